package io.github.sessionctl.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When to look, by this machine's clock; tests have another, so that they need not wait. */
class LookTimer {

    // Guarded by this.
    private boolean isRaised;
    private @Nullable Long raisedAt;

    /** The time of day, for events. */
    Instant now() {
        return Instant.now();
    }

    /** Says that a look is worth while now: the wait that is under way, or else the next one, ends at once. */
    synchronized void raise() {
        isRaised = true;
        notifyAll();
    }

    /** Says that a look is worth while so much later, beside those that come before. Said again, only the last counts: the others' looks are over. */
    synchronized void raiseAfter(Duration delay) {
        raisedAt = System.nanoTime() + delay.toNanos();
        notifyAll();
    }

    /** Takes back what {@link #raiseAfter} has said, unless its time has come. */
    synchronized void cancelRaiseAfter() {
        raisedAt = null;
    }

    /** Waits until it is time for the next look: so long, or until {@link #raise} or {@link #raiseAfter} says so. */
    synchronized void await(Duration interval) throws InterruptedException {
        long start = System.nanoTime();
        long left = nanosLeft(start, interval);
        while (left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = nanosLeft(start, interval);
        }
        // One look serves all that was raised before it, but not what is to come later.
        isRaised = false;
        if (raisedAt != null && raisedAt - System.nanoTime() <= 0) {
            raisedAt = null;
        }
    }

    private long nanosLeft(long start, Duration interval) {
        if (isRaised) {
            return 0;
        }
        long now = System.nanoTime();
        long left = interval.toNanos() - (now - start);
        return raisedAt == null ? left : Math.min(left, raisedAt - now);
    }
}
