package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in calls of an operation.
 *
 * @param session only calls for this session, null for all
 * @param error Win32 error to fail with, 0 to succeed
 * @param delay how long the call takes
 * @param times how many calls it holds for
 */
record Fault(SessionOperation operation, @Nullable SessionId session, int error, Duration delay, int times) {

    Fault {
        if (session != null && !ScenarioValues.isAboutOneSession(operation)) {
            throw new IllegalArgumentException(
                    operation.name().toLowerCase(Locale.ROOT) + " is about the whole host, not a session");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a call cannot take " + delay);
        }
        if (times < 1) {
            throw new IllegalArgumentException("a fault that holds for " + times + " calls is none");
        }
    }

    boolean matches(SessionOperation called, @Nullable SessionId on) {
        return operation == called && (session == null || session.equals(on));
    }
}
