package io.github.sessionctl.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Goes by this machine's clock. */
final class SystemLookTimer implements LookTimer {

    // Guarded by this.
    private boolean isRaised;
    private @Nullable Long raisedAt;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public synchronized void raise() {
        isRaised = true;
        notifyAll();
    }

    @Override
    public synchronized void raiseAfter(Duration delay) {
        raisedAt = System.nanoTime() + delay.toNanos();
        notifyAll();
    }

    @Override
    public synchronized void cancelRaiseAfter() {
        raisedAt = null;
    }

    @Override
    public synchronized void await(Duration interval) throws InterruptedException {
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
