package io.github.sessionctl.maven.parameter;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.jspecify.annotations.Nullable;

/** What somebody writes for the goal logoff-disconnected, or for logoff. */
final class WrittenGoal {

    final Properties user = new Properties();
    final Properties system = new Properties();
    final Properties project = new Properties();
    final Map<String, Object> variables = new HashMap<>();
    private final GoalDescription goal;
    private @Nullable Xpp3Dom shared;
    private @Nullable Xpp3Dom own;

    private WrittenGoal(GoalDescription goal) {
        this.goal = goal;
    }

    static WrittenGoal cleanUp() {
        return new WrittenGoal(description("logoff-disconnected", false));
    }

    /** The same called by hand, and nothing else with it. */
    static WrittenGoal cleanUpAlone() {
        return new WrittenGoal(description("logoff-disconnected", true));
    }

    private static GoalDescription description(String name, boolean isAlone) {
        Map<String, String> defaults = new TreeMap<>(Map.of(
                "hosts", "local",
                "skip", "false",
                "failOnError", "true",
                "disconnectedFor", "10m",
                "includeUsers", "*",
                "excludeUsers", "",
                "keepIfRunning", "",
                "maxLogoffs", "",
                "dryRun", "false",
                "reportFile", ""));
        defaults.put("includeConsole", "false");
        Set<String> known = new TreeSet<>(defaults.keySet());
        known.addAll(Set.of("id", "user", "states", "all", "force", "message", "format", "detail"));
        return new GoalDescription(name, defaults, defaults.keySet(), known, isAlone);
    }

    /** In the plugin's configuration. */
    WrittenGoal shared(String elements) throws Exception {
        shared = dom(elements);
        return this;
    }

    /** In the execution's configuration. */
    WrittenGoal own(String elements) throws Exception {
        own = dom(elements);
        return this;
    }

    Xpp3Dom own() {
        return Objects.requireNonNull(own);
    }

    WrittenGoal called(String property, String value) {
        user.setProperty(property, value);
        return this;
    }

    WrittenGoal inProject(String property, String value) {
        project.setProperty(property, value);
        return this;
    }

    WrittenGoal knowing(String variable, String value) {
        variables.put("${" + variable + '}', value);
        return this;
    }

    GoalConfiguration read() {
        Xpp3Dom merged = new Xpp3Dom("configuration");
        for (String parameter : goal.defaults().keySet()) {
            Xpp3Dom element = new Xpp3Dom(parameter);
            element.setValue("${session." + parameter + '}');
            merged.addChild(element);
        }
        return new GoalConfiguration(goal, new Sources(shared, own, merged, user, system, project), variables::get);
    }

    private static Xpp3Dom dom(String elements) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>"));
    }
}
