package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A host in memory that behaves like a Windows machine: logoffs take a while, sessions come and go, and what the scenario says goes
 * wrong. For trying things out where there is no Windows, and for the tests of those who embed sessionctl. Safe for use by several threads.
 */
public final class SimulatedHost implements SessionHost {

    private static final int ACCESS_DENIED = 5;
    private static final int CLOSE_PENDING = 7007;
    private static final int NOT_SUPPORTED = 50;
    private static final int NO_MORE_ITEMS = 259;
    private static final int INVALID_TAG = 1733;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofDays(1);

    private final HostAddress address;
    private final Scenario scenario;
    private final InstantSource clock;
    private final SimulatedMachine machine;
    private final CallScript script;
    private int waits;
    private long waitsEnded;
    private boolean isClosed;

    /** A host with the address {@code simulated}, on this machine's clock. */
    public SimulatedHost(Scenario scenario) {
        this(HostAddress.parse("simulated"), scenario, InstantSource.system());
    }

    /** A host with its own address and clock. */
    public SimulatedHost(HostAddress address, Scenario scenario, InstantSource clock) {
        this.address = address;
        this.scenario = scenario;
        this.clock = clock;
        machine = new SimulatedMachine(scenario, now());
        script = new CallScript(scenario);
    }

    /**
     * Lets something happen to a session now: it gets what the filling says, and keeps the rest. Where there is none with the ID, one
     * comes, last in the list. Whoever waits for events is told as Windows would.
     *
     * @param id which session
     * @param filling sets what is to change
     * @throws IllegalArgumentException when a value means nothing; nothing has happened then
     */
    public void change(SessionId id, Consumer<SessionSpec> filling) {
        SessionSpec spec = new SessionSpec();
        filling.accept(spec);
        Map<String, String> values = spec.values();
        new SimulatedSession(id, values, Instant.EPOCH);
        synchronized (this) {
            machine.change(id, values, now());
            notifyAll();
        }
    }

    /**
     * Lets a session vanish now, with its processes.
     *
     * @param id which session
     * @throws IllegalArgumentException when there is no such session
     */
    public synchronized void remove(SessionId id) {
        if (!machine.remove(id)) {
            throw new IllegalArgumentException("there is no session " + id);
        }
        notifyAll();
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    public synchronized Optional<SessionId> ownSession() {
        checkOpen(SessionOperation.OPEN, null);
        return Optional.of(scenario.own);
    }

    @Override
    public synchronized Optional<SessionId> consoleSession() {
        checkOpen(SessionOperation.OPEN, null);
        return scenario.console();
    }

    @Override
    public List<SessionInfo> list() {
        if (!hasRows(SessionOperation.LIST)) {
            return List.of();
        }
        synchronized (this) {
            return machine.sessions().stream()
                    .map(session -> session.listed(address.toString()))
                    .toList();
        }
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        enter(SessionOperation.READ, session.id());
        synchronized (this) {
            return find(SessionOperation.READ, session.id()).read(session, now());
        }
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        ClientInfo client = clientCall(session.id(), ClientInfo.NONE, SimulatedSession::client);
        ClientProtocol protocol = clientCall(session.id(), ClientProtocol.UNKNOWN, SimulatedSession::protocol);
        return session.withClient(client.withProtocol(protocol));
    }

    /** Windows is called twice for a client, and each time may not know. */
    private <T> T clientCall(SessionId id, T absent, BiFunction<SimulatedSession, Boolean, T> part) {
        try {
            enter(SessionOperation.CLIENT, id);
        } catch (SessionException e) {
            int code = e.win32Code().orElse(0);
            if (code == NOT_SUPPORTED || code == INVALID_TAG) {
                return absent;
            }
            throw e;
        }
        synchronized (this) {
            return part.apply(find(SessionOperation.CLIENT, id), machine.isConsole(id));
        }
    }

    @Override
    public List<SessionProcess> processes() {
        if (!hasRows(SessionOperation.PROCESSES)) {
            return List.of();
        }
        synchronized (this) {
            return machine.processes();
        }
    }

    @Override
    public List<SessionProcess> processes(SessionId id) {
        return processes().stream()
                .filter(process -> process.session().equals(id))
                .toList();
    }

    @Override
    public void sendMessage(SessionId id, Message message) {
        enter(SessionOperation.MESSAGE, id);
        synchronized (this) {
            find(SessionOperation.MESSAGE, id);
        }
    }

    @Override
    public MessageAnswer ask(SessionId id, Message message) {
        enter(SessionOperation.MESSAGE, id);
        Duration timeout = Duration.ofSeconds(message.timeoutSeconds());
        MessageAnswer answer;
        Duration answerTime;
        synchronized (this) {
            SimulatedSession session = find(SessionOperation.MESSAGE, id);
            answer = session.answer(timeout);
            answerTime = session.answerTime(timeout);
        }
        delay(SessionOperation.MESSAGE, answerTime);
        synchronized (this) {
            settle();
            find(SessionOperation.MESSAGE, id);
        }
        return answer;
    }

    @Override
    public boolean awaitEvent() {
        enter(SessionOperation.EVENT, null);
        synchronized (this) {
            long eventsBefore = machine.events();
            long endedBefore = waitsEnded;
            waits++;
            try {
                while (machine.events() == eventsBefore) {
                    if (waitsEnded != endedBefore || isClosed) {
                        return false;
                    }
                    waitForChange();
                    settle();
                }
                return true;
            } finally {
                waits--;
            }
        }
    }

    /** {@return how many threads wait for events now: what happens before they do is lost on them} */
    public synchronized int waits() {
        return waits;
    }

    /** Logoffs end by the clock, which may be a test's: it is looked at again and again while one is under way. */
    private void waitForChange() {
        try {
            TimeUnit.MILLISECONDS.timedWait(this, machine.isLogoffToEnd() ? LOOK_AGAIN.toMillis() : LONG.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(SessionOperation.EVENT, e);
        }
    }

    @Override
    public synchronized void endWaits() {
        checkOpen(SessionOperation.EVENT, null);
        waitsEnded++;
        notifyAll();
    }

    @Override
    public void requestLogoff(SessionId id) {
        enter(SessionOperation.LOGOFF, id);
        synchronized (this) {
            SimulatedSession session = find(SessionOperation.LOGOFF, id);
            if (session.isProtectedByWindows()) {
                throw failure(SessionOperation.LOGOFF, id, ACCESS_DENIED);
            }
            if (session.isLoggingOff()) {
                throw failure(SessionOperation.LOGOFF, id, CLOSE_PENDING);
            }
            machine.beginLogoff(session, now());
            notifyAll();
        }
    }

    @Override
    public void disconnect(SessionId id) {
        enter(SessionOperation.DISCONNECT, id);
        synchronized (this) {
            machine.disconnect(find(SessionOperation.DISCONNECT, id), now());
            notifyAll();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** What comes before every operation: changes, delays and failures, as the scenario has them. */
    private void enter(SessionOperation operation, @Nullable SessionId id) {
        @Nullable Fault fault;
        synchronized (this) {
            checkOpen(operation, id);
            settle();
            script.changesBefore(operation, id).forEach(this::apply);
            fault = script.nextFault(operation, id);
        }
        if (fault == null) {
            return;
        }
        delay(operation, fault.delay());
        if (fault.error() != 0) {
            throw failure(operation, id, fault.error());
        }
        synchronized (this) {
            settle();
        }
    }

    private void apply(Change change) {
        if (change.gone()) {
            machine.remove(change.session());
        } else {
            machine.change(change.session(), change.values(), now());
        }
        notifyAll();
    }

    /** Wakes those who wait for events only when there was one: they settle, too, and would wake each other without end. */
    private void settle() {
        long before = machine.events();
        machine.settle(now());
        if (machine.events() != before) {
            notifyAll();
        }
    }

    /** Enters an operation that gives rows; false where Windows says that there are none, which is no failure. */
    private boolean hasRows(SessionOperation operation) {
        try {
            enter(operation, null);
            return true;
        } catch (SessionException e) {
            if (e.win32Code().orElse(0) == NO_MORE_ITEMS) {
                return false;
            }
            throw e;
        }
    }

    private SimulatedSession find(SessionOperation operation, SessionId id) {
        SimulatedSession session = machine.session(id);
        if (session == null) {
            throw failure(operation, id, scenario.goneError);
        }
        return session;
    }

    private void checkOpen(SessionOperation operation, @Nullable SessionId id) {
        if (isClosed) {
            throw SessionException.closed(operation, address.toString(), id);
        }
    }

    private void delay(SessionOperation operation, Duration delay) {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(operation, e);
        }
    }

    private SessionException interrupted(SessionOperation operation, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return SessionException.of(
                Reason.OTHER, operation, address.toString(), "the call was interrupted", "Call again.", cause);
    }

    private SessionException failure(SessionOperation operation, @Nullable SessionId id, int error) {
        return SessionException.ofWin32(operation, address.toString(), id, error);
    }

    private Instant now() {
        return clock.instant().plus(scenario.clockAhead);
    }
}
