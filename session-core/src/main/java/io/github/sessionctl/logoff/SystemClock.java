package io.github.sessionctl.logoff;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** This machine's clock. */
final class SystemClock implements RunClock {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
