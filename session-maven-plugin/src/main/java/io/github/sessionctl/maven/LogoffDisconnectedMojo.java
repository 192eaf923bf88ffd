package io.github.sessionctl.maven;

import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.Goal;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Logs off disconnected user sessions, so that a shared build agent starts clean. Never the services session, listeners, the session that Maven runs
 * in or, unless asked to, the console. Shows what it decided for each session and why, then what became of it. Needs no project. On other systems
 * than Windows it says so in one line and succeeds.
 * @since 1.0.0
 */
@Mojo(name = "logoff-disconnected", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
public final class LogoffDisconnectedMojo extends AbstractActingMojo {

    /**
     * Only sessions that have been disconnected for at least this long: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d} or {@code PT30M}. With
     * {@code 0s} every disconnected session, also that of a user whose line has just dropped. A session whose disconnect time is not known is kept.
     * For example {@code -Dsession.disconnectedFor=30m}.
     * @since 1.0.0
     */
    @Parameter(property = "session.disconnectedFor", defaultValue = "10m")
    private @Nullable String disconnectedFor;

    /**
     * Whether the session at the physical console may be logged off, too, when it is disconnected: {@code true} or {@code false}. For example
     * {@code -Dsession.includeConsole=true}.
     * @since 1.0.0
     */
    @Parameter(property = "session.includeConsole", defaultValue = "false")
    private @Nullable String includeConsole;

    /**
     * How long one session's logoff may take to finish, written as in disconnectedFor; after that it is reported as STILL_LOGGING_OFF. All sessions
     * of a host are waited for at once. For example {@code -Dsession.timeout=2m}.
     * @since 1.0.0
     */
    @Parameter(property = "session.timeout", defaultValue = "30s")
    private @Nullable String timeout;

    @Override
    Goal prepare(GoalConfiguration written) {
        return logoff(written, request -> request.disconnected());
    }
}
