package io.github.sessionctl.maven;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.maven.parameter.ListParameter;
import io.github.sessionctl.maven.parameter.TextParameter;
import io.github.sessionctl.maven.run.GoalRun;
import io.github.sessionctl.maven.run.Problems;
import io.github.sessionctl.session.QuotedInput;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/** What every goal that looks at hosts has in common, and the order in which it happens. */
abstract class AbstractSessionMojo extends AbstractMojo {

    /**
     * The hosts whose sessions are meant, separated by commas: {@code local} is the machine that Maven runs on, {@code simulated} a
     * made-up one to try things out with, and {@code simulated:FILE} one from a scenario file. On Windows also server names,
     * {@code broker:NAME} for the session hosts of a Remote Desktop deployment, and {@code domain:NAME} for those of a domain; up to 32 are
     * asked at a time. For example {@code -Dsession.hosts=agent1,agent2}.
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

    /**
     * Whether the build fails when what was asked for could not be done or found out: {@code true}, or {@code false}, which makes a warning of
     * it. Wrong parameters fail it in any case. For example {@code -Dsession.failOnError=false}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.failOnError", defaultValue = "true")
    private @Nullable String failOnError;

    /**
     * Whether executions of a goal with the same settings (wherever they write their results) count as one in a build, however many modules it
     * has and whatever builds in parallel: {@code true} or {@code false}. The first one runs, the others wait for it and fail if it
     * fails. For example {@code -Dsession.oncePerBuild=false}.
     *
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
     * Checks the goal's own parameters; touches nothing.
     *
     * @throws BadParameterException when one of them means nothing
     */
    abstract GoalRun prepare(List<HostAddress> addresses);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        GoalRun run;
        List<HostAddress> addresses;
        boolean isFatal;
        boolean isOnce;
        try {
            if (new TextParameter("skip", skip).asFlag()) {
                getLog().info("Skipped, because session.skip is true.");
                return;
            }
            UndefinedVariables.refuse(mojoExecution.getConfiguration(), this::evaluate);
            addresses = new ListParameter("hosts", hosts).asNotEmpty(HostAddress::parse, HostAddress.FORMS);
            isFatal = new TextParameter("failOnError", failOnError).asFlag();
            isOnce = new TextParameter("oncePerBuild", oncePerBuild).asFlag();
            run = prepare(addresses);
        } catch (BadParameterException e) {
            throw new MojoExecutionException(e.getMessage());
        }
        if (!isOnce) {
            act(run, addresses, isFatal);
            return;
        }
        String key = getClass().getName() + ' ' + run.key() + ' ' + isFatal;
        boolean isFirst = new OncePerBuild(mavenSession.getRepositorySession().getData())
                .run(key, () -> act(run, addresses, isFatal));
        if (!isFirst) {
            getLog().debug("Done already in this build; session.oncePerBuild=false does it for every module.");
        }
    }

    private @Nullable Object evaluate(String expression) {
        try {
            return new PluginParameterExpressionEvaluator(mavenSession, mojoExecution).evaluate(expression);
        } catch (ExpressionEvaluationException e) {
            // Maven has evaluated it once already, before it set the parameter.
            throw new IllegalStateException("Maven cannot evaluate " + QuotedInput.of(expression), e);
        }
    }

    private void act(GoalRun run, List<HostAddress> addresses, boolean isFatal)
            throws MojoExecutionException, MojoFailureException {
        if (!SessionHosts.isWindows() && addresses.stream().allMatch(host -> host.kind() == HostAddress.Kind.LOCAL)) {
            getLog().info("Nothing to do: this is " + System.getProperty("os.name")
                    + ", and only Windows has sessions. To try the goal out: -Dsession.hosts=simulated");
            return;
        }
        Problems problems = run.run(getLog());
        if (isFatal) {
            problems.fail();
        } else if (!problems.isEmpty()) {
            problems.text().lines().forEach(getLog()::warn);
        }
    }
}
