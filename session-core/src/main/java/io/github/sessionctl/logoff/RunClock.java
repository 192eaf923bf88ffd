package io.github.sessionctl.logoff;

import java.time.Duration;
import java.time.Instant;

/** The time by which a run goes, so that tests need not wait. */
public interface RunClock {

    /** The clock of this machine. */
    RunClock SYSTEM = new SystemClock();

    /** The time of day, for reports. */
    Instant now();

    /** Nanoseconds from an arbitrary beginning, never running backwards, for deadlines. */
    long nanoTime();

    /**
     * Waits.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void pause(Duration duration) throws InterruptedException;
}
