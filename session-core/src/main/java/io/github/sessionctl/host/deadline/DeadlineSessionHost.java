package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.CallingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.RunningCall.Kind;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A host that answers within a deadline, or says that the host behind it did not: no call blocks its caller for longer. Calls run on
 * {@link CallThreads}; one that is late is abandoned, and until it has come back every further call to the same host fails at once, through this
 * object or another one. {@link #ask} may take its message's timeout on top of the deadline, and a box that does not come back keeps nobody else from
 * the host; {@link #awaitEvent} has no deadline. An interrupted caller abandons its call, too. Safe for use by several threads.
 *
 * <p>A call that fails with {@link Reason#TIMED_OUT} or {@link Reason#INTERRUPTED} may yet happen: nobody can know whether the host has accepted it.
 * One that fails with {@link Reason#NOT_ASKED} never does.
 *
 * <p>{@link #close} ends waits and returns within the deadline, and at once while a call is under way: the host behind is closed when its last call
 * has come back, never under a call. Where the system gives no thread for that, it is closed on the calling one, however long that takes.
 */
public final class DeadlineSessionHost extends CallingSessionHost {

    private static final Logger LOGGER = System.getLogger(DeadlineSessionHost.class.getName());

    /** A wait that begins in the very moment in which waits are ended misses it, so they are ended again after this long. */
    private static final long END_AGAIN_MILLIS = 100;

    private final SessionHost host;
    private final HostAddress address;
    private final Duration deadline;
    private final CallThreads threads;
    private int callsUnderWay;
    private boolean isClosed;

    /** Waits for events that are under way: they have no deadline, so somebody must be able to end each. */
    private final Set<RunningCall<Boolean>> waits = new LinkedHashSet<>();

    /**
     * Those of them that their callers have left. They go on, for nobody can end one alone, and the next caller takes one over: however often callers
     * are interrupted, there are no more waits than there were callers at a time.
     */
    private final Set<RunningCall<Boolean>> leftWaits = new LinkedHashSet<>();

    /**
     * A host around another one, which is closed with it, for calls that may take so long: more than zero and at most 100 years.
     *
     * @throws IllegalArgumentException when the deadline is out of its bounds
     */
    public DeadlineSessionHost(SessionHost host, Duration deadline, CallThreads threads) {
        this.host = host;
        this.address = host.address();
        this.deadline = CallThreads.checked(deadline);
        this.threads = threads;
    }

    /**
     * Opens a host, which may hang as well as any other call, in the same time as each call may take. A host that opens too late is closed again.
     *
     * @throws IllegalArgumentException when the deadline is not more than zero and at most 100 years
     * @throws SessionException when it cannot be opened in time
     */
    public static SessionHost open(
            HostAddress address, Supplier<SessionHost> opener, Duration deadline, CallThreads threads) {
        SessionHost opened = threads.call(address, SessionOperation.OPEN, null, deadline, opener, SessionHost::close);
        return new DeadlineSessionHost(opened, deadline, threads);
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    protected <T> T call(SessionOperation operation, @Nullable SessionId session, Function<SessionHost, T> body) {
        return threads.await(begin(call(Kind.ASKING, operation, session, deadline, () -> body.apply(host))));
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        Duration patience = deadline.plusSeconds(message.timeoutSeconds());
        return threads.await(begin(
                call(Kind.WAITING, SessionOperation.MESSAGE, session, patience, () -> host.ask(session, message))));
    }

    /** A call that counts as under way, once it is counted, until it has really come back, abandoned or not. */
    private <T> RunningCall<T> call(
            Kind kind, SessionOperation operation, @Nullable SessionId session, Duration patience, Supplier<T> body) {
        return new RunningCall<>(kind, address, operation, session, patience, body, value -> {}, this::cameBack);
    }

    private <T> RunningCall<T> begin(RunningCall<T> call) {
        return begin(call, counted -> {});
    }

    private <T> RunningCall<T> begin(RunningCall<T> call, Consumer<RunningCall<T>> whenCounted) {
        synchronized (this) {
            checkOpen(call.operation, call.session);
            callsUnderWay++;
            whenCounted.accept(call);
        }
        threads.begin(call);
        return call;
    }

    private synchronized void checkOpen(SessionOperation operation, @Nullable SessionId session) {
        if (isClosed) {
            throw SessionException.closed(operation, address.toString(), session);
        }
    }

    private void cameBack(RunningCall<?> call) {
        synchronized (this) {
            waits.remove(call);
            leftWaits.remove(call);
            notifyAll();
            callsUnderWay--;
            if (!isClosed || callsUnderWay > 0) {
                return;
            }
        }
        try {
            host.close();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "cannot close " + address, e);
        }
    }

    @Override
    public boolean awaitEvent() {
        RunningCall<Boolean> left = leftWait();
        // Added at one with the check that this is open, so that closing ends it.
        RunningCall<Boolean> wait = left == null ? begin(newWait(), waits::add) : left;
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

    private RunningCall<Boolean> newWait() {
        return call(Kind.WAITING, SessionOperation.EVENT, null, CallThreads.LONGEST, host::awaitEvent);
    }

    /** A wait that goes on without a caller, for its new one; null when there is none. */
    private synchronized @Nullable RunningCall<Boolean> leftWait() {
        RunningCall<Boolean> wait = leftWaits.stream().findFirst().orElse(null);
        if (wait != null) {
            leftWaits.remove(wait);
        }
        return wait;
    }

    private synchronized void leave(RunningCall<Boolean> wait) {
        if (waits.contains(wait)) {
            leftWaits.add(wait);
        }
    }

    @Override
    public void endWaits() {
        checkOpen(SessionOperation.EVENT, null);
        List<RunningCall<Boolean>> underWay = waits();
        if (underWay.isEmpty()) {
            return;
        }
        try {
            threads.await(begin(endOf(() -> underWay)));
        } catch (SessionException e) {
            LOGGER.log(Level.WARNING, "the waits for events are abandoned: {0}", e.getMessage());
        } finally {
            release(underWay);
        }
    }

    private synchronized List<RunningCall<Boolean>> waits() {
        return List.copyOf(waits);
    }

    /** The call that has the host behind end waits, in so much time that its caller comes back within the deadline. */
    private RunningCall<Boolean> endOf(Supplier<List<RunningCall<Boolean>>> toEnd) {
        Supplier<Boolean> body = () -> end(toEnd.get(), deadline.dividedBy(2));
        return call(Kind.GIVING_BACK, SessionOperation.EVENT, null, deadline, body);
    }

    /** Has the host end these, and says whether they have ended; gives up after so long, or when interrupted. */
    private boolean end(List<RunningCall<Boolean>> toEnd, Duration longest) {
        long start = System.nanoTime();
        while (isAnyUnderWay(toEnd) && System.nanoTime() - start < longest.toNanos()) {
            host.endWaits();
            if (!pauseUntilEnded(toEnd)) {
                break;
            }
        }
        return !isAnyUnderWay(toEnd);
    }

    private synchronized boolean isAnyUnderWay(List<RunningCall<Boolean>> some) {
        return !Collections.disjoint(some, waits);
    }

    /** Gives the waits time to end; false when the thread was interrupted. */
    private synchronized boolean pauseUntilEnded(List<RunningCall<Boolean>> toEnd) {
        try {
            if (isAnyUnderWay(toEnd)) {
                TimeUnit.MILLISECONDS.timedWait(this, END_AGAIN_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the callers of these go, whether or not the host has ended them. */
    private synchronized void release(List<RunningCall<Boolean>> some) {
        for (RunningCall<Boolean> wait : some) {
            leftWaits.remove(wait);
            if (threads.abandon(wait, false)) {
                wait.answer.complete(false);
            }
        }
    }

    @Override
    public void close() {
        // Made before it is counted, as there may be no memory for it.
        RunningCall<Boolean> last = endOf(this::waits);
        boolean isIdle;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            isIdle = callsUnderWay == 0;
            // Counted as a call of its own: when it has come back, and all others have, the host behind is closed.
            callsUnderWay++;
        }
        threads.beginAlways(last);
        release(waits());
        try {
            if (isIdle && !Thread.currentThread().isInterrupted()) {
                threads.await(last);
            }
        } catch (SessionException e) {
            LOGGER.log(Level.WARNING, "{0} is closed when it answers: {1}", address, e.getMessage());
        }
    }
}
