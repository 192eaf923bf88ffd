package io.github.sessionctl.maven;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.maven.parameter.TextParameter;
import io.github.sessionctl.maven.run.ActionRun;
import io.github.sessionctl.maven.run.Force;
import io.github.sessionctl.maven.run.GoalRun;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Disconnects the sessions that match every selector given, as {@code tsdiscon} does: programs run on, and the users may connect again.
 * Everybody needs all; without a selector it refuses. The session that Maven runs in and the console only with force. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "disconnect", requiresProject = false, threadSafe = true)
public final class DisconnectMojo extends AbstractSelectingMojo {

    /**
     * Whether the session that Maven runs in and the one at the console are meant, too: {@code true} or {@code false}. For example
     * {@code -Dsession.force=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.force", defaultValue = "false")
    private @Nullable String force;

    @Override
    GoalRun prepare(List<HostAddress> addresses) {
        boolean isForced = new TextParameter("force", force).asFlag();
        return new ActionRun(
                addresses,
                selectors(),
                isForced ? Force.OWN_SESSION_AND_CONSOLE : Force.NONE,
                SessionAction.disconnect(),
                dryRun(),
                reportFile());
    }
}
