package io.github.sessionctl.fleet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls that may block, one after the other in the order in which they came, on a daemon thread that lives as long as there are any. Nobody who
 * adds one waits for it, and what one throws is logged and stops nothing. Safe for use by several threads.
 */
final class OrderedCalls implements AutoCloseable {

    /** A console in which somebody marks text, or a pipe that nobody reads, may block for ever. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    private static final Logger LOGGER = System.getLogger(OrderedCalls.class.getName());

    private final String name;
    private final FleetClock clock;
    private final ThreadFactory threads;

    /** Holds something when a call has ended since the last look: all that whoever waits needs to know. */
    private final BlockingQueue<Boolean> ended = new ArrayBlockingQueue<>(1);

    // Guarded by this.
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean isCalling;
    private boolean isClosed;

    OrderedCalls(String name, FleetClock clock, ThreadFactory threads) {
        this.name = name;
        this.clock = clock;
        this.threads = threads;
    }

    /** Adds a call. After {@link #close} it is never made. */
    synchronized void add(Runnable call) {
        if (!isClosed) {
            waiting.add(call);
            begin();
        }
    }

    private void begin() {
        if (isCalling || waiting.isEmpty()) {
            return;
        }
        try {
            Thread thread = threads.newThread(this::call);
            thread.setName(name);
            thread.start();
            isCalling = true;
        } catch (RuntimeException | Error e) {
            // The system gives no more threads: the next call, or the end, tries again.
            LOGGER.log(Level.WARNING, "no thread can be started for " + name, e);
        }
    }

    private void call() {
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (Throwable e) {
                LOGGER.log(Level.WARNING, name + " goes on after a failure", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        isCalling = next != null;
        ended.offer(true);
        return next;
    }

    /** Whether all calls have been made. */
    synchronized boolean isIdle() {
        return !isCalling && waiting.isEmpty();
    }

    /** Waits until all calls have been made, or until one has taken longer than {@link #LONGEST_CALL}: the rest are never made then. */
    @Override
    public void close() {
        boolean isInterrupted = false;
        boolean isBlocked = false;
        while (!isBlocked && isCalling()) {
            try {
                isBlocked = clock.next(ended, LONGEST_CALL.toNanos(), () -> false) == null;
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        end();
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isCalling() {
        begin();
        return isCalling;
    }

    private synchronized void end() {
        isClosed = true;
        if (!waiting.isEmpty()) {
            LOGGER.log(Level.WARNING, "{0} is blocked; {1} calls are not made", name, waiting.size());
            waiting.clear();
        }
    }
}
