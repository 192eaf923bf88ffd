package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in the calls of one operation, for {@link Scenario.Builder#fault}. When nothing is said, every call succeeds at once. Every method
 * replaces what was said before and returns this object; none takes null. What means nothing is refused with an {@link IllegalArgumentException} by
 * the method that takes the filling. Not for use by several threads.
 */
public final class FaultSpec {

    @Nullable SessionId session;

    int error;
    Duration delay = Duration.ZERO;
    int times = Integer.MAX_VALUE;

    FaultSpec() {}

    /** Only calls for this session. Cannot be said of operations that are about the whole host. */
    public FaultSpec session(SessionId id) {
        session = id;
        return this;
    }

    /** The Win32 error that the call fails with, such as 5 for access denied; 0 lets it succeed. */
    public FaultSpec error(int code) {
        error = code;
        return this;
    }

    /** How long the call takes, whether it fails or not. */
    public FaultSpec delay(Duration duration) {
        delay = duration;
        return this;
    }

    /** How many calls it holds for, at least 1; later ones succeed again. */
    public FaultSpec times(int calls) {
        times = calls;
        return this;
    }
}
