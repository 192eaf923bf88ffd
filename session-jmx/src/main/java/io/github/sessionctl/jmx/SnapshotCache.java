package io.github.sessionctl.jmx;

import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.RunClock;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a host for all who ask, never older than a second while the host answers. It is read when somebody asks, by one
 * thread that lives as long as the reading. Who asks meanwhile waits for the same reading, but no longer than the patience after its
 * beginning: from then on, everybody gets the last reading at once until the host has answered in time again. Other hosts may be read ahead. Safe for use by several threads.
 */
final class SnapshotCache implements AutoCloseable {

    /** The latest reading that succeeded and when that was, null before the first; and why there is no newer one, empty when it is the newest. */
    record Reading(
            @Nullable SessionListing listing, @Nullable Instant readAt, String error) {

        Reading withError(String newError) {
            return new Reading(listing, readAt, newError);
        }
    }

    private static final Duration MOST_AGE = Duration.ofSeconds(1);

    /** Who was asked for within this time, twice what monitoring systems let pass between two looks, will be again. */
    private static final Duration LATELY = Duration.ofMinutes(2);

    private final String host;
    private final Supplier<SessionListing> source;
    private final RunClock clock;
    private final Duration patience;
    private final ReadAhead others;

    private Reading latest = new Reading(null, null, "");
    private long latestAt;
    private boolean isCurrent;
    private boolean isClosed;

    /** Whether a reading outlasted the patience, and none has succeeded within it since: then waiting is in vain, too. */
    private boolean isSlow;

    private long failures;
    private long begun;
    // Who registers a host will ask for it.
    private boolean wasAsked = true;
    private long askedAt;
    private @Nullable Refresh refresh;

    SnapshotCache(String host, Supplier<SessionListing> source, RunClock clock, Duration patience, ReadAhead others) {
        this.host = host;
        this.source = source;
        this.clock = clock;
        this.patience = patience;
        this.others = others;
        askedAt = clock.nanoTime();
        others.add(this);
    }

    /** A reading under way. Its fields are guarded by the cache. */
    private final class Refresh implements Runnable {
        final long startedAt = clock.nanoTime();
        final long number = ++begun;
        final boolean isAhead;
        final CountDownLatch end = new CountDownLatch(1);
        final Thread thread = new Thread(this, "sessionctl-read-" + host);
        boolean isOverdue = isSlow;
        boolean isLate;
        boolean isCounted;
        boolean isOutdated;

        Refresh(boolean isAhead) {
            this.isAhead = isAhead;
        }

        Duration elapsed() {
            return Duration.ofNanos(clock.nanoTime() - startedAt);
        }

        boolean await() throws InterruptedException {
            return end.await(patience.minus(elapsed()).toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            try {
                end(this, new Reading(source.get(), clock.now(), ""), false);
            } catch (RuntimeException | Error e) {
                String why = e.getMessage() == null ? e.toString() : e.getMessage();
                end(this, latest().withError(why), true);
            } finally {
                end.countDown();
                if (isAhead) {
                    others.ended();
                }
            }
        }
    }

    /** The reading to show now. Never throws. */
    Reading reading() {
        long begunBefore;
        synchronized (this) {
            begunBefore = begun;
            wasAsked = true;
            askedAt = clock.nanoTime();
        }
        while (true) {
            Refresh joined;
            boolean isOwn;
            @Nullable Reading atOnce;
            synchronized (this) {
                if (isClosed || isFresh() || (refresh != null && refresh.isOverdue)) {
                    return shown();
                }
                isOwn = refresh == null;
                joined = refresh == null ? begin(false) : refresh;
                atOnce = joined.isOverdue ? shown() : null;
            }
            if (isOwn) {
                others.asked(this);
            }
            if (atOnce != null) {
                return atOnce;
            }
            try {
                if (!joined.await()) {
                    return overdue(joined);
                }
                if (joined.number > begunBefore) {
                    // Begun after this caller came: new enough, whatever has been changed since. Otherwise nobody would
                    // get an answer while operators are busy.
                    synchronized (this) {
                        return shown();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return latest();
            }
        }
    }

    /**
     * Begins a reading that somebody will probably ask for: somebody has lately, since the last reading of this kind. So one that
     * nobody wanted is the last. Returns whether it has begun.
     */
    synchronized boolean readAhead() {
        boolean isWanted = wasAsked && clock.nanoTime() - askedAt <= LATELY.toNanos();
        if (isClosed || !isWanted || isFresh() || refresh != null) {
            return false;
        }
        wasAsked = false;
        begin(true);
        return true;
    }

    /** How many readings failed or were overdue. */
    synchronized long failures() {
        return failures;
    }

    /** Something has been changed on the host: who asks from now on wants to see that. */
    synchronized void invalidate() {
        isCurrent = false;
        if (refresh != null) {
            refresh.isOutdated = true;
        }
    }

    private synchronized Reading latest() {
        return latest;
    }

    private boolean isFresh() {
        return isCurrent && clock.nanoTime() - latestAt <= MOST_AGE.toNanos();
    }

    private Refresh begin(boolean isAhead) {
        Refresh next = new Refresh(isAhead);
        refresh = next;
        next.thread.setDaemon(true);
        next.thread.start();
        return next;
    }

    private synchronized void end(Refresh ended, Reading reading, boolean failed) {
        refresh = null;
        latest = reading;
        latestAt = clock.nanoTime();
        isCurrent = !ended.isOutdated;
        boolean isLate = isLate(ended);
        // A failure is no answer in time, however soon it comes: a host that is refused without being asked hangs on.
        isSlow = isLate || (failed && isSlow);
        count(ended, failed || isLate);
    }

    private synchronized Reading overdue(Refresh joined) {
        if (joined == refresh) {
            joined.isOverdue = true;
            joined.isLate = true;
        }
        return shown();
    }

    private Reading shown() {
        if (refresh == null || !refresh.isOverdue) {
            return latest;
        }
        if (isLate(refresh)) {
            count(refresh, true);
            return latest.withError(host + " has not answered for " + DurationText.format(refresh.elapsed())
                    + ". The sessions shown are those of the last answer. If it lasts, check the machine and its Remote"
                    + " Desktop Services.");
        }
        return !latest.error().isEmpty()
                ? latest
                : latest.withError(host + " was slow to answer the last time, and is being asked again. The sessions"
                        + " shown are those of the last answer.");
    }

    private boolean isLate(Refresh asked) {
        return asked.isLate || asked.elapsed().compareTo(patience) >= 0;
    }

    private void count(Refresh ended, boolean isFailure) {
        if (isFailure && !ended.isCounted) {
            ended.isCounted = true;
            failures++;
        }
    }

    /** Ends the reading under way, if it can be interrupted. */
    @Override
    public void close() {
        others.remove(this);
        Refresh last;
        synchronized (this) {
            isClosed = true;
            last = refresh;
        }
        if (last == null) {
            return;
        }
        last.thread.interrupt();
        try {
            last.thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
