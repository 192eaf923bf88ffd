package io.github.sessionctl.maven;

import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.parameter.GoalDescription;
import io.github.sessionctl.maven.parameter.Sources;
import io.github.sessionctl.session.QuotedInput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Where Maven keeps what was written for a goal. */
final class MavenConfiguration {

    private MavenConfiguration() {}

    static GoalConfiguration of(MavenSession session, MojoExecution execution) {
        MavenProject project = session.getCurrentProject();
        @Nullable Plugin plugin = plugin(project, execution);
        @Nullable PluginExecution bound =
                plugin == null ? null : plugin.getExecutionsAsMap().get(execution.getExecutionId());
        PluginParameterExpressionEvaluator evaluator = new PluginParameterExpressionEvaluator(session, execution);
        return new GoalConfiguration(
                description(session, execution, bound),
                new Sources(
                        configuration(plugin),
                        configuration(bound),
                        execution.getConfiguration(),
                        session.getUserProperties(),
                        session.getSystemProperties(),
                        project.getProperties()),
                expression -> evaluate(evaluator, expression));
    }

    private static GoalDescription description(
            MavenSession session, MojoExecution execution, @Nullable PluginExecution bound) {
        MojoDescriptor goal = execution.getMojoDescriptor();
        Map<String, String> defaults = new TreeMap<>();
        for (String parameter : parameters(Stream.of(goal))) {
            @Nullable PlexusConfiguration element = goal.getMojoConfiguration().getChild(parameter, false);
            defaults.put(parameter, element == null ? "" : element.getAttribute("default-value", ""));
        }
        Collection<MojoDescriptor> all = goal.getPluginDescriptor().getMojos();
        Set<String> known = parameters(all.stream());
        Collection<String> siblings = bound == null ? List.of() : bound.getGoals();
        return new GoalDescription(
                goal.getGoal(),
                defaults,
                siblings.isEmpty() ? known : parameters(all.stream().filter(each -> siblings.contains(each.getGoal()))),
                known,
                execution.getSource() == MojoExecution.Source.CLI
                        && session.getGoals().size() == 1);
    }

    private static Set<String> parameters(Stream<MojoDescriptor> goals) {
        Set<String> names = new TreeSet<>();
        goals.map(MojoDescriptor::getParameters)
                .filter(Objects::nonNull)
                .forEach(parameters -> parameters.stream()
                        .filter(Parameter::isEditable)
                        .map(Parameter::getName)
                        .forEach(names::add));
        return names;
    }

    /** The plugin as the POM has it, for what Maven hands on has lost its configuration where the goal was called by hand. */
    private static @Nullable Plugin plugin(MavenProject project, MojoExecution execution) {
        Build build = project.getBuild();
        Stream<Plugin> managed =
                build.getPluginManagement() == null ? Stream.of() : build.getPluginManagement().getPlugins().stream();
        String key = execution.getGroupId() + ':' + execution.getArtifactId();
        return Stream.concat(build.getPlugins().stream(), managed)
                .filter(plugin -> plugin.getKey().equals(key))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Xpp3Dom configuration(@Nullable ConfigurationContainer container) {
        return container != null && container.getConfiguration() instanceof Xpp3Dom elements ? elements : null;
    }

    private static @Nullable Object evaluate(PluginParameterExpressionEvaluator evaluator, String expression) {
        try {
            return evaluator.evaluate(expression);
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException("Maven cannot evaluate " + QuotedInput.of(expression), e);
        }
    }
}
