package io.github.sessionctl.logoff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody waits by it: a simulated host and a run share it, and no test waits. */
public final class TestClock implements RunClock, InstantSource {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private volatile Instant now = START;
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanoTime() {
        return Duration.between(START, now).toNanos();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        // Never stands still, so that a loop that waits for nothing ends.
        now = instant().plus(duration).plusNanos(1000);
    }

    /** Time goes by without anybody waiting for it. */
    void advance(Duration duration) {
        now = instant().plus(duration);
    }

    List<Duration> pauses() {
        return pauses;
    }
}
