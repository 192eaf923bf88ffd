package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Registrations at the same time, of which one has a host that takes its time. */
@Timeout(60)
class SharedBeanTest {

    private static final String SLOW = "simulated:slow";

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ObjectName slow = SessionJmx.objectName(HostAddress.parse(SLOW));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();

    @AfterEach
    void endThreads() throws Exception {
        gate.countDown();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private static WatchedHost host(HostAddress address) {
        return new WatchedHost(address, WatchedHost.AGENT);
    }

    private SessionHost openSlowly(HostAddress address) {
        opened.incrementAndGet();
        opening.countDown();
        awaitGate();
        return host(address);
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SessionJmxOptions options(String hosts) {
        return SessionJmxOptions.forHosts(hosts).onServer(server).openedBy(SharedBeanTest::host);
    }

    private Future<SessionJmxRegistration> registerSlowly() {
        return threads.submit(() -> SessionJmx.register(options(SLOW).openedBy(this::openSlowly)));
    }

    @Test
    void hostThatIsSlowToCloseHoldsUpNoOtherRegistration() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        SessionJmxRegistration slowly = SessionJmx.register(options(SLOW)
                .openedBy(address -> new ClosedBy(host(address), () -> {
                    closing.countDown();
                    awaitGate();
                })));
        Future<?> end = threads.submit(slowly::close);
        closing.await();

        Future<Boolean> others = threads.submit(() -> {
            try (SessionJmxRegistration other = SessionJmx.register(options("simulated:other"))) {
                return other.objectNames().stream().allMatch(server::isRegistered);
            }
        });

        assertThat(others.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(end).isNotDone();
        gate.countDown();
        end.get();
    }

    /** Does something before it closes. */
    private static final class ClosedBy extends ForwardingSessionHost {
        private final Runnable before;

        ClosedBy(SessionHost host, Runnable before) {
            super(host);
            this.before = before;
        }

        @Override
        public void close() {
            before.run();
            super.close();
        }
    }

    @Test
    void registrationsThatRaceForAHostOpenItOnceAndShareIt() throws Exception {
        List<Future<SessionJmxRegistration>> racing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            racing.add(registerSlowly());
        }
        opening.await();
        await().until(() -> waiting() == 7);
        gate.countDown();

        for (Future<SessionJmxRegistration> each : racing) {
            each.get();
        }
        assertThat(opened).hasValue(1);
        for (Future<SessionJmxRegistration> each : racing.subList(0, 7)) {
            each.get().close();
            assertThat(server.isRegistered(slow)).isTrue();
        }
        racing.get(7).get().close();
        assertThat(server.isRegistered(slow)).isFalse();
    }

    private static long waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getState() == Thread.State.BLOCKED)
                .filter(entry -> entry.getValue().length > 0
                        && entry.getValue()[0].getClassName().equals(SharedBean.class.getName()))
                .count();
    }

    @Test
    void whoWaitsForAHostThatThenCannotBeOpenedTriesItself() throws Exception {
        Future<SessionJmxRegistration> failing =
                threads.submit(() -> SessionJmx.register(options(SLOW).openedBy(address -> {
                    openSlowly(address).close();
                    throw new IllegalArgumentException("cannot be opened");
                })));
        opening.await();
        Future<SessionJmxRegistration> second = threads.submit(() -> SessionJmx.register(options(SLOW)));
        await().until(() -> waiting() == 1);
        gate.countDown();

        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("cannot be opened");
        SessionJmxRegistration opened = second.get();
        assertThat(server.getAttribute(slow, "SessionCount")).isEqualTo(6);
        opened.close();
        assertThat(server.isRegistered(slow)).isFalse();
    }

    @Test
    void beanThatWasTakenAwayAndMadeAnewIsNotItsFirstRegistrationsToTakeAway() throws Exception {
        SessionJmxRegistration first = SessionJmx.register(options(SLOW));
        server.unregisterMBean(slow);
        SessionJmxRegistration second = SessionJmx.register(options(SLOW));

        first.close();

        assertThat(server.getAttribute(slow, "SessionCount")).isEqualTo(6);
        second.close();
        assertThat(server.isRegistered(slow)).isFalse();
    }
}
