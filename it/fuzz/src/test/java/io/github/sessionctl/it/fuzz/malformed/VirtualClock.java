package io.github.sessionctl.it.fuzz.malformed;

import io.github.sessionctl.logoff.RunClock;
import java.time.Duration;
import java.time.Instant;

/** Time goes by only where somebody waits, and then at once. For one thread. */
final class VirtualClock implements RunClock {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Duration gone = Duration.ZERO;

    @Override
    public Instant now() {
        return BEGIN.plus(gone);
    }

    @Override
    public long nanoTime() {
        return gone.toNanos();
    }

    @Override
    public void pause(Duration duration) {
        gone = gone.plus(duration);
    }
}
