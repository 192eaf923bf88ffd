package io.github.sessionctl.maven;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.ActionGoal;
import io.github.sessionctl.maven.run.Goal;
import io.github.sessionctl.maven.run.LogoffGoal;
import io.github.sessionctl.request.SessionRequest;
import java.io.File;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that does something to sessions has in common. */
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
abstract class AbstractActingMojo extends AbstractSessionMojo {

    /**
     * Only the sessions of users who match one of these patterns, separated by commas. {@code *} means any characters and {@code ?} one, case is
     * ignored; a pattern with a backslash is compared with {@code DOMAIN\name}, one without with the user alone, and {@code .\name} is an account of
     * the machine itself. For example {@code -Dsession.includeUsers=build-*,CORP\*}.
     * @since 1.0.0
     */
    @Parameter(property = "session.includeUsers", defaultValue = "*")
    private @Nullable List<@Nullable String> includeUsers;

    /**
     * Never the sessions of users who match one of these patterns, written as in includeUsers; wins over it. Nobody when left out. For example
     * {@code -Dsession.excludeUsers=svc-*}.
     * @since 1.0.0
     */
    @Parameter(property = "session.excludeUsers")
    private @Nullable List<@Nullable String> excludeUsers;

    /**
     * Keeps every session in which one of these processes runs, or of which no process can be seen. Names without path or pattern, separated by
     * commas; case and {@code .exe} do not matter. None when left out. For example {@code -Dsession.keepIfRunning=devenv.exe,idea64.exe}.
     * @since 1.0.0
     */
    @Parameter(property = "session.keepIfRunning")
    private @Nullable List<@Nullable String> keepIfRunning;

    /**
     * At most so many sessions on each host, those that have been left alone longest first. No limit when left out. For example
     * {@code -Dsession.maxLogoffs=3}.
     * @since 1.0.0
     */
    @Parameter(property = "session.maxLogoffs")
    private @Nullable String maxLogoffs;

    /**
     * Whether only to show what would be done: {@code true} or {@code false}. For example {@code -Dsession.dryRun=true}.
     * @since 1.0.0
     */
    @Parameter(property = "session.dryRun", defaultValue = "false")
    private @Nullable String dryRun;

    /**
     * The file for a report in JSON, written also when the goal fails; a relative path begins at the module. Where it cannot be written, nothing is
     * done. No report when left out. For example {@code -Dsession.reportFile=target/sessions.json}.
     * @since 1.0.0
     */
    @Parameter(property = "session.reportFile")
    private @Nullable File reportFile;

    /** The goal that logs off whom the request means. */
    Goal logoff(GoalConfiguration written, Function<SessionRequest, LogoffPolicy> policy) {
        SessionRequest request = written.request();
        return new LogoffGoal(
                written.hosts(),
                policy.apply(request),
                request.noticeTime(),
                request.timeout(),
                request.isDryRun(),
                file(written, "reportFile"));
    }

    /** The goal that does something else to them. */
    Goal act(
            GoalConfiguration written,
            Function<SessionRequest, LogoffPolicy> policy,
            Function<SessionRequest, SessionAction> action) {
        SessionRequest request = written.request();
        return new ActionGoal(
                written.hosts(),
                policy.apply(request),
                action.apply(request),
                request.isDryRun(),
                file(written, "reportFile"));
    }
}
