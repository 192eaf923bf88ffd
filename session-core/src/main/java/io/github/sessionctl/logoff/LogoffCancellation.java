package io.github.sessionctl.logoff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends runs early, from any thread or at a deadline: nobody further is told, disconnected or logged off, and grace periods and waits end at once.
 * What Windows has accepted goes on. One handle may serve several runs, on several hosts. Safe for use by several threads.
 *
 * <p>Whatever acts on a session does so through {@link #act}, so that {@link #cancel} can wait for the calls that are on their way: once it has
 * returned, nothing is sent any more. Between looking at a flag and calling there would always be a moment in which somebody else cancels.
 */
public final class LogoffCancellation {

    /** A question that was asked waits for its answer; it is interrupted, and this long it may take to notice. */
    private static final Duration QUESTION_ENDS = Duration.ofSeconds(1);

    private final @Nullable LogoffCancellation parent;
    private final LongSupplier nanoTime;
    private final @Nullable Long overAt;

    /** What is under way for whom: shared with all handles that were made from the same one, and their lock. */
    private final List<Entry> work;

    private boolean isCancelled;

    /** A thread that waits, or that calls a host; interrupting ends a wait or a question, but must not cut off a call that acts. */
    private static final class Entry {
        final LogoffCancellation of;
        final Thread thread = Thread.currentThread();
        final boolean isCall;
        final boolean isInterruptible;

        /** Whether it was interrupted here, only to end it. */
        boolean isInterruptedByUs;

        Entry(LogoffCancellation of, boolean isCall, boolean isInterruptible) {
            this.of = of;
            this.isCall = isCall;
            this.isInterruptible = isInterruptible;
        }
    }

    /** A handle on runs that go on until they are cancelled. */
    public LogoffCancellation() {
        this(null, System::nanoTime, null, new ArrayList<>());
    }

    private LogoffCancellation(
            @Nullable LogoffCancellation parent, LongSupplier nanoTime, @Nullable Long overAt, List<Entry> work) {
        this.parent = parent;
        this.nanoTime = nanoTime;
        this.overAt = overAt;
        this.work = work;
    }

    /**
     * A handle on runs that end by themselves after a time from now on, as if they were cancelled then.
     * @throws IllegalArgumentException when negative, or longer than 100 years
     */
    public static LogoffCancellation after(Duration longest) {
        return new LogoffCancellation().within(longest);
    }

    /**
     * A handle on a part of what this one is on: over when this one is, when it is cancelled itself, or after a time from now on.
     * @throws IllegalArgumentException when negative, or longer than 100 years
     */
    public LogoffCancellation within(Duration longest) {
        return within(longest, nanoTime);
    }

    /** The same by another clock. */
    LogoffCancellation within(Duration longest, LongSupplier clock) {
        if (longest.isNegative() || longest.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException(
                    "the limit of time " + longest + " is negative or longer than 100 years");
        }
        return new LogoffCancellation(this, clock, clock.getAsLong() + longest.toNanos(), work);
    }

    /**
     * Cancels the runs that have this handle, those that have not begun yet included. When this returns nothing further is sent for them: it waits
     * for calls that are on their way to a host, but neither for their results nor for users' answers. Cancelling twice does nothing.
     */
    public void cancel() {
        synchronized (work) {
            isCancelled = true;
            work.notifyAll();
            for (Entry entry : work) {
                if (entry.of.isPartOf(this) && entry.isInterruptible) {
                    entry.isInterruptedByUs = true;
                    entry.thread.interrupt();
                }
            }
            awaitCalls();
        }
    }

    private void awaitCalls() {
        boolean isInterrupted = false;
        long start = System.nanoTime();
        while (work.stream().anyMatch(entry -> keepsUp(entry, System.nanoTime() - start))) {
            try {
                work.wait(100);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever cancels out of a call of its own does not wait for itself. */
    private boolean keepsUp(Entry entry, long waitedNanos) {
        return entry.isCall
                && entry.of.isPartOf(this)
                && entry.thread != Thread.currentThread()
                && (!entry.isInterruptible || waitedNanos < QUESTION_ENDS.toNanos());
    }

    private boolean isPartOf(LogoffCancellation other) {
        return this == other || (parent != null && parent.isPartOf(other));
    }

    /** {@return whether it is over: {@link #cancel} has been called, here or on what this is a part of, or the time has passed} */
    public boolean isCancelled() {
        synchronized (work) {
            return isOver();
        }
    }

    private boolean isOver() {
        return isCancelled || isPastDeadline() || (parent != null && parent.isOver());
    }

    private boolean isPastDeadline() {
        return overAt != null && overAt - nanoTime.getAsLong() <= 0;
    }

    /** {@return how a run that ends early has ended, as a participle} */
    String how() {
        synchronized (work) {
            return isCancelledByHand() ? "cancelled" : isOver() ? "ended by its deadline" : "interrupted";
        }
    }

    private boolean isCancelledByHand() {
        return isCancelled || (parent != null && parent.isCancelledByHand());
    }

    /** {@return whether nothing further may be done in this thread} */
    boolean isStopped() {
        return isCancelled() || Thread.currentThread().isInterrupted();
    }

    /** Makes a call that acts on a session, unless it is over; false when it was not made. What it throws passes through. */
    boolean act(Runnable call) {
        Boolean made = enter(new Entry(this, true, false), () -> {
            call.run();
            return true;
        });
        return made != null;
    }

    /** The same for a question, which waits for its answer: cancelling interrupts it. Null when it was not asked. */
    <T> @Nullable T ask(Supplier<T> question) {
        return enter(new Entry(this, true, true), question);
    }

    private <T> @Nullable T enter(Entry entry, Supplier<T> body) {
        synchronized (work) {
            if (isOver() || Thread.currentThread().isInterrupted()) {
                return null;
            }
            work.add(entry);
        }
        try {
            return body.get();
        } finally {
            synchronized (work) {
                work.remove(entry);
                work.notifyAll();
            }
        }
    }

    /** Waits. False when the wait was cut short: it is over, or the thread was interrupted, which stays so. */
    boolean pause(RunClock clock, Duration duration) {
        return clock == RunClock.SYSTEM
                ? pause(shorter(duration).toNanos())
                : waitUnlessStopped(() -> clock.pause(shorter(duration)));
    }

    /** Waits where {@link #cancel} needs no interrupt to end it, so that an interrupt is always somebody else's. */
    private boolean pause(long nanos) {
        long start = System.nanoTime();
        synchronized (work) {
            try {
                for (long left = nanos; left > 0 && !isOver(); left = nanos - (System.nanoTime() - start)) {
                    TimeUnit.NANOSECONDS.timedWait(work, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return !isStopped();
    }

    /** The next element; null when none comes in time, or the wait was cut short as in {@link #pause}. */
    <T> @Nullable T poll(BlockingQueue<T> queue, Duration longest) {
        AtomicReference<@Nullable T> polled = new AtomicReference<>();
        waitUnlessStopped(() -> polled.set(queue.poll(shorter(longest).toNanos(), TimeUnit.NANOSECONDS)));
        return polled.get();
    }

    /** {@return whether it is not over before so long has passed, as far as deadlines tell} */
    boolean hasTimeFor(Duration duration) {
        return !isCancelled() && shorter(duration).equals(duration);
    }

    private Duration shorter(Duration duration) {
        Duration shortest = parent == null ? duration : parent.shorter(duration);
        if (overAt == null) {
            return shortest;
        }
        Duration left = Duration.ofNanos(Math.max(0, overAt - nanoTime.getAsLong()));
        return left.compareTo(shortest) < 0 ? left : shortest;
    }

    private interface Wait {
        void begin() throws InterruptedException;
    }

    /** Cancelling interrupts a thread only while it waits here, so that no call to a host is cut off half-way. */
    private boolean waitUnlessStopped(Wait wait) {
        Entry entry = new Entry(this, false, true);
        boolean[] isInterrupted = new boolean[1];
        Boolean waited = enter(entry, () -> {
            try {
                wait.begin();
            } catch (InterruptedException e) {
                isInterrupted[0] = true;
            }
            return true;
        });
        if (entry.isInterruptedByUs) {
            // The interruption was only the means of ending the wait; where it has done so, one that is left is
            // somebody else's.
            if (!isInterrupted[0]) {
                Thread.interrupted();
            }
            return false;
        }
        if (isInterrupted[0]) {
            Thread.currentThread().interrupt();
        }
        return waited != null && !isInterrupted[0] && !isCancelled();
    }
}
