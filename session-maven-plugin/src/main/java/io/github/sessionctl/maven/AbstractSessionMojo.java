package io.github.sessionctl.maven;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.Goal;
import io.github.sessionctl.maven.run.OutputFile;
import io.github.sessionctl.maven.run.Problems;
import io.github.sessionctl.request.RefusedRequestException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What every goal that looks at hosts has in common, and the order in which it happens. The fields of the goals are their parameters' names, types,
 * defaults and descriptions, of which Maven makes help and pages; what is written for them is read by {@link GoalConfiguration}.
 */
@SuppressWarnings("unused")
abstract class AbstractSessionMojo extends AbstractMojo {

    /**
     * The hosts whose sessions are meant, separated by commas: {@code local} is the machine that Maven runs on, {@code simulated} a made-up one to
     * try things out with, and {@code simulated:FILE} one from a scenario file. On Windows also server names, {@code broker:NAME} for the session
     * hosts of a Remote Desktop deployment, and {@code domain:NAME} for those of a domain; up to 32 are asked at a time. For example
     * {@code -Dsession.hosts=agent1,agent2}.
     * @since 1.0.0
     */
    @Parameter(property = "session.hosts", defaultValue = "local")
    private @Nullable List<@Nullable String> hosts;

    /**
     * Whether to do nothing at all: {@code true} or {@code false}. For example {@code -Dsession.skip=true}.
     * @since 1.0.0
     */
    @Parameter(property = "session.skip", defaultValue = "false")
    private @Nullable String skip;

    /**
     * Whether the build fails when what was asked for could not be done or found out: {@code true}, or {@code false}, which makes a warning of it.
     * Wrong parameters fail it in any case. For example {@code -Dsession.failOnError=false}.
     * @since 1.0.0
     */
    @Parameter(property = "session.failOnError", defaultValue = "true")
    private @Nullable String failOnError;

    /**
     * Whether executions of a goal with the same settings (wherever they write their results) count as one in a build, however many modules it has
     * and whatever builds in parallel: {@code true} or {@code false}. The first one runs, the others wait for it and fail if it fails. For example
     * {@code -Dsession.oncePerBuild=false}.
     * @since 1.0.0
     */
    @Parameter(property = "session.oncePerBuild", defaultValue = "true")
    private @Nullable String oncePerBuild;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it before it calls execute.
    private MavenSession mavenSession;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it before it calls execute.
    private MojoExecution mojoExecution;

    /**
     * Makes the goal of what was written; touches nothing.
     *
     * @throws BadParameterException when something means nothing
     * @throws RefusedRequestException when something cannot be asked for
     */
    abstract Goal prepare(GoalConfiguration written);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        GoalConfiguration written = MavenConfiguration.of(mavenSession, mojoExecution);
        Run run;
        boolean isOnce;
        try {
            if (written.flag("skip")) {
                getLog().info("Skipped, because session.skip is true.");
                return;
            }
            List<String> warnings = written.check();
            isOnce = written.flag("oncePerBuild");
            run = new Run(prepare(written), warnings, written.flag("failOnError"));
        } catch (BadParameterException e) {
            throw new MojoExecutionException(e.getMessage());
        } catch (RefusedRequestException e) {
            throw new MojoExecutionException(GoalConfiguration.refused(e).getMessage());
        }
        if (!isOnce) {
            act(run);
            return;
        }
        OncePerBuild once = new OncePerBuild(mavenSession.getRepositorySession().getData());
        if (!once.run(written.key(), () -> act(run))) {
            getLog().info("Done already in this build.");
        }
    }

    /** The file that a parameter names; empty when it was left out. A relative path begins at the module, as everywhere in Maven. */
    Optional<Path> file(GoalConfiguration written, String parameter) {
        return written.given(parameter)
                .map(text -> OutputFile.of(
                        parameter,
                        text,
                        new PluginParameterExpressionEvaluator(mavenSession, mojoExecution)
                                .alignToBaseDirectory(new File(text))));
    }

    private record Run(Goal goal, List<String> warnings, boolean isFatal) {}

    private void act(Run run) throws MojoExecutionException, MojoFailureException {
        run.warnings().forEach(getLog()::warn);
        if (!SessionHosts.isWindows()
                && run.goal().hosts().stream().allMatch(host -> host.kind() == HostAddress.Kind.LOCAL)) {
            getLog().info("Nothing to do: this is " + System.getProperty("os.name")
                    + ", and only Windows has sessions. To try the goal out: -Dsession.hosts=simulated");
            return;
        }
        Problems unwritable = new Problems();
        run.goal().file().ifPresent(file -> OutputFile.probe(file, unwritable));
        Problems problems = unwritable.isEmpty() ? run.goal().run(getLog()) : unwritable;
        if (run.isFatal()) {
            problems.fail();
        } else if (!problems.isEmpty()) {
            problems.text().lines().forEach(getLog()::warn);
        }
    }
}
