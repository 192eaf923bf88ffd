package io.github.sessionctl.logoff;

import java.time.Duration;
import java.time.Instant;

/** A clock that goes by another one: the beginning of one in whose pauses something happens. */
class ForwardingClock implements RunClock {

    private final RunClock clock;

    ForwardingClock(RunClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        clock.pause(duration);
    }
}
