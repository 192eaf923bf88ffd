package io.github.sessionctl.maven;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.maven.parameter.TextParameter;
import io.github.sessionctl.maven.run.ActionRun;
import io.github.sessionctl.maven.run.Force;
import io.github.sessionctl.maven.run.GoalRun;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows a message in the active sessions that match every selector given, as {@code msg} does, and does not wait for their users. Everybody
 * needs all; without a selector it refuses. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "message", requiresProject = false, threadSafe = true)
public final class MessageMojo extends AbstractSelectingMojo {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);

    /**
     * What the message says; needed. For example {@code -Dsession.message="Restart at 18:00"}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.message")
    private @Nullable String message;

    /**
     * What stands above it. For example {@code -Dsession.title=Backup}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.title", defaultValue = "Message")
    private @Nullable String title;

    /**
     * How long it stays when nobody clicks it away, {@code 1s} to {@code 1d}. For example {@code -Dsession.showFor=10m}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.showFor", defaultValue = "60s")
    private @Nullable String showFor;

    @Override
    GoalRun prepare(List<HostAddress> addresses) {
        Message shown = new Message(
                new TextParameter("title", title).asText(),
                new TextParameter("message", message).asText(),
                MessageStyle.INFORMATION,
                new TextParameter("showFor", showFor).asDuration(LEAST, MOST));
        // A message harms nobody, so the own session and the console get it, too.
        return new ActionRun(
                addresses,
                selectors(),
                Force.OWN_SESSION_AND_CONSOLE,
                SessionAction.send(shown),
                dryRun(),
                reportFile());
    }
}
