package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.EventWaits.Wait;
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
 * fails at once, through this object or another one. {@link #ask} may take its message's timeout on top of the deadline;
 * {@link #awaitEvent} has none. An interrupted caller abandons its call, too. Safe for use by several threads.
 *
 * <p>{@link #requestLogoff} that fails with {@link Reason#TIMED_OUT} may yet happen: nobody can know whether the host has accepted it.
 *
 * <p>{@link #close} ends waits and returns within the deadline, and at once while a call is under way: the host behind
 * is closed when its last call has come back, never under a call.
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
     * @param deadline how long a call may take, more than zero
     * @param threads where the calls run
     */
    public DeadlineSessionHost(SessionHost host, Duration deadline, CallThreads threads) {
        this.host = host;
        this.address = host.address();
        this.deadline = checked(deadline);
        this.threads = threads;
        this.waits = new EventWaits(host, threads);
    }

    private static Duration checked(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the deadline " + deadline + " is not more than zero");
        }
        return deadline;
    }

    /**
     * Opens a host, which may hang as well as any other call. A host that opens too late is closed again.
     *
     * @param opener opens it
     * @param deadline how long that, and each call later, may take
     * @throws SessionException when it cannot be opened in time
     */
    public static SessionHost open(
            HostAddress address, Supplier<SessionHost> opener, Duration deadline, CallThreads threads) {
        SessionHost opened =
                threads.call(address, SessionOperation.OPEN, null, checked(deadline), opener, SessionHost::close);
        return new DeadlineSessionHost(opened, deadline, threads);
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    public Optional<SessionId> ownSession() {
        return call(SessionOperation.OPEN, null, deadline, host::ownSession);
    }

    @Override
    public Optional<SessionId> consoleSession() {
        return call(SessionOperation.OPEN, null, deadline, host::consoleSession);
    }

    @Override
    public String machineName() {
        return call(SessionOperation.OPEN, null, deadline, host::machineName);
    }

    @Override
    public boolean hasChildSessions() {
        return call(SessionOperation.OPEN, null, deadline, host::hasChildSessions);
    }

    @Override
    public List<SessionInfo> list() {
        return call(SessionOperation.LIST, null, deadline, host::list);
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        return call(SessionOperation.READ, session.id(), deadline, () -> host.read(session));
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        return call(SessionOperation.CLIENT, session.id(), deadline, () -> host.readClient(session));
    }

    @Override
    public List<SessionProcess> processes() {
        return call(SessionOperation.PROCESSES, null, deadline, host::processes);
    }

    @Override
    public List<SessionProcess> processes(SessionId session) {
        return call(SessionOperation.PROCESSES, session, deadline, () -> host.processes(session));
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        call(SessionOperation.MESSAGE, session, deadline, () -> {
            host.sendMessage(session, message);
            return Optional.empty();
        });
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        Duration patience = deadline.plusSeconds(message.timeoutSeconds());
        return call(SessionOperation.MESSAGE, session, patience, () -> host.ask(session, message));
    }

    @Override
    public void requestLogoff(SessionId session) {
        call(SessionOperation.LOGOFF, session, deadline, () -> {
            host.requestLogoff(session);
            return Optional.empty();
        });
    }

    @Override
    public void disconnect(SessionId session) {
        call(SessionOperation.DISCONNECT, session, deadline, () -> {
            host.disconnect(session);
            return Optional.empty();
        });
    }

    private <T> T call(SessionOperation operation, @Nullable SessionId session, Duration patience, Supplier<T> body) {
        RunningCall<T> call = begun(operation, session, patience, body);
        return threads.await(call);
    }

    /** Begins a call and counts it as under way until it has really come back, abandoned or not. */
    private <T> RunningCall<T> begun(
            SessionOperation operation, @Nullable SessionId session, @Nullable Duration patience, Supplier<T> body) {
        synchronized (this) {
            checkOpen(operation, session);
            callsUnderWay++;
        }
        RunningCall<T> call = new RunningCall<>(address, operation, session, patience, underWay(body), value -> {});
        try {
            threads.begin(call);
        } catch (RuntimeException | Error e) {
            cameBack();
            throw e;
        }
        return call;
    }

    private synchronized void checkOpen(SessionOperation operation, @Nullable SessionId session) {
        if (isClosed) {
            throw SessionException.closed(operation, address.toString(), session);
        }
    }

    private <T> Supplier<T> underWay(Supplier<T> body) {
        return () -> {
            try {
                return body.get();
            } finally {
                cameBack();
            }
        };
    }

    private void cameBack() {
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
        return waits.await(body -> begun(SessionOperation.EVENT, null, null, body));
    }

    @Override
    public void endWaits() {
        checkOpen(SessionOperation.EVENT, null);
        List<Wait> underWay = waits.underWay();
        if (underWay.isEmpty()) {
            return;
        }
        try {
            call(SessionOperation.EVENT, null, deadline, () -> waits.end(underWay, patience()));
        } catch (SessionException e) {
            LOGGER.log(Level.WARNING, "the waits for events are abandoned: {0}", e.getMessage());
        } finally {
            waits.release(underWay);
        }
    }

    /** How long the host behind may take to end waits, so that this comes back within the deadline. */
    private Duration patience() {
        return deadline.dividedBy(2);
    }

    @Override
    public void close() {
        boolean isIdle;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            isIdle = callsUnderWay == 0;
            callsUnderWay++;
        }
        List<Wait> underWay = waits.underWay();
        // Counted as a call of its own: when it has come back, and all others have, the host behind is closed.
        RunningCall<Boolean> last = new RunningCall<>(
                address,
                SessionOperation.EVENT,
                null,
                deadline,
                underWay(() -> waits.end(underWay, patience())),
                value -> {});
        threads.beginAlways(last);
        waits.release(underWay);
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
