package io.github.sessionctl.maven;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.Goal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Disconnects the sessions that match every selector given, as {@code tsdiscon} does: programs run on, and the users may connect again. Everybody
 * needs all; without a selector it refuses. The session that Maven runs in and the console only with force. Needs no project.
 * @since 1.0.0
 */
@Mojo(name = "disconnect", requiresProject = false, threadSafe = true)
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
public final class DisconnectMojo extends AbstractSelectingMojo {

    /**
     * Whether the session that Maven runs in and the one at the console are meant, too: {@code true} or {@code false}. For example
     * {@code -Dsession.force=true}.
     * @since 1.0.0
     */
    @Parameter(property = "session.force", defaultValue = "false")
    private @Nullable String force;

    @Override
    Goal prepare(GoalConfiguration written) {
        return act(written, request -> request.selected(false), request -> SessionAction.disconnect());
    }
}
