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
import java.util.List;
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

    private final SessionHost host;
    private final HostAddress address;
    private final Duration deadline;
    private final CallThreads threads;
    private final EventWaits waits;
    private int callsUnderWay;
    private boolean isClosed;

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
        this.waits = new EventWaits(host, threads);
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
        waits.ended(call);
        synchronized (this) {
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
        RunningCall<Boolean> left = waits.takeOver();
        // Added at one with the check that this is open, so that closing ends it.
        return waits.await(left != null ? left : begin(newWait(), waits::add));
    }

    private RunningCall<Boolean> newWait() {
        return call(Kind.WAITING, SessionOperation.EVENT, null, CallThreads.LONGEST, host::awaitEvent);
    }

    @Override
    public void endWaits() {
        checkOpen(SessionOperation.EVENT, null);
        List<RunningCall<Boolean>> underWay = waits.underWay();
        if (underWay.isEmpty()) {
            return;
        }
        try {
            threads.await(begin(endOf(() -> underWay)));
        } catch (SessionException e) {
            LOGGER.log(Level.WARNING, "the waits for events are abandoned: {0}", e.getMessage());
        } finally {
            waits.release(underWay);
        }
    }

    /** The call that has the host behind end waits, in so much time that its caller comes back within the deadline. */
    private RunningCall<Boolean> endOf(Supplier<List<RunningCall<Boolean>>> toEnd) {
        Supplier<Boolean> body = () -> waits.end(toEnd.get(), deadline.dividedBy(2));
        return call(Kind.GIVING_BACK, SessionOperation.EVENT, null, deadline, body);
    }

    @Override
    public void close() {
        // Made before it is counted, as there may be no memory for it.
        RunningCall<Boolean> last = endOf(waits::underWay);
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
        waits.release(waits.underWay());
        try {
            if (isIdle && !Thread.currentThread().isInterrupted()) {
                threads.await(last);
            }
        } catch (SessionException e) {
            LOGGER.log(Level.WARNING, "{0} is closed when it answers: {1}", address, e.getMessage());
        }
    }
}
