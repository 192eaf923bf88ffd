package io.github.sessionctl.fleet;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time by which deadlines count, and by which a run over many hosts waits; handed in, so that tests need not wait. */
interface FleetClock {

    /** This machine's. */
    FleetClock SYSTEM = new FleetClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public <T> @Nullable T next(BlockingQueue<T> queue, long longestNanos) throws InterruptedException {
            return queue.poll(longestNanos, TimeUnit.NANOSECONDS);
        }
    };

    /** As {@link System#nanoTime} counts. */
    long nanoTime();

    /** What comes next in the queue; null when nothing has come for so long. */
    <T> @Nullable T next(BlockingQueue<T> queue, long longestNanos) throws InterruptedException;
}
