package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.CallScript.Fault;
import io.github.sessionctl.host.simulated.SimulatedMachine.Happening;
import io.github.sessionctl.host.simulated.SimulatedSession.RowKey;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A host in memory that behaves like a Windows machine: logoffs take a while, sessions come and go, and what the scenario says goes wrong. For trying
 * things out where there is no Windows, and for the tests of those who embed sessionctl. Safe for use by several threads.
 */
public final class SimulatedHost implements SessionHost {

    private static final int ACCESS_DENIED = 5;
    private static final int CLOSE_PENDING = 7007;
    private static final int NOT_SUPPORTED = 50;
    private static final int NO_MORE_ITEMS = 259;
    private static final int INVALID_TAG = 1733;

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONG = TimeUnit.DAYS.toNanos(1);

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
     * Opens the scenario that {@code simulated} or {@code simulated:FILE} names, each time on a machine of its own, on this machine's clock.
     *
     * @throws SessionException with {@link Reason#INVALID_ADDRESS} when the file cannot be read, or is no scenario
     */
    public static SimulatedHost open(HostAddress address) {
        return new SimulatedHost(address, Scenario.at(address), InstantSource.system());
    }

    /**
     * Lets a session change now: it gets what the filling says, and keeps the rest. Where there is none with the ID, one comes, last in the list.
     * Whoever waits for events is told as Windows would.
     *
     * @throws IllegalArgumentException when a value means nothing; nothing has happened then
     */
    public void change(SessionId id, Consumer<SessionSpec> filling) {
        happen(Happening.change(id, SessionSpec.filled(filling)));
    }

    /**
     * Lets something happen now, in the words of a scenario's {@code change} without {@code before} and {@code call}: {@code "session=4 gone=yes"},
     * {@code "console=3"}, or {@code "session=4 process=devenv.exe"}. Whoever waits for events is told as Windows would.
     *
     * @throws IllegalArgumentException when a key or value means nothing; nothing has happened then
     */
    public void happen(String keys) {
        happen(ScenarioParser.happening(keys));
    }

    private synchronized void happen(Happening what) {
        settle();
        machine.happen(what, now());
        notifyAll();
    }

    /**
     * Lets a session vanish now, with its processes.
     *
     * @throws IllegalArgumentException when there is no such session
     */
    public synchronized void remove(SessionId id) {
        settle();
        if (!machine.remove(RowKey.own(id))) {
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
        return Optional.ofNullable(machine.console);
    }

    @Override
    public synchronized String machineName() {
        checkOpen(SessionOperation.OPEN, null);
        return scenario.name;
    }

    @Override
    public synchronized boolean hasChildSessions() {
        checkOpen(SessionOperation.OPEN, null);
        return scenario.childSessions == null ? machine.hasHadChildren : scenario.childSessions;
    }

    @Override
    public List<SessionInfo> list() {
        enter(SessionOperation.LIST, null);
        List<SessionInfo> rows = visibleRows();
        if (rows.isEmpty()) {
            throw failure(SessionOperation.LIST, null, NO_MORE_ITEMS);
        }
        return rows;
    }

    private synchronized List<SessionInfo> visibleRows() {
        return machine.sessions().stream()
                .filter(session -> session.isVisible)
                .map(session -> session.listed(address.toString()))
                .toList();
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        return call(SessionOperation.READ, session.id(), row -> row.read(session, now()));
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
            return call(SessionOperation.CLIENT, id, session -> part.apply(session, machine.isConsole(session)));
        } catch (SessionException e) {
            return absentFor(e, absent, NOT_SUPPORTED, INVALID_TAG);
        }
    }

    @Override
    public List<SessionProcess> processes() {
        try {
            enter(SessionOperation.PROCESSES, null);
        } catch (SessionException e) {
            return absentFor(e, List.of(), NO_MORE_ITEMS, NO_MORE_ITEMS);
        }
        synchronized (this) {
            return machine.processes();
        }
    }

    /** Windows says with one of two errors that there is nothing to tell. */
    private static <T> T absentFor(SessionException failure, T absent, int one, int other) {
        int code = failure.win32Code().orElse(0);
        if (code == one || code == other) {
            return absent;
        }
        throw failure;
    }

    @Override
    public void sendMessage(SessionId id, Message message) {
        call(SessionOperation.MESSAGE, id, session -> id);
    }

    @Override
    public MessageAnswer ask(SessionId id, Message message) {
        return call(SessionOperation.MESSAGE, id, session -> answer(session, message));
    }

    private MessageAnswer answer(SimulatedSession session, Message message) {
        SessionId id = session.key.id();
        Duration timeout = Duration.ofSeconds(message.timeoutSeconds());
        MessageAnswer answer = session.answer(timeout);
        long shown = System.nanoTime();
        long stays = session.answerTime(timeout).toNanos();
        for (long left = stays; left > 0; left = stays - (System.nanoTime() - shown)) {
            waitForChange(SessionOperation.MESSAGE, id, left);
            settle();
            if (machine.own(id) != session) {
                throw failure(SessionOperation.MESSAGE, id, scenario.goneError);
            }
        }
        return answer;
    }

    @Override
    public boolean awaitEvent() {
        enter(SessionOperation.EVENT, null);
        synchronized (this) {
            long eventsBefore = machine.events;
            long endedBefore = waitsEnded;
            waits++;
            try {
                while (machine.events == eventsBefore) {
                    if (waitsEnded != endedBefore || isClosed) {
                        return false;
                    }
                    waitForChange(SessionOperation.EVENT, null, LONG);
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
    private void waitForChange(SessionOperation operation, @Nullable SessionId id, long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, machine.isLogoffToEnd() ? Math.min(nanos, LOOK_AGAIN) : nanos);
        } catch (InterruptedException e) {
            throw interrupted(Reason.INTERRUPTED, operation, id, e);
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
        call(SessionOperation.LOGOFF, id, session -> {
            if (session.isProtectedByWindows()) {
                throw failure(SessionOperation.LOGOFF, id, ACCESS_DENIED);
            }
            if (session.ends != null) {
                throw failure(SessionOperation.LOGOFF, id, CLOSE_PENDING);
            }
            session.beginLogoff(now());
            notifyAll();
            return id;
        });
    }

    @Override
    public void disconnect(SessionId id) {
        call(SessionOperation.DISCONNECT, id, session -> {
            machine.disconnect(session, now());
            notifyAll();
            return id;
        });
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** A call about one session, which must be there. */
    private <T> T call(SessionOperation operation, SessionId id, Function<SimulatedSession, T> body) {
        enter(operation, id);
        synchronized (this) {
            SimulatedSession session = machine.own(id);
            if (session == null || !session.isVisible) {
                throw failure(operation, id, scenario.goneError);
            }
            return body.apply(session);
        }
    }

    /** What comes before every operation: changes, delays and failures, as the scenario has them. */
    private void enter(SessionOperation operation, @Nullable SessionId id) {
        @Nullable Fault fault;
        synchronized (this) {
            checkOpen(operation, id);
            settle();
            script.before(operation, id).forEach(this::happen);
            fault = script.nextFault(operation, id);
        }
        if (fault == null) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(fault.delay().toNanos());
        } catch (InterruptedException e) {
            throw interrupted(Reason.NOT_ASKED, operation, id, e);
        }
        if (fault.error() != 0) {
            throw failure(operation, id, fault.error());
        }
        synchronized (this) {
            settle();
        }
    }

    /** Wakes those who wait for events only when there was one: they settle, too, and would wake each other without end. */
    private void settle() {
        long before = machine.events;
        machine.settle(now());
        if (machine.events != before) {
            notifyAll();
        }
    }

    private void checkOpen(SessionOperation operation, @Nullable SessionId id) {
        if (isClosed) {
            throw SessionException.closed(operation, address.toString(), id);
        }
    }

    private SessionException interrupted(
            Reason reason, SessionOperation operation, @Nullable SessionId id, InterruptedException cause) {
        Thread.currentThread().interrupt();
        boolean isUnderWay = reason == Reason.INTERRUPTED;
        String when = isUnderWay ? "while it waited for the answer" : "before the host was asked";
        String problem = "the calling thread was interrupted " + when;
        String nextStep = isUnderWay ? "Look what has become of it before you call again." : "Call again.";
        return SessionException.of(reason, operation, address.toString(), id, problem, nextStep, cause);
    }

    private SessionException failure(SessionOperation operation, @Nullable SessionId id, int error) {
        return SessionException.ofWin32(operation, address.toString(), id, error);
    }

    private Instant now() {
        return clock.instant().plus(scenario.clockAhead);
    }
}
