package io.github.sessionctl.maven;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.HostAddress;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that looks at hosts has in common, and the order in which it happens. */
abstract class AbstractSessionMojo extends AbstractMojo {

    /**
     * The hosts whose sessions are meant, separated by commas: {@code local} is the machine that Maven runs on, {@code simulated} a
     * made-up one to try things out with, and {@code simulated:FILE} one from a scenario file. On Windows also server names,
     * one after the other; {@code broker:NAME} and {@code domain:NAME} are understood but refused, as no goal expands them so far.
     * For example {@code -Dsession.hosts=simulated}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.hosts", defaultValue = "local")
    private @Nullable List<@Nullable String> hosts;

    /**
     * Whether to do nothing at all: {@code true} or {@code false}. For example {@code -Dsession.skip=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.skip", defaultValue = "false")
    private @Nullable String skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it before it calls execute.
    private MavenSession mavenSession;

    /**
     * Checks the goal's own parameters; touches nothing.
     *
     * @throws BadParameterException when one of them means nothing
     */
    abstract GoalRun prepare(List<HostAddress> addresses);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        GoalRun run;
        List<HostAddress> addresses;
        try {
            if (new TextParameter("skip", skip).asFlag()) {
                getLog().info("Skipped, because session.skip is true.");
                return;
            }
            addresses = new ListParameter("hosts", hosts).asNotEmpty(HostAddress::parse, HostAddress.FORMS);
            run = prepare(addresses);
        } catch (BadParameterException e) {
            throw new MojoExecutionException(e.getMessage());
        }
        Optional<String> key = run.oncePerBuildKey();
        if (key.isEmpty()) {
            act(run, addresses);
            return;
        }
        boolean isFirst = new OncePerBuild(mavenSession.getRepositorySession().getData())
                .run(getClass().getName() + ' ' + key.get(), () -> act(run, addresses));
        if (!isFirst) {
            getLog().debug("Done already in this build; session.oncePerBuild=false does it for every module.");
        }
    }

    private void act(GoalRun run, List<HostAddress> addresses) throws MojoExecutionException, MojoFailureException {
        if (addresses.equals(List.of(HostAddress.LOCAL)) && !SessionHosts.isWindows()) {
            getLog().info("Nothing to do: this is " + System.getProperty("os.name")
                    + ", and only Windows has sessions. To try the goal out: -Dsession.hosts=simulated");
            return;
        }
        Problems problems = run.run(getLog());
        if (run.failsOnError()) {
            problems.fail();
        } else if (!problems.isEmpty()) {
            problems.text().lines().forEach(getLog()::warn);
        }
    }
}
