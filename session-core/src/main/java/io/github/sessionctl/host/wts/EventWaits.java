package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The waits for events under way on one server, and how to end them, with
 * <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtswaitsystemevent">WTSWaitSystemEvent</a>. For use by several threads.
 */
final class EventWaits {

    private static final int WTS_EVENT_NONE = 0;
    private static final int WTS_EVENT_ALL = 0x7FFF_FFFF;
    private static final int WTS_EVENT_FLUSH = 0x8000_0000;

    /** A flush ends the waits that have reached Windows. One that is still on its way there needs another. */
    private static final int FLUSHES = 50;

    private static final long MILLIS_BETWEEN_FLUSHES = 10;

    private final ServerHandle handle;
    private final OptionalFunction function;

    /** Of each wait under way, whether it is to end. */
    private final Set<AtomicBoolean> underWay = new HashSet<>();

    /** With WTSWaitSystemEvent, or another function in its place. */
    EventWaits(ServerHandle handle, OptionalFunction function) {
        this.handle = handle;
        this.function = function;
    }

    /** Waits. Returns whether something has happened; throws a SessionException when this Windows cannot tell. */
    boolean await(WtsCall call) {
        AtomicBoolean isToEnd = begin();
        int[] flags = new int[1];
        int code;
        try {
            code = call.code(() -> function.call(handle.value, WTS_EVENT_ALL, flags));
        } catch (SessionException e) {
            throw e.reason() == Reason.UNSUPPORTED_SYSTEM
                    ? call.failure(Reason.NOT_SUPPORTED, e.problem(), e.nextStep(), e)
                    : e;
        } finally {
            end(isToEnd);
        }
        if (code == 0 && (flags[0] & WTS_EVENT_ALL) != WTS_EVENT_NONE) {
            return true;
        }
        if (isToEnd.get()) {
            // Windows does not document what a wait answers that was ended: it may succeed without events, or fail.
            return false;
        }
        if (code == 0) {
            // Somebody else has ended the waits on this server, so something may go unnoticed now.
            return true;
        }
        throw call.failure(code);
    }

    /**
     * Ends those that are under way now. Takes no longer than half a second and the calls; a thread that is interrupted does it all the same, and
     * stays so: waits that nobody ends would go on for ever.
     */
    void endAll(WtsCall call) {
        Set<AtomicBoolean> toEnd = markAll();
        boolean isInterrupted = false;
        try {
            for (int flushes = 0; flushes < FLUSHES && isAnyUnderWay(toEnd); flushes++) {
                isInterrupted |= Thread.interrupted();
                int[] flags = new int[1];
                call.run(() -> function.call(handle.value, WTS_EVENT_FLUSH, flags));
                isInterrupted |= isInterruptedWhileTheyEnd(toEnd);
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized AtomicBoolean begin() {
        AtomicBoolean isToEnd = new AtomicBoolean();
        underWay.add(isToEnd);
        return isToEnd;
    }

    private synchronized void end(AtomicBoolean wait) {
        underWay.remove(wait);
        notifyAll();
    }

    private synchronized Set<AtomicBoolean> markAll() {
        underWay.forEach(isToEnd -> isToEnd.set(true));
        return new HashSet<>(underWay);
    }

    private synchronized boolean isAnyUnderWay(Set<AtomicBoolean> waits) {
        return !Collections.disjoint(waits, underWay);
    }

    /** Gives the waits time to end; says whether the thread was interrupted meanwhile, which it is no longer. */
    private synchronized boolean isInterruptedWhileTheyEnd(Set<AtomicBoolean> waits) {
        try {
            if (isAnyUnderWay(waits)) {
                TimeUnit.MILLISECONDS.timedWait(this, MILLIS_BETWEEN_FLUSHES);
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
