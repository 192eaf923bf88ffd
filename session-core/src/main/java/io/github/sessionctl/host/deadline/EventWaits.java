package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.SessionHost;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The waits for events that are under way on one host: they have no deadline, so somebody must be able to end each. A wait that its caller has left
 * goes on, for nobody can end it alone, and the next caller takes it over: however often callers are interrupted, there are no more waits than there
 * were callers at a time.
 */
final class EventWaits {

    /** A wait that begins in the very moment in which waits are ended misses it, so they are ended again after this long. */
    private static final long END_AGAIN_MILLIS = 100;

    private final SessionHost host;
    private final CallThreads threads;
    private final Set<RunningCall<Boolean>> underWay = new LinkedHashSet<>();

    /** Those under way that nobody waits for. */
    private final Set<RunningCall<Boolean>> left = new LinkedHashSet<>();

    EventWaits(SessionHost host, CallThreads threads) {
        this.host = host;
        this.threads = threads;
    }

    /** A wait that goes on without a caller, for its new one; null when there is none. */
    synchronized @Nullable RunningCall<Boolean> takeOver() {
        RunningCall<Boolean> wait = left.stream().findFirst().orElse(null);
        if (wait != null) {
            left.remove(wait);
        }
        return wait;
    }

    synchronized void add(RunningCall<Boolean> wait) {
        underWay.add(wait);
    }

    /** A call has come back; if it is a wait, that has ended. */
    synchronized void ended(RunningCall<?> call) {
        underWay.remove(call);
        left.remove(call);
        notifyAll();
    }

    /** Waits for a wait's end, however long that takes. */
    boolean await(RunningCall<Boolean> wait) {
        try {
            return wait.answer.get();
        } catch (ExecutionException e) {
            throw wait.thrown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(wait);
            throw wait.interrupted(true, e);
        }
    }

    private synchronized void leave(RunningCall<Boolean> wait) {
        if (underWay.contains(wait)) {
            left.add(wait);
        }
    }

    /** Those that have begun and not ended. */
    synchronized List<RunningCall<Boolean>> underWay() {
        return List.copyOf(underWay);
    }

    /** Has the host end these, and says whether they have ended; gives up after so long, or when interrupted. */
    boolean end(Collection<RunningCall<Boolean>> waits, Duration longest) {
        long start = System.nanoTime();
        while (isAnyUnderWay(waits) && System.nanoTime() - start < longest.toNanos()) {
            host.endWaits();
            if (!pauseUntilEnded(waits)) {
                break;
            }
        }
        return !isAnyUnderWay(waits);
    }

    private synchronized boolean isAnyUnderWay(Collection<RunningCall<Boolean>> waits) {
        return !Collections.disjoint(waits, underWay);
    }

    /** Gives the waits time to end; false when the thread was interrupted. */
    private synchronized boolean pauseUntilEnded(Collection<RunningCall<Boolean>> waits) {
        try {
            if (isAnyUnderWay(waits)) {
                TimeUnit.MILLISECONDS.timedWait(this, END_AGAIN_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the callers of these go, whether or not the host has ended them. */
    synchronized void release(Collection<RunningCall<Boolean>> waits) {
        for (RunningCall<Boolean> wait : waits) {
            left.remove(wait);
            if (threads.abandon(wait, false)) {
                wait.answer.complete(false);
            }
        }
    }
}
