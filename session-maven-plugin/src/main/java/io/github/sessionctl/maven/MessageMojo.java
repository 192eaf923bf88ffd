package io.github.sessionctl.maven;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.Goal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows a message in the active sessions that match every selector given, as {@code msg} does, and does not wait for their users. Everybody needs
 * all; without a selector it refuses. Needs no project.
 * @since 1.0.0
 */
@Mojo(name = "message", requiresProject = false, threadSafe = true)
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
public final class MessageMojo extends AbstractSelectingMojo {

    /**
     * What the message says; needed. For example {@code -Dsession.message="Restart at 18:00"}.
     * @since 1.0.0
     */
    @Parameter(property = "session.message")
    private @Nullable String message;

    /**
     * What the message has as its title. For example {@code -Dsession.title=Backup}.
     * @since 1.0.0
     */
    @Parameter(property = "session.title", defaultValue = "Message")
    private @Nullable String title;

    /**
     * How long it stays when nobody clicks it away, {@code 1s} to {@code 1d}. For example {@code -Dsession.showFor=10m}.
     * @since 1.0.0
     */
    @Parameter(property = "session.showFor", defaultValue = "60s")
    private @Nullable String showFor;

    @Override
    Goal prepare(GoalConfiguration written) {
        // A message harms nobody, so the session that Maven runs in and the console get it, too.
        return act(written, request -> request.selected(true), request -> SessionAction.send(request.message()));
    }
}
