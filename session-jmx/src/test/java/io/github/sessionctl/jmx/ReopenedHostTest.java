package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReopenedHostTest {

    private static final HostAddress SERVER = HostAddress.parse("SRV1");

    private final ManualClock clock = new ManualClock();
    private final List<WatchedHost> opened = new ArrayList<>();
    private final List<String> scenarios = new ArrayList<>();
    private final ReopenedHost host = new ReopenedHost(SERVER, this::open, clock::nanoTime);

    /** The next scenario's host; unreachable where it is empty. */
    private SessionHost open() {
        String scenario = scenarios.remove(0);
        if (scenario.isEmpty()) {
            throw unreachable();
        }
        WatchedHost next = new WatchedHost(SERVER, scenario);
        opened.add(next);
        return next;
    }

    private static SessionException unreachable() {
        return SessionException.ofWin32(SessionOperation.OPEN, "SRV1", null, 1722);
    }

    @Test
    void serverIsOpenedWhenItIsFirstAskedAndOnlyOnce() {
        scenarios.add(WatchedHost.AGENT);
        assertThat(opened).isEmpty();

        assertThat(host.list()).hasSize(6);
        assertThat(host.list()).hasSize(6);

        assertThat(opened).hasSize(1);
    }

    @Test
    void serverOutOfReachIsTriedAgainAfterAWhileAndNotBefore() {
        scenarios.addAll(List.of("", WatchedHost.AGENT));

        assertThatExceptionOfType(SessionException.class).isThrownBy(host::list);
        assertThatExceptionOfType(SessionException.class).isThrownBy(host::list);
        assertThat(scenarios).hasSize(1);
        clock.advance(Duration.ofSeconds(5));

        assertThat(host.list()).hasSize(6);
    }

    @Test
    void lostConnectionIsClosedAndOpenedAgain() {
        scenarios.addAll(List.of(WatchedHost.AGENT + "fault in=list error=6", WatchedHost.AGENT));

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(host::list)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_CLOSED));
        assertThat(host.list()).hasSize(6);

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> opened.get(0).ids())
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_CLOSED));
    }

    @Test
    void refusedCallKeepsTheConnection() {
        scenarios.add(WatchedHost.AGENT + "fault in=list error=5 times=1");

        assertThatExceptionOfType(SessionException.class).isThrownBy(host::list);

        assertThat(host.list()).hasSize(6);
        assertThat(opened).hasSize(1);
    }

    @Test
    void closedHostOpensNothingAnyMore() {
        scenarios.addAll(List.of(WatchedHost.AGENT, WatchedHost.AGENT));
        host.list();
        host.close();
        host.close();

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(host::list)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_CLOSED));
        assertThat(scenarios).hasSize(1);
    }

    @Test
    void closeWaitsForNoOpeningAndWhatOpensAfterwardsIsClosed() throws Exception {
        SlowOpening slow = new SlowOpening();
        ReopenedHost slowHost = new ReopenedHost(SERVER, slow, clock::nanoTime);
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            Future<?> opening = readers.submit(slowHost::list);
            slow.begun.await();
            Future<?> waiting = readers.submit(slowHost::list);

            slowHost.close();

            assertThat(failure(waiting)).contains("has been closed");
            slow.goOn.countDown();
            assertThat(failure(opening)).contains("has been closed");
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(slow.opened::list)
                    .satisfies(closed -> assertThat(closed.reason()).isEqualTo(Reason.CONNECTION_CLOSED));
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void whoComesWhileTheServerIsOpenedGetsTheSame() throws Exception {
        SlowOpening slow = new SlowOpening();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try (ReopenedHost slowHost = new ReopenedHost(SERVER, slow, clock::nanoTime)) {
            Future<List<SessionInfo>> first = readers.submit(slowHost::list);
            slow.begun.await();
            Future<List<SessionInfo>> second = readers.submit(slowHost::list);
            slow.goOn.countDown();

            assertThat(first.get()).hasSize(6);
            assertThat(second.get()).hasSize(6);
            assertThat(slow.times).hasValue(1);
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void endingWaitsNeitherOpensTheServerNorWaitsForThat() throws Exception {
        SlowOpening slow = new SlowOpening();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try (ReopenedHost slowHost = new ReopenedHost(SERVER, slow, clock::nanoTime)) {
            slowHost.endWaits();
            assertThat(slow.times).hasValue(0);
            Future<?> opening = readers.submit(slowHost::list);
            slow.begun.await();

            readers.submit(slowHost::endWaits).get(20, TimeUnit.SECONDS);

            assertThat(opening).isNotDone();
        } finally {
            slow.goOn.countDown();
            readers.shutdownNow();
        }
    }

    private static String failure(Future<?> call) throws InterruptedException {
        try {
            call.get();
            return "";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause().getMessage());
        }
    }

    /** Opens when it is told to. */
    private static final class SlowOpening implements Supplier<SessionHost> {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final AtomicInteger times = new AtomicInteger();
        final WatchedHost opened = new WatchedHost(SERVER, WatchedHost.AGENT);

        @Override
        public SessionHost get() {
            times.incrementAndGet();
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return opened;
        }
    }

    @Test
    void serverOutOfReachDoesNotKeepTheOthersFromBeingServed() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        SessionJmxOptions options = SessionJmxOptions.forHosts("SRV1,SRV2")
                .onServer(server)
                .openedBy(address -> {
                    if (address.equals(SERVER)) {
                        throw unreachable();
                    }
                    return new WatchedHost(address, WatchedHost.AGENT);
                });
        try (SessionJmxRegistration registration = SessionJmx.register(options)) {
            ObjectName first = registration.objectNames().get(0);
            ObjectName second = registration.objectNames().get(1);

            assertThat(server.getAttribute(second, "SessionCount")).isEqualTo(6);
            assertThat(server.getAttribute(first, "SessionCount")).isEqualTo(-1);
            assertThat((String) server.getAttribute(first, "LastError")).contains("Win32 error 1722");
        }
    }

    @Test
    void theOnlyServerMustBeThere() {
        SessionJmxOptions options = SessionJmxOptions.forHosts("SRV1")
                .onServer(MBeanServerFactory.newMBeanServer())
                .openedBy(address -> {
                    throw unreachable();
                });

        assertThatExceptionOfType(SessionException.class).isThrownBy(() -> SessionJmx.register(options));
    }

    @Test
    void everyMethodOfAHostIsHandedOn() {
        assertThat(SessionHost.class.getMethods())
                .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
                .allSatisfy(method -> assertThat(ReopenedHost.class
                                .getMethod(method.getName(), method.getParameterTypes())
                                .getDeclaringClass())
                        .isNotEqualTo(SessionHost.class));
    }

    @Test
    void serverThatCouldNotBeOpenedInTimeWasNotAskedToLogAnybodyOff() {
        ReopenedHost late = new ReopenedHost(
                SERVER,
                () -> {
                    throw failure(Reason.TIMED_OUT);
                },
                clock::nanoTime);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> late.requestLogoff(new SessionId(4)))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ASKED))
                    .satisfies(e -> assertThat(e.mayHaveHappened()).isFalse());
        }
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(late::list)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT));
    }

    @Test
    void thatOneCallerWasInterruptedIsNotToldToTheNext() {
        AtomicInteger openings = new AtomicInteger();
        ReopenedHost interrupted = new ReopenedHost(
                SERVER,
                () -> {
                    if (openings.getAndIncrement() == 0) {
                        throw failure(Reason.INTERRUPTED);
                    }
                    return new WatchedHost(SERVER, WatchedHost.AGENT);
                },
                clock::nanoTime);

        assertThatExceptionOfType(SessionException.class).isThrownBy(interrupted::list);

        assertThat(interrupted.list()).hasSize(6);
    }

    private static SessionException failure(Reason reason) {
        return SessionException.of(reason, SessionOperation.OPEN, "SRV1", "it took too long", "Try again.", null);
    }
}
