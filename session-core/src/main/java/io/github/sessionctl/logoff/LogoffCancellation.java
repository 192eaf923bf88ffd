package io.github.sessionctl.logoff;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ends runs early, from any thread: nobody further is logged off, and grace periods and waits end at once. What Windows has accepted
 * goes on. One handle may serve several runs, on several hosts. Safe for use by several threads.
 */
public final class LogoffCancellation {

    private final Set<Thread> waiting = new HashSet<>();
    private boolean isCancelled;

    /** A handle on runs that go on for now. */
    public LogoffCancellation() {}

    /** Cancels the runs that have this handle, those that have not begun yet included. Cancelling twice does nothing. */
    public synchronized void cancel() {
        isCancelled = true;
        waiting.forEach(Thread::interrupt);
        waiting.clear();
    }

    /** Whether {@link #cancel} has been called. */
    public synchronized boolean isCancelled() {
        return isCancelled;
    }

    /** Waits. False when the wait was cut short: by {@link #cancel}, or by an interruption of the thread, which stays set. */
    boolean pause(RunClock clock, Duration duration) {
        return waitUnlessStopped(() -> clock.pause(duration));
    }

    /** The next element; null when none comes in time, or the wait was cut short as in {@link #pause}. */
    <T> @Nullable T poll(BlockingQueue<T> queue, Duration longest) {
        AtomicReference<@Nullable T> polled = new AtomicReference<>();
        waitUnlessStopped(() -> polled.set(queue.poll(longest.toNanos(), TimeUnit.NANOSECONDS)));
        return polled.get();
    }

    private interface Wait {
        void begin() throws InterruptedException;
    }

    /** Interrupts reach a thread only while it waits here, so that no call to a host is cut off half-way. */
    private boolean waitUnlessStopped(Wait wait) {
        Thread thread = Thread.currentThread();
        synchronized (this) {
            if (isCancelled) {
                return false;
            }
            waiting.add(thread);
        }
        boolean isInterrupted = false;
        try {
            wait.begin();
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        boolean isOurs = stopWaiting(thread);
        if (isOurs) {
            // The interruption was only the means of ending the wait.
            Thread.interrupted();
        } else if (isInterrupted) {
            thread.interrupt();
        }
        return !isOurs && !isInterrupted;
    }

    private synchronized boolean stopWaiting(Thread thread) {
        return !waiting.remove(thread);
    }
}
