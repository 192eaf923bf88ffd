package io.github.sessionctl.safety;

import io.github.sessionctl.logoff.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when somebody waits by it, or turns it. */
final class VirtualClock implements RunClock, InstantSource {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Duration passed = Duration.ZERO;
    private int pausesLeft = Integer.MAX_VALUE;

    /** After so many pauses it fails: nobody can rely on the system having threads and memory. */
    synchronized void breaksAfter(int pauses) {
        pausesLeft = pauses;
    }

    synchronized void advance(Duration duration) {
        passed = passed.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return START.plus(passed);
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public synchronized long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        synchronized (this) {
            if (pausesLeft-- <= 0) {
                throw new OutOfMemoryError("the test wants it");
            }
        }
        // Never stands still, so that a loop that waits for nothing ends.
        advance(duration.plusMillis(1));
    }
}
