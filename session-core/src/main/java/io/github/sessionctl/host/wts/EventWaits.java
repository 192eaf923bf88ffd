package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The waits for events that are under way on one server, and how to end them. For use by several threads.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtswaitsystemevent">WTSWaitSystemEvent</a>
 */
final class EventWaits {

    private static final int WTS_EVENT_NONE = 0;
    private static final int WTS_EVENT_ALL = 0x7FFF_FFFF;
    private static final int WTS_EVENT_FLUSH = 0x8000_0000;

    /** A flush ends the waits that have reached Windows. One that is still on its way there needs another. */
    private static final int FLUSHES = 50;

    private static final Duration BETWEEN_FLUSHES = Duration.ofMillis(10);

    private final ServerHandle handle;
    private final OptionalFunction function;
    private final Set<Wait> underWay = new HashSet<>();

    /** With WTSWaitSystemEvent, or another function in its place. */
    EventWaits(ServerHandle handle, OptionalFunction function) {
        this.handle = handle;
        this.function = function;
    }

    /** One wait; guarded by the set's owner. */
    private static final class Wait {
        private boolean isToEnd;
    }

    /**
     * Waits.
     *
     * @return whether something has happened
     * @throws SessionException when this Windows cannot tell
     */
    boolean await(WtsCall call) {
        Wait wait = begin();
        int[] flags = new int[1];
        int code;
        try {
            code = call.code(() -> function.call(handle.value(), WTS_EVENT_ALL, flags));
        } catch (SessionException e) {
            throw e.reason() == Reason.UNSUPPORTED_SYSTEM ? cannotTell(call, e) : e;
        } finally {
            end(wait);
        }
        if (code == 0 && (flags[0] & WTS_EVENT_ALL) != WTS_EVENT_NONE) {
            return true;
        }
        if (isToEnd(wait)) {
            // Windows does not document what a wait answers that was ended: it may succeed without events, or fail.
            return false;
        }
        if (code == 0) {
            // Somebody else has ended the waits on this server, so something may go unnoticed now.
            return true;
        }
        throw call.failure(code);
    }

    private static SessionException cannotTell(WtsCall call, SessionException missing) {
        return SessionException.of(
                Reason.NOT_SUPPORTED, call.operation(), call.host(), missing.problem(), missing.nextStep(), missing);
    }

    /**
     * Ends those that are under way now. Takes no longer than half a second and the calls; a thread that is interrupted does it all the same, and
     * stays so: waits that nobody ends would go on for ever.
     *
     * @throws SessionException when Windows refuses
     */
    void endAll(WtsCall call) {
        Set<Wait> toEnd = markAll();
        boolean isInterrupted = false;
        try {
            for (int flushes = 0; flushes < FLUSHES && isAnyUnderWay(toEnd); flushes++) {
                isInterrupted |= Thread.interrupted();
                int[] flags = new int[1];
                call.run(() -> function.call(handle.value(), WTS_EVENT_FLUSH, flags));
                isInterrupted |= isInterruptedWhileTheyEnd(toEnd);
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized Wait begin() {
        Wait wait = new Wait();
        underWay.add(wait);
        return wait;
    }

    private synchronized void end(Wait wait) {
        underWay.remove(wait);
        notifyAll();
    }

    private synchronized boolean isToEnd(Wait wait) {
        return wait.isToEnd;
    }

    private synchronized Set<Wait> markAll() {
        for (Wait wait : underWay) {
            wait.isToEnd = true;
        }
        return new HashSet<>(underWay);
    }

    private synchronized boolean isAnyUnderWay(Set<Wait> waits) {
        return !Collections.disjoint(waits, underWay);
    }

    /** Gives the waits time to end; says whether the thread was interrupted meanwhile, which it is no longer. */
    private synchronized boolean isInterruptedWhileTheyEnd(Set<Wait> waits) {
        try {
            if (isAnyUnderWay(waits)) {
                TimeUnit.MILLISECONDS.timedWait(this, BETWEEN_FLUSHES.toMillis());
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
