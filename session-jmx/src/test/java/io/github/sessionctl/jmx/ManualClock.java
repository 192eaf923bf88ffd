package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.RunClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that goes when it is told to. */
final class ManualClock implements RunClock {

    private Duration elapsed = Duration.ZERO;

    synchronized void advance(Duration duration) {
        elapsed = elapsed.plus(duration);
    }

    @Override
    public synchronized Instant now() {
        return Instant.EPOCH.plus(elapsed);
    }

    @Override
    public synchronized long nanoTime() {
        return elapsed.toNanos();
    }

    @Override
    public void pause(Duration duration) {
        advance(duration);
    }
}
