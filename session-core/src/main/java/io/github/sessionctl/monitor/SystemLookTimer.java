package io.github.sessionctl.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Goes by this machine's clock. */
final class SystemLookTimer implements LookTimer {

    private final Semaphore raised = new Semaphore(0);

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void raise() {
        raised.release();
    }

    @Override
    public void await(Duration interval) throws InterruptedException {
        if (raised.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS)) {
            // One look serves all that was raised before it.
            raised.drainPermits();
        }
    }
}
