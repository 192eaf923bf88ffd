package io.github.sessionctl.logoff;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time by which a run goes, so that tests need not wait. */
public interface RunClock {

    /** The clock of this machine. */
    RunClock SYSTEM = new RunClock() {
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
    };

    /** The time of day, for reports. */
    Instant now();

    /** Nanoseconds from an arbitrary beginning, never running backwards, for deadlines. */
    long nanoTime();

    /** Waits; throws {@link InterruptedException} when the thread is interrupted meanwhile. */
    void pause(Duration duration) throws InterruptedException;
}
