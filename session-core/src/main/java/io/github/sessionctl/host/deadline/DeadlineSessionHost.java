package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.RunningCall.Kind;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A host that answers within a deadline, or says that the host behind it did not: no call blocks its caller for longer. Calls run on
 * {@link CallThreads}; one that is late is abandoned, and until it has come back every further call to the same host
 * fails at once, through this object or another one. {@link #ask} may take its message's timeout on top of the deadline, and a box that does not
 * come back keeps nobody else from the host; {@link #awaitEvent} has no deadline. An interrupted caller abandons its call, too. Safe for use by
 * several threads.
 *
 * <p>A call that fails with {@link Reason#TIMED_OUT} or {@link Reason#INTERRUPTED} may yet happen: nobody can know whether the host has
 * accepted it. One that fails with {@link Reason#NOT_ASKED} never does.
 *
 * <p>{@link #close} ends waits and returns within the deadline, and at once while a call is under way: the host behind
 * is closed when its last call has come back, never under a call. Where the system gives no thread for that, it is closed on the calling one,
 * however long that takes.
 */
public final class DeadlineSessionHost implements SessionHost {

    private static final Logger LOGGER = System.getLogger(DeadlineSessionHost.class.getName());

    private final SessionHost host;
    private final HostAddress address;
    private final Duration deadline;
    private final CallThreads threads;
    private final EventWaits waits;
    private int callsUnderWay;
    private boolean isClosed;

    /**
     * A host with deadlines around another one, which is closed with it.
     *
     * @param deadline how long a call may take, more than zero and at most 100 years
     * @param threads where the calls run
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
     * Opens a host, which may hang as well as any other call. A host that opens too late is closed again.
     *
     * @param opener opens it
     * @param deadline how long that, and each call later, may take, more than zero and at most 100 years
     * @throws IllegalArgumentException when the deadline is out of its bounds
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
    public Optional<SessionId> ownSession() {
        return call(SessionOperation.OPEN, null, host::ownSession);
    }

    @Override
    public Optional<SessionId> consoleSession() {
        return call(SessionOperation.OPEN, null, host::consoleSession);
    }

    @Override
    public String machineName() {
        return call(SessionOperation.OPEN, null, host::machineName);
    }

    @Override
    public boolean hasChildSessions() {
        return call(SessionOperation.OPEN, null, host::hasChildSessions);
    }

    @Override
    public List<SessionInfo> list() {
        return call(SessionOperation.LIST, null, host::list);
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        return call(SessionOperation.READ, session.id(), () -> host.read(session));
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        return call(SessionOperation.CLIENT, session.id(), () -> host.readClient(session));
    }

    @Override
    public List<SessionProcess> processes() {
        return call(SessionOperation.PROCESSES, null, host::processes);
    }

    @Override
    public List<SessionProcess> processes(SessionId session) {
        return call(SessionOperation.PROCESSES, session, () -> host.processes(session));
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        call(SessionOperation.MESSAGE, session, () -> {
            host.sendMessage(session, message);
            return Optional.empty();
        });
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        Duration patience = deadline.plusSeconds(message.timeoutSeconds());
        return threads.await(begin(
                call(Kind.WAITING, SessionOperation.MESSAGE, session, patience, () -> host.ask(session, message))));
    }

    @Override
    public void requestLogoff(SessionId session) {
        call(SessionOperation.LOGOFF, session, () -> {
            host.requestLogoff(session);
            return Optional.empty();
        });
    }

    @Override
    public void disconnect(SessionId session) {
        call(SessionOperation.DISCONNECT, session, () -> {
            host.disconnect(session);
            return Optional.empty();
        });
    }

    private <T> T call(SessionOperation operation, @Nullable SessionId session, Supplier<T> body) {
        return threads.await(begin(call(Kind.ASKING, operation, session, deadline, body)));
    }

    /** A call that counts as under way, once it is counted, until it has really come back, abandoned or not. */
    private <T> RunningCall<T> call(
            Kind kind, SessionOperation operation, @Nullable SessionId session, Duration patience, Supplier<T> body) {
        return new RunningCall<>(kind, address, operation, session, patience, body, value -> {}, this::cameBack);
    }

    private <T> RunningCall<T> begin(RunningCall<T> call) {
        synchronized (this) {
            checkOpen(call.operation, call.session);
            callsUnderWay++;
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
        closeBehind();
    }

    private void closeBehind() {
        try {
            host.close();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "cannot close " + address, e);
        }
    }

    @Override
    public boolean awaitEvent() {
        RunningCall<Boolean> wait = waits.takeOver();
        return waits.await(wait == null ? begunWait() : wait);
    }

    private RunningCall<Boolean> begunWait() {
        RunningCall<Boolean> wait =
                call(Kind.WAITING, SessionOperation.EVENT, null, CallThreads.LONGEST, host::awaitEvent);
        synchronized (this) {
            checkOpen(wait.operation, null);
            callsUnderWay++;
            // At one with the check, so that closing ends it.
            waits.add(wait);
        }
        threads.begin(wait);
        return wait;
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
        return call(
                Kind.GIVING_BACK,
                SessionOperation.EVENT,
                null,
                deadline,
                () -> waits.end(toEnd.get(), deadline.dividedBy(2)));
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
        if (isIdle && !Thread.currentThread().isInterrupted()) {
            awaitClosed(last);
        }
    }

    private void awaitClosed(RunningCall<Boolean> last) {
        try {
            threads.await(last);
        } catch (SessionException e) {
            LOGGER.log(Level.WARNING, "{0} is closed when it answers: {1}", address, e.getMessage());
        }
    }
}
