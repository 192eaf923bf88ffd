package io.github.sessionctl.monitor;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Waits for events and asks for a look at each, and for another when the next wait has begun: what happens in between wakes nobody. */
final class EventWait {

    private static final Logger LOGGER = System.getLogger(EventWait.class.getName());

    /** How long a wait that has begun may be on its way to the host: what happens until it is there is told to nobody. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private final SessionHost host;
    private final LookTimer timer;
    private final SessionMonitor.Threads threads;
    private final Semaphore goodLooks = new Semaphore(0);
    private volatile boolean isStopped;
    private volatile @Nullable Thread thread;

    EventWait(SessionHost host, LookTimer timer, SessionMonitor.Threads threads) {
        this.host = host;
        this.timer = timer;
        this.threads = threads;
    }

    void start() {
        thread = threads.start("sessionctl-monitor-events-" + host.address(), this::run);
    }

    /** Says that a look has succeeded: after a failure, waiting is worth another try. */
    void hostAnswers() {
        goodLooks.release();
    }

    private void run() {
        try {
            boolean hasEvents = true;
            while (hasEvents && !isStopped) {
                hasEvents = awaitOne();
            }
        } catch (InterruptedException e) {
            // Stopped: nobody else has this thread.
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for one event; false when the host has no events. */
    private boolean awaitOne() throws InterruptedException {
        timer.raiseAfter(ON_ITS_WAY);
        try {
            if (host.awaitEvent() && !isStopped) {
                timer.raise();
            }
            return true;
        } catch (RuntimeException | Error e) {
            // Nobody waits now, so that look would find no more than those that come by time.
            timer.cancelRaiseAfter();
            if (isStopped) {
                return false;
            }
            LOGGER.log(Level.DEBUG, "No events from " + host.address() + '.', e);
            if (e instanceof SessionException failure
                    && (failure.reason() == Reason.NOT_SUPPORTED || failure.reason() == Reason.UNSUPPORTED_SYSTEM)) {
                return false;
            }
            // At most one try for each good look, or a host that fails at once would keep a processor busy.
            goodLooks.drainPermits();
            goodLooks.acquire();
            return true;
        }
    }

    /** Ends the wait and its thread. A thread that is still there after the bound is left behind, and logged. */
    void stop(Duration bound) {
        isStopped = true;
        Thread waiting = thread;
        if (waiting == null) {
            return;
        }
        waiting.interrupt();
        long start = System.nanoTime();
        do {
            // Again and again: a wait that begins right after the others were ended would go on for ever.
            endWaits();
            if (join(waiting, BETWEEN_TRIES)) {
                return;
            }
        } while (System.nanoTime() - start < bound.toNanos()
                && !Thread.currentThread().isInterrupted());
        LOGGER.log(
                Level.WARNING,
                "The wait for events of " + host.address()
                        + " has not ended; its daemon thread ends when the host answers.");
    }

    private void endWaits() {
        try {
            host.endWaits();
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.DEBUG, "The waits on " + host.address() + " cannot be ended.", e);
        }
    }

    /** Waits for a thread's end, at most so long; says whether it has ended. */
    static boolean join(Thread thread, Duration bound) {
        try {
            thread.join(bound.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
