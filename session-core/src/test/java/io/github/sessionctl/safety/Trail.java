package io.github.sessionctl.safety;

import org.jspecify.annotations.Nullable;

/** What one thread has just done. Guarded by its witness's lock. */
final class Trail {

    /** The moment at which the look that is under way began; negative when none is. */
    int lookFrom = -1;

    /** The look at a session that was its last call; null when that was another one. */
    @Nullable Look look;

    /** When its last call returned, by the run's clock. */
    long returnedAt;

    /** It has gone on to something else. */
    void goOn() {
        look = null;
        lookFrom = -1;
    }
}
