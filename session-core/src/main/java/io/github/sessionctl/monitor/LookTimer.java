package io.github.sessionctl.monitor;

import java.time.Duration;
import java.time.Instant;

/** When to look, so that tests need not wait. */
interface LookTimer {

    /** The time of day, for events. */
    Instant now();

    /** Says that a look is worth while now: the wait that is under way, or else the next one, ends at once. */
    void raise();

    /**
     * Waits until it is time for the next look: so long, or until {@link #raise}.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void await(Duration interval) throws InterruptedException;
}
