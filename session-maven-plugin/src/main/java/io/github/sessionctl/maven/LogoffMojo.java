package io.github.sessionctl.maven;

import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.Goal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Logs off the sessions that match every selector given: id, name, user, states, idleFor; everybody needs all. Without a selector it refuses. Never
 * the services session, listeners or sessions without a user, and the session that Maven runs in and the console only with force. What has not been
 * saved in a session is lost. Needs no project.
 * @since 1.0.0
 */
@Mojo(name = "logoff", requiresProject = false, threadSafe = true)
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
public final class LogoffMojo extends AbstractSelectingMojo {

    /**
     * Whether the session that Maven runs in and the one at the console are meant, too: {@code true} or {@code false}. For example
     * {@code -Dsession.force=true}.
     * @since 1.0.0
     */
    @Parameter(property = "session.force", defaultValue = "false")
    private @Nullable String force;

    /**
     * How long one session's logoff may take to finish: {@code 90s}, {@code 30m} and the like; after that it is reported as STILL_LOGGING_OFF. All
     * sessions of a host are waited for at once. For example {@code -Dsession.timeout=2m}.
     * @since 1.0.0
     */
    @Parameter(property = "session.timeout", defaultValue = "30s")
    private @Nullable String timeout;

    /**
     * What the users of active sessions are told first, all at the same time; or, with ask, what they are asked. Anyone who is disconnected reads
     * nothing and is not waited for. Nothing when left out. For example {@code -Dsession.message="Restart at 18:00"}.
     * @since 1.0.0
     */
    @Parameter(property = "session.message")
    private @Nullable String message;

    /**
     * How long users have between the message and the logoff, up to {@code 1d}: no time when left out. With ask, how long they have to answer,
     * {@code 1s} to {@code 1d}: 60s when left out. For example {@code -Dsession.grace=5m}.
     * @since 1.0.0
     */
    @Parameter(property = "session.grace")
    private @Nullable String grace;

    /**
     * Whether the users of active sessions are asked first, Yes or No: {@code true} or {@code false}. Anyone who says No, or nothing, is left alone.
     * For example {@code -Dsession.ask=true}.
     * @since 1.0.0
     */
    @Parameter(property = "session.ask", defaultValue = "false")
    private @Nullable String ask;

    @Override
    Goal prepare(GoalConfiguration written) {
        return logoff(written, request -> request.selected(false));
    }
}
