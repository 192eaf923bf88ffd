package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A host in memory that behaves like a Windows machine: logoffs take a while, sessions come and go, and what the scenario says goes
 * wrong. For trying things out where there is no Windows, and for the tests of those who embed sessionctl. Safe for use by several threads.
 */
public final class SimulatedHost implements SessionHost {

    private static final int ACCESS_DENIED = 5;
    private static final int CLOSE_PENDING = 7007;
    private static final int NOT_SUPPORTED = 50;

    private final HostAddress address;
    private final Scenario scenario;
    private final InstantSource clock;
    private final Map<SessionId, SimulatedSession> sessions = new LinkedHashMap<>();
    private final List<SessionProcess> processes;
    private final int[] timesLeft;
    private final Map<Call, Integer> calls = new HashMap<>();
    private boolean isClosed;

    /** What is counted: an operation, and the session where it is about one. */
    private record Call(
            SessionOperation operation, @Nullable SessionId session) {}

    /** A host with the address {@code simulated}, on this machine's clock. */
    public SimulatedHost(Scenario scenario) {
        this(HostAddress.parse("simulated"), scenario, InstantSource.system());
    }

    /** A host with its own address and clock. */
    public SimulatedHost(HostAddress address, Scenario scenario, InstantSource clock) {
        this.address = address;
        this.scenario = scenario;
        this.clock = clock;
        Instant now = now();
        scenario.sessions.forEach((id, values) -> sessions.put(id, new SimulatedSession(id, values, now)));
        processes = new ArrayList<>(scenario.processes);
        timesLeft = scenario.faults.stream().mapToInt(Fault::times).toArray();
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
        enter(SessionOperation.LIST, null);
        synchronized (this) {
            return sessions.values().stream()
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
        enter(SessionOperation.CLIENT, session.id());
        synchronized (this) {
            return session.withClient(
                    find(SessionOperation.CLIENT, session.id()).client());
        }
    }

    @Override
    public List<SessionProcess> processes() {
        enter(SessionOperation.PROCESSES, null);
        synchronized (this) {
            return processes.stream()
                    .filter(process -> sessions.containsKey(process.session()))
                    .toList();
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
        throw failure(SessionOperation.EVENT, null, NOT_SUPPORTED);
    }

    @Override
    public void endWaits() {}

    @Override
    public void logoff(SessionId id) {
        enter(SessionOperation.LOGOFF, id);
        synchronized (this) {
            SimulatedSession session = find(SessionOperation.LOGOFF, id);
            if (session.isProtectedByWindows()) {
                throw failure(SessionOperation.LOGOFF, id, ACCESS_DENIED);
            }
            if (session.isLoggingOff()) {
                throw failure(SessionOperation.LOGOFF, id, CLOSE_PENDING);
            }
            session.beginLogoff(now());
        }
    }

    @Override
    public void disconnect(SessionId id) {
        enter(SessionOperation.DISCONNECT, id);
        synchronized (this) {
            find(SessionOperation.DISCONNECT, id).disconnect(now());
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
    }

    /** What comes before every operation: changes, delays and failures, as the scenario has them. */
    private void enter(SessionOperation operation, @Nullable SessionId id) {
        @Nullable Fault fault;
        synchronized (this) {
            checkOpen(operation, id);
            int call = calls.merge(new Call(operation, id), 1, Integer::sum);
            settle();
            scenario.changes.stream()
                    .filter(change -> change.before() == operation && change.call() == call)
                    .filter(change -> id == null || change.session().equals(id))
                    .forEach(this::apply);
            fault = nextFault(operation, id);
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
            end(change.session());
            return;
        }
        SimulatedSession session = sessions.get(change.session());
        if (session == null) {
            sessions.put(change.session(), new SimulatedSession(change.session(), change.values(), now()));
        } else {
            session.apply(change.values(), now());
        }
    }

    private @Nullable Fault nextFault(SessionOperation operation, @Nullable SessionId id) {
        for (int i = 0; i < timesLeft.length; i++) {
            if (timesLeft[i] > 0 && scenario.faults.get(i).matches(operation, id)) {
                timesLeft[i]--;
                return scenario.faults.get(i);
            }
        }
        return null;
    }

    /** Logoffs end by the clock: what has ended by now goes. */
    private void settle() {
        Instant now = now();
        for (SimulatedSession session : new ArrayList<>(sessions.values())) {
            if (session.hasEnded(now)) {
                SimulatedSession successor = session.successor();
                if (successor != null) {
                    endProcesses(session.id);
                    sessions.put(session.id, successor);
                } else {
                    end(session.id);
                }
            }
        }
    }

    private void end(SessionId id) {
        endProcesses(id);
        sessions.remove(id);
    }

    private void endProcesses(SessionId id) {
        processes.removeIf(process -> process.session().equals(id));
    }

    private SimulatedSession find(SessionOperation operation, SessionId id) {
        SimulatedSession session = sessions.get(id);
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
            Thread.currentThread().interrupt();
            throw SessionException.of(
                    Reason.OTHER, operation, address.toString(), "the call was interrupted", "Call again.", e);
        }
    }

    private SessionException failure(SessionOperation operation, @Nullable SessionId id, int error) {
        return SessionException.ofWin32(operation, address.toString(), id, error);
    }

    private Instant now() {
        return clock.instant().plus(scenario.clockAhead);
    }
}
