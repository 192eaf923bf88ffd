package io.github.sessionctl.jmx;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** A simulated host that keeps a record of the calls, and whose list can be made to hang. */
final class WatchedHost extends ForwardingSessionHost {

    /** What most tests look at: services, console, somebody active, two disconnected, a listener. */
    static final String AGENT = """
            host name=AGENT-07 own=0 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m locked=no
            session id=2 name="RDP-Tcp#12" state=Active user=bernd domain=CORP logonAgo=2h idleFor=35m locked=yes \
            client=LAPTOP-12 address=192.0.2.12
            session id=4 state=Disconnected user="dana fox" domain=CORP logonAgo=26h disconnectedFor=22h
            session id=7 state=Disconnected user=emil domain=CORP logonAgo=6h disconnectedFor=40m
            session id=65536 name=RDP-Tcp state=Listen
            """;

    final List<SessionOperation> calls = Collections.synchronizedList(new ArrayList<>());

    /** What the next calls of list throw. */
    final Queue<Error> errors = new ConcurrentLinkedQueue<>();

    final List<Message> messages = Collections.synchronizedList(new ArrayList<>());

    private final SimulatedHost simulated;

    /** What logoffs of these sessions throw. */
    final Map<SessionId, RuntimeException> logoffErrors = new ConcurrentHashMap<>();

    /** Whether a logoff is accepted and nothing comes of it. */
    volatile boolean isLogoffSilent;

    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean isDeaf;

    WatchedHost(String scenario) {
        this(HostAddress.parse("simulated"), scenario);
    }

    WatchedHost(HostAddress address, String scenario) {
        this(new SimulatedHost(address, Scenario.parse(scenario), InstantSource.system()));
    }

    private WatchedHost(SimulatedHost simulated) {
        super(simulated);
        this.simulated = simulated;
    }

    /** From now on, list hangs until {@link #answer}. */
    void hang() {
        gate = new CountDownLatch(1);
    }

    /** The same, interrupted or not, as a native call does. */
    void hangAsWindowsDoes() {
        isDeaf = true;
        hang();
    }

    static void uninterruptibly(CountDownLatch latch) {
        boolean wasInterrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void answer() {
        gate.countDown();
    }

    int count(SessionOperation operation) {
        return Collections.frequency(calls, operation);
    }

    /** Somebody else ends a session. */
    void end(long id) {
        simulated.remove(new SessionId(id));
    }

    /** The IDs of the sessions that are there, without being recorded. */
    List<Long> ids() {
        return super.list().stream().map(session -> session.id().value()).toList();
    }

    @Override
    public List<SessionInfo> list() {
        calls.add(SessionOperation.LIST);
        Error error = errors.poll();
        if (error != null) {
            throw error;
        }
        try {
            if (isDeaf) {
                uninterruptibly(gate);
            }
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return super.list();
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        calls.add(SessionOperation.READ);
        return super.read(session);
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        calls.add(SessionOperation.CLIENT);
        return super.readClient(session);
    }

    @Override
    public List<SessionProcess> processes() {
        calls.add(SessionOperation.PROCESSES);
        return super.processes();
    }

    @Override
    public void requestLogoff(SessionId session) {
        calls.add(SessionOperation.LOGOFF);
        if (logoffErrors.containsKey(session)) {
            throw logoffErrors.get(session);
        }
        if (!isLogoffSilent) {
            super.requestLogoff(session);
        }
    }

    @Override
    public void disconnect(SessionId session) {
        calls.add(SessionOperation.DISCONNECT);
        super.disconnect(session);
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        calls.add(SessionOperation.MESSAGE);
        messages.add(message);
        super.sendMessage(session, message);
    }

    @Override
    public void close() {
        answer();
        super.close();
    }
}
