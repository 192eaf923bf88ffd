package io.github.sessionctl.fleet;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still as long as something can still happen, and jumps to the next deadline when a test says that nothing can:
 * so only those miss a deadline who are to miss it, however busy the machine is.
 */
final class JumpingClock implements FleetClock {

    private static final long LOOK_AGAIN_MILLIS = 2;

    private final BooleanSupplier isQuiet;
    private final AtomicLong nanos = new AtomicLong();

    private final long oversleptNanos;

    /** Jumps only when this says that everybody left hangs. */
    JumpingClock(BooleanSupplier isQuiet) {
        this(isQuiet, Duration.ZERO);
    }

    /** Jumps farther than it was asked to, as a machine does that is too busy to wake anybody in time. */
    JumpingClock(BooleanSupplier isQuiet, Duration overslept) {
        this.isQuiet = isQuiet;
        this.oversleptNanos = overslept.toNanos();
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    /** How far it has jumped. */
    Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }

    @Override
    public <T> @Nullable T next(BlockingQueue<T> queue, long longestNanos, BooleanSupplier isOver)
            throws InterruptedException {
        while (true) {
            // Asked before the queue: who is quiet now has put everything into it.
            boolean nothingMoreHappens = isQuiet.getAsBoolean();
            T next = queue.poll(nothingMoreHappens ? 0 : LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            if (isOver.getAsBoolean()) {
                return null;
            }
            if (nothingMoreHappens) {
                nanos.addAndGet(longestNanos + oversleptNanos);
                return null;
            }
        }
    }
}
