package io.github.sessionctl.fleet;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The time by which deadlines count, and by which a run over many hosts waits; handed in, so that tests need not wait. */
interface FleetClock {

    /** This machine's. */
    FleetClock SYSTEM = new FleetClock() {

        /** A run that is cancelled, or whose time is up, is noticed by looking. */
        private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public <T> @Nullable T next(BlockingQueue<T> queue, long longestNanos, BooleanSupplier isOver)
                throws InterruptedException {
            long start = System.nanoTime();
            T next = queue.poll();
            long left = longestNanos;
            while (next == null && left > 0 && !isOver.getAsBoolean()) {
                next = queue.poll(Math.min(left, LOOK_AGAIN_NANOS), TimeUnit.NANOSECONDS);
                left = longestNanos - (System.nanoTime() - start);
            }
            return next;
        }
    };

    /** As {@link System#nanoTime} counts. */
    long nanoTime();

    /** What comes next in the queue; null when nothing has come for so long, or it is over. */
    <T> @Nullable T next(BlockingQueue<T> queue, long longestNanos, BooleanSupplier isOver) throws InterruptedException;
}
