package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    /** A server that takes its time to open, until the gate is opened. */
    private final class SlowOpening implements AutoCloseable {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);
        final AtomicInteger times = new AtomicInteger();
        final ExecutorService threads = Executors.newCachedThreadPool();
        final ReopenedHost slow = new ReopenedHost(SERVER, this::open, clock::nanoTime);

        private SessionHost open() {
            times.incrementAndGet();
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ReopenedHostTest.this.open();
        }

        Future<?> list() {
            return threads.submit(slow::list);
        }

        long waiting() {
            return Thread.getAllStackTraces().values().stream()
                    .filter(stack -> Arrays.stream(stack)
                            .limit(4)
                            .anyMatch(frame -> frame.getClassName().equals(ReopenedHost.class.getName())))
                    .filter(stack -> Arrays.stream(stack)
                            .noneMatch(frame -> frame.getMethodName().equals("open")))
                    .count();
        }

        @Override
        public void close() {
            gate.countDown();
            threads.shutdownNow();
            await().until(threads::isTerminated);
        }
    }

    private static void assertClosed(Future<?> call) {
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        SessionException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_CLOSED));
    }

    @Test
    @Timeout(60)
    void closeDoesNotWaitForAnOpeningAndWhatOpensThenIsClosed() throws Exception {
        scenarios.add(WatchedHost.AGENT);
        try (SlowOpening server = new SlowOpening()) {
            Future<?> call = server.list();
            server.begun.await();

            server.threads.submit(server.slow::close).get(20, TimeUnit.SECONDS);

            assertThat(call).isNotDone();
            server.gate.countDown();
            assertClosed(call);
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> opened.get(0).ids())
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_CLOSED));
        }
    }

    @Test
    @Timeout(60)
    void closeFreesThoseWhoWaitForAnOpening() throws Exception {
        scenarios.add(WatchedHost.AGENT);
        try (SlowOpening server = new SlowOpening()) {
            Future<?> opening = server.list();
            server.begun.await();
            Future<?> waiting = server.list();
            await().until(() -> server.waiting() == 1);

            server.threads.submit(server.slow::close).get(20, TimeUnit.SECONDS);

            assertClosed(waiting);
            assertThat(opening).isNotDone();
        }
    }

    @Test
    @Timeout(60)
    void endingWaitsNeitherOpensTheServerNorWaitsForThat() throws Exception {
        scenarios.add(WatchedHost.AGENT);
        try (SlowOpening server = new SlowOpening()) {
            server.slow.endWaits();
            assertThat(server.times).hasValue(0);
            Future<?> opening = server.list();
            server.begun.await();

            server.threads.submit(server.slow::endWaits).get(20, TimeUnit.SECONDS);

            assertThat(opening).isNotDone();
        }
    }

    @Test
    @Timeout(60)
    void callsAtTheSameTimeShareOneOpening() throws Exception {
        scenarios.add(WatchedHost.AGENT);
        try (SlowOpening server = new SlowOpening()) {
            List<Future<?>> calls = List.of(server.list(), server.list(), server.list());
            server.begun.await();
            await().until(() -> server.waiting() == 2);
            server.gate.countDown();

            for (Future<?> call : calls) {
                assertThat((List<?>) call.get(20, TimeUnit.SECONDS)).hasSize(6);
            }
            assertThat(server.times).hasValue(1);
        }
    }

    @Test
    @Timeout(60)
    void whoIsInterruptedWhileAnotherOpensTheServerGivesUpAndStaysInterrupted() throws Exception {
        scenarios.add(WatchedHost.AGENT);
        try (SlowOpening server = new SlowOpening()) {
            Future<?> opening = server.list();
            server.begun.await();
            AtomicBoolean isInterrupted = new AtomicBoolean();
            AtomicReference<Reason> reason = new AtomicReference<>();
            Thread waiting = new Thread(() -> {
                try {
                    server.slow.list();
                } catch (SessionException e) {
                    reason.set(e.reason());
                    isInterrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            waiting.start();
            await().until(() -> server.waiting() == 1);

            waiting.interrupt();
            waiting.join();

            assertThat(opening).isNotDone();
            assertThat(reason).hasValue(Reason.OTHER);
            assertThat(isInterrupted).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void serverThatFailedInAnotherWayIsTriedAgainAtOnce() throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (ReopenedHost broken = new ReopenedHost(
                SERVER,
                () -> {
                    if (times.incrementAndGet() == 1) {
                        throw new UnsatisfiedLinkError("no wtsapi32");
                    }
                    return new WatchedHost(SERVER, WatchedHost.AGENT);
                },
                clock::nanoTime)) {
            assertThatThrownBy(broken::list).isInstanceOf(UnsatisfiedLinkError.class);

            assertThat(broken.list()).hasSize(6);
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
}
