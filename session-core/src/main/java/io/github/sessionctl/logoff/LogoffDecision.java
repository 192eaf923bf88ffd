package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan has decided for one session.
 *
 * @param session the session as the decision saw it
 * @param objection why it is left alone; null when it is to be logged off
 */
public record LogoffDecision(SessionInfo session, @Nullable LogoffObjection objection) {

    /** Whether the session is to be logged off. */
    public boolean logsOff() {
        return objection == null;
    }

    /** The rule that keeps the session; empty when it is to be logged off. */
    public Optional<LogoffRule> rule() {
        return Optional.ofNullable(objection).map(LogoffObjection::rule);
    }
}
