package io.github.sessionctl.maven;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.maven.parameter.ListParameter;
import io.github.sessionctl.maven.parameter.TextParameter;
import io.github.sessionctl.maven.run.GoalRun;
import io.github.sessionctl.maven.run.LogoffRun;
import io.github.sessionctl.maven.run.WantedByPolicy;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Logs off disconnected user sessions, so that a shared build agent starts clean. Never the services session, listeners, the session
 * that Maven runs in or, unless asked to, the console. Shows what it decided for each session and why, then what became of it. Needs no
 * project. On other systems than Windows it says so in one line and succeeds.
 *
 * @since 1.0.0
 */
@Mojo(name = "logoff-disconnected", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class LogoffDisconnectedMojo extends AbstractActingMojo {

    /**
     * Only sessions that have been disconnected for at least this long: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d} or
     * {@code PT30M}. With {@code 0s} every disconnected session. A session whose disconnect time is not known is kept when a minimum is
     * given. For example {@code -Dsession.disconnectedFor=30m}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.disconnectedFor", defaultValue = "0s")
    private @Nullable String disconnectedFor;

    /**
     * Only the sessions of users who match one of these patterns, separated by commas. {@code *} stands for
     * any characters and {@code ?} for one, case is ignored; a pattern with a backslash is compared with {@code DOMAIN\name}, one
     * without with the user alone. For example {@code -Dsession.includeUsers=build-*,CORP\*}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.includeUsers", defaultValue = "*")
    private @Nullable List<@Nullable String> includeUsers;

    /**
     * Never the sessions of users who match one of these patterns, written as in includeUsers; wins over it. Nobody when left out.
     * For example {@code -Dsession.excludeUsers=svc-*}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.excludeUsers")
    private @Nullable List<@Nullable String> excludeUsers;

    /**
     * Keeps every session in which one of these processes runs, separated by commas: names without path or pattern; case and {@code .exe} do not matter. None when left
     * out. For example {@code -Dsession.keepIfRunning=devenv.exe,idea64.exe}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.keepIfRunning")
    private @Nullable List<@Nullable String> keepIfRunning;

    /**
     * Whether the session at the physical console may be logged off, too, when it is disconnected: {@code true} or {@code false}. For
     * example {@code -Dsession.includeConsole=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.includeConsole", defaultValue = "false")
    private @Nullable String includeConsole;

    /**
     * Logs off at most so many sessions on each host, those disconnected longest first. No limit when left out. For example
     * {@code -Dsession.maxLogoffs=3}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.maxLogoffs")
    private @Nullable String maxLogoffs;

    /**
     * How long one session's logoff may take to finish, written as in disconnectedFor; after that it is reported as STILL_LOGGING_OFF. All
     * sessions of a host are waited for at once. For example {@code -Dsession.timeout=2m}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.timeout", defaultValue = "30s")
    private @Nullable String timeout;

    @Override
    GoalRun prepare(List<HostAddress> addresses) {
        WantedByPolicy wanted = new WantedByPolicy(
                new TextParameter("disconnectedFor", disconnectedFor).asDuration(),
                new ListParameter("includeUsers", includeUsers)
                        .asNotEmpty(UserPattern::parse, "for example build-*, CORP\\* or, for everybody, *"),
                new ListParameter("excludeUsers", excludeUsers).as(UserPattern::parse),
                new ListParameter("keepIfRunning", keepIfRunning).as(LogoffPolicy::processName),
                new TextParameter("includeConsole", includeConsole).asFlag(),
                new TextParameter("maxLogoffs", maxLogoffs).asCount());
        return new LogoffRun(
                addresses, wanted, new TextParameter("timeout", timeout).asDuration(), dryRun(), reportFile());
    }
}
