package io.github.sessionctl.maven;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.maven.parameter.TextParameter;
import io.github.sessionctl.maven.run.Force;
import io.github.sessionctl.maven.run.GoalRun;
import io.github.sessionctl.maven.run.LogoffRun;
import io.github.sessionctl.maven.run.WantedBySelectors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Logs off the sessions that match every selector given: id, name, user, states, idleFor; everybody needs all. Without a selector it
 * refuses. Never the services session, listeners or sessions without a user, and the session that Maven runs in and the console only with
 * force. What has not been saved in a session is lost. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "logoff", requiresProject = false, threadSafe = true)
public final class LogoffMojo extends AbstractSelectingMojo {

    private static final Duration LEAST_TO_ANSWER = Duration.ofSeconds(1);

    /**
     * Whether the session that Maven runs in and the one at the console are meant, too: {@code true} or {@code false}. For example
     * {@code -Dsession.force=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.force", defaultValue = "false")
    private @Nullable String force;

    /**
     * How long one session's logoff may take to finish: {@code 90s}, {@code 30m} and the like; after that it is reported as STILL_LOGGING_OFF.
     * All sessions of a host are waited for at once. For example {@code -Dsession.timeout=2m}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.timeout", defaultValue = "30s")
    private @Nullable String timeout;

    /**
     * What the users of active sessions are told first, all at the same time; or, with ask, what they are asked. Who is disconnected reads
     * nothing and is not waited for. Nothing when left out. For example {@code -Dsession.message="Restart at 18:00"}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.message")
    private @Nullable String message;

    /**
     * How long users have between the message and the logoff, up to {@code 1d}; with ask, how long they have to answer, where 0s means 60s. For
     * example {@code -Dsession.grace=5m}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.grace", defaultValue = "0s")
    private @Nullable String grace;

    /**
     * Whether the users of active sessions are asked first, Yes or No: {@code true} or {@code false}. Who says No, or nothing, is left
     * alone. For example {@code -Dsession.ask=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.ask", defaultValue = "false")
    private @Nullable String ask;

    @Override
    GoalRun prepare(List<HostAddress> addresses) {
        boolean isForced = new TextParameter("force", force).asFlag();
        return new LogoffRun(
                addresses,
                new WantedBySelectors(selectors(), isForced ? Force.OWN_SESSION_AND_CONSOLE : Force.NONE, notice()),
                new TextParameter("timeout", timeout).asDuration(),
                dryRun(),
                reportFile());
    }

    private LogoffNotice notice() {
        Optional<String> text = new TextParameter("message", message).asGiven(Function.identity(), "a text");
        Duration time = new TextParameter("grace", grace).asDuration(Duration.ZERO, LogoffNotice.LONGEST);
        if (new TextParameter("ask", ask).asFlag()) {
            Duration answer = time.isZero() ? LogoffNotice.TIME_TO_ANSWER : time;
            if (answer.compareTo(LEAST_TO_ANSWER) < 0) {
                throw new BadParameterException("grace", "with ask it is the time to answer; use 1s or more");
            }
            return LogoffNotice.ask(LogoffNotice.TITLE, text.orElse(LogoffNotice.QUESTION), answer);
        }
        if (text.isEmpty()) {
            if (!time.isZero()) {
                throw new BadParameterException(
                        "grace", "nobody would know what the time is for; give message or ask, too");
            }
            return LogoffNotice.none();
        }
        return LogoffNotice.warn(LogoffNotice.TITLE, text.get(), time);
    }
}
