package io.github.sessionctl.fleet;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many simulated hosts, of which some fail or hang; it counts how many are open. */
final class TestFleet {

    static final String AGENT = """
            host own=0
            session id=0 name=Services state=Disconnected
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
            session id=5 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=2h
            """;

    /** Lets hosts go that hang. */
    final CountDownLatch letGo = new CountDownLatch(1);

    final CountDownLatch hangingBegun = new CountDownLatch(1);

    /** How many hang now. */
    final AtomicInteger hanging = new AtomicInteger();

    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();
    final AtomicInteger logoffs = new AtomicInteger();
    final AtomicInteger lists = new AtomicInteger();
    final Queue<String> opened = new ConcurrentLinkedQueue<>();
    final Queue<SessionHost> hosts = new ConcurrentLinkedQueue<>();
    final Map<String, String> faults = new ConcurrentHashMap<>();
    final Collection<String> hangInOpen = ConcurrentHashMap.newKeySet();
    final Collection<String> hangInList = ConcurrentHashMap.newKeySet();
    final Collection<String> hangInClose = ConcurrentHashMap.newKeySet();
    final Map<String, Error> failInClose = new ConcurrentHashMap<>();
    volatile Consumer<HostAddress> whenListed = host -> {};
    volatile Runnable whenLoggedOff = () -> {};

    static List<HostAddress> addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> HostAddress.parse("SRV" + i))
                .toList();
    }

    static List<HostAddress> addresses(String... names) {
        List<HostAddress> addresses = new ArrayList<>();
        for (String name : names) {
            addresses.add(HostAddress.parse(name));
        }
        return addresses;
    }

    SessionHost open(HostAddress address) {
        opened.add(address.name());
        if (hangInOpen.contains(address.name())) {
            hang();
        }
        SessionHost host = new Counted(new SimulatedHost(
                address, Scenario.parse(AGENT + faults.getOrDefault(address.name(), "")), InstantSource.system()));
        hosts.add(host);
        return host;
    }

    /** Fleets whose time stands still while anybody does anything but hang, and then jumps. */
    Fleet.Builder jumping(Duration deadline) {
        return onClock(new JumpingClock(this::isQuiet), deadline);
    }

    /** Whether each thread of the run hangs. */
    boolean isQuiet() {
        return hanging.get() >= threads();
    }

    /** How many threads the run has, beside the one that called it. */
    static int threads() {
        Thread[] all = new Thread[Thread.activeCount() * 2 + 64];
        int count = Thread.enumerate(all);
        return (int) Arrays.stream(all, 0, count)
                .filter(thread -> thread.getName().startsWith("sessionctl-fleet"))
                .count();
    }

    /** Fleets on a clock. */
    Fleet.Builder onClock(FleetClock clock, Duration deadline) {
        return Fleet.opening(this::open).deadlineForEachHost(deadline).clock(clock);
    }

    /** As a listener does that blocks, but not for ever where the test has failed. */
    static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody has let it go");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a native call does: whoever interrupts it has to wait all the same. */
    void hang() {
        hanging.incrementAndGet();
        hangingBegun.countDown();
        boolean wasInterrupted = false;
        while (letGo.getCount() > 0) {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Counted extends ForwardingSessionHost {

        Counted(SessionHost host) {
            super(host);
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        }

        @Override
        public List<SessionInfo> list() {
            lists.incrementAndGet();
            whenListed.accept(address());
            if (hangInList.contains(address().name())) {
                hang();
            }
            return super.list();
        }

        @Override
        public void requestLogoff(SessionId session) {
            logoffs.incrementAndGet();
            super.requestLogoff(session);
            whenLoggedOff.run();
        }

        @Override
        public void close() {
            if (hangInClose.contains(address().name())) {
                hang();
            }
            super.close();
            open.decrementAndGet();
            Error error = failInClose.get(address().name());
            if (error != null) {
                throw error;
            }
        }
    }
}
