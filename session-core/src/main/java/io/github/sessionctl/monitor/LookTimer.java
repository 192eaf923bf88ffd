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
     * Says that a look is worth while so much later, beside those that come before. Said again, only the last counts: what made the others
     * worth while has had its look.
     */
    void raiseAfter(Duration delay);

    /** Takes back what {@link #raiseAfter} has said, unless its time has come. */
    void cancelRaiseAfter();

    /**
     * Waits until it is time for the next look: so long, or until {@link #raise} or {@link #raiseAfter} says so.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void await(Duration interval) throws InterruptedException;
}
