package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.RunClock;
import io.github.sessionctl.session.SessionException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionJmxTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ObjectName simulated = SessionJmx.objectName(HostAddress.parse("simulated"));

    @Test
    void hostsAreRegisteredOnThePlatformServerUnlessSaid() {
        try (SessionJmxRegistration registration = SessionJmx.register("simulated")) {
            assertThat(registration.objectNames())
                    .hasToString("[io.github.sessionctl:type=SessionHost,name=simulated]");
            assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(simulated))
                    .isTrue();
        }
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(simulated))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local | local",
                "srv-1.corp.example | srv-1.corp.example",
                "simulated:C:\\a b.txt | \"simulated:C:\\\\a b.txt\"",
                "simulated:a=1*?.txt | \"simulated:a=1\\*\\?.txt\"",
            })
    void hostIsQuotedOnlyWhereItMustBe(String host, String value) {
        ObjectName name = SessionJmx.objectName(HostAddress.parse(host));

        assertThat(name.getKeyProperty("name")).isEqualTo(value);
        assertThat(name.isPattern()).isFalse();
    }

    @Test
    void hostRegisteredTwiceIsSharedUntilTheLastOneCloses() throws Exception {
        SessionJmxRegistration first = SessionJmx.register(options("simulated"));
        SessionJmxRegistration second = SessionJmx.register(options("simulated"));
        assertThat(second.objectNames()).isEqualTo(first.objectNames());

        first.close();
        first.close();
        assertThat(server.getAttribute(simulated, "SessionCount")).isEqualTo(7);

        second.close();
        assertThat(server.isRegistered(simulated)).isFalse();
    }

    @Test
    void registrationWithAnotherReadOnlyIsRefused() {
        try (SessionJmxRegistration first = SessionJmx.register(options("simulated"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SessionJmx.register(options("simulated").readOnly(true)))
                    .withMessageContaining("registered already, with readOnly=false");
            assertThat(first.objectNames()).allMatch(server::isRegistered);
        }
    }

    @Test
    void nameTakenBySomethingElseIsRefused() throws Exception {
        server.registerMBean(new StandardMBean(() -> 1, Other.class, true), simulated);

        assertThatIllegalStateException()
                .isThrownBy(() -> SessionJmx.register(options("simulated")))
                .withMessageContaining("by something else");
    }

    /** Whatever else there may be. */
    public interface Other {
        int getNumber();
    }

    @Test
    void beanOfAnotherClassLoaderIsSharedAndLeftToItsOwner() throws Exception {
        try (SessionHostBean owned = new SessionHostBean(
                new WatchedHost(WatchedHost.AGENT), options("simulated"), RunClock.SYSTEM, SessionHostBean.PATIENCE)) {
            server.registerMBean(new DescribedMBean(owned, SessionHostMXBean.class, owned.notifier()), simulated);

            SessionJmx.register(options("simulated")).close();

            assertThat(server.getAttribute(simulated, "SessionCount")).isEqualTo(6);
        }
    }

    @Test
    void whenOneHostCannotBeOpenedNoneIsRegistered() {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> SessionJmx.register(options("simulated,simulated:no-such-file")));
        assertThat(server.isRegistered(simulated)).isFalse();
    }

    /** A host that cannot be closed, as when its server has gone in the meantime. */
    private static SessionHost unclosable(HostAddress address, List<String> closed) {
        return new ForwardingSessionHost(host(address)) {
            @Override
            public void close() {
                super.close();
                closed.add(address.toString());
                throw new IllegalStateException(address + " cannot be closed");
            }
        };
    }

    @Test
    void registrationThatFailsReleasesEveryHostAndSaysFirstWhyItFailed() throws Exception {
        List<String> closed = new ArrayList<>();
        SessionJmxOptions options = options("simulated:a,simulated:b,simulated:c")
                .openedBy(address -> {
                    if (address.toString().endsWith("c")) {
                        throw new IllegalArgumentException("c cannot be opened");
                    }
                    return unclosable(address, closed);
                });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionJmx.register(options))
                .withMessage("c cannot be opened")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(first -> assertThat(first)
                                .hasMessage("simulated:a cannot be closed")
                                .hasSuppressedException(new IllegalStateException("simulated:b cannot be closed"))));

        assertThat(closed).containsExactly("simulated:a", "simulated:b");
        assertThat(server.queryNames(new ObjectName(SessionJmx.DOMAIN + ":*"), null))
                .isEmpty();
    }

    @Test
    void closeClosesTheHostAndLeavesNoThread() throws Exception {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        SessionJmxRegistration registration =
                SessionJmx.register(options("simulated").openedBy(address -> host));
        server.getAttribute(simulated, "SessionTable");
        host.hang();

        registration.close();

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(host::ids)
                .satisfies(
                        failure -> assertThat(failure.reason()).isEqualTo(SessionException.Reason.CONNECTION_CLOSED));
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("sessionctl-")));
    }

    @Test
    void beanThatSomebodyElseHasTakenAwayIsClosedAllTheSame() throws Exception {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        SessionJmxRegistration registration =
                SessionJmx.register(options("simulated").openedBy(address -> host));
        server.unregisterMBean(simulated);

        registration.close();

        assertThatExceptionOfType(SessionException.class).isThrownBy(host::ids);
    }

    @Test
    void eachHostHasItsOwnBean() throws Exception {
        SessionJmxOptions two = SessionJmxOptions.forHosts(List.of(HostAddress.parse("a"), HostAddress.parse("b")))
                .onServer(server)
                .openedBy(SessionJmxTest::host);
        try (SessionJmxRegistration registration = SessionJmx.register(two)) {
            for (ObjectName name : registration.objectNames()) {
                assertThat(server.getAttribute(name, "HostName")).isEqualTo(name.getKeyProperty("name"));
            }
            assertThat(registration.objectNames()).hasSize(2);
        }
        assertThat(server.queryNames(new ObjectName(SessionJmx.DOMAIN + ":*"), null))
                .isEmpty();
    }

    @Test
    void brokerIsAskedOnceForItsHostsAndEachOfThemHasABean() {
        AtomicInteger asked = new AtomicInteger();
        SessionJmxOptions broker = SessionJmxOptions.forHosts("broker:farm, srv-1")
                .onServer(server)
                .openedBy(SessionJmxTest::host)
                .expandedBy(address -> {
                    if (address.kind() != HostAddress.Kind.BROKER) {
                        return List.of(address);
                    }
                    asked.incrementAndGet();
                    return List.of(HostAddress.parse("SRV-1"), HostAddress.parse("srv-2"));
                });
        try (SessionJmxRegistration registration = SessionJmx.register(broker)) {
            assertThat(registration.objectNames())
                    .extracting(name -> name.getKeyProperty("name"))
                    .containsExactly("SRV-1", "srv-2");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a server may be out of reach for a time")
    void serversAreRefusedAtOnceWhereThereIsNoWindows() {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> SessionJmx.register(options("simulated,srv-1")))
                .satisfies(
                        failure -> assertThat(failure.reason()).isEqualTo(SessionException.Reason.UNSUPPORTED_SYSTEM));
        assertThat(server.isRegistered(simulated)).isFalse();
    }

    @Test
    void brokerWithoutHostsIsRefused() {
        SessionJmxOptions broker = SessionJmxOptions.forHosts("broker:farm")
                .onServer(server)
                .openedBy(SessionJmxTest::host)
                .expandedBy(address -> List.of());

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> SessionJmx.register(broker))
                .withMessageContaining("no hosts at all");
    }

    @Test
    @Timeout(60)
    void hostThatOpensSlowlyHoldsUpNoOtherRegistration() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<SessionJmxRegistration> slow = other.submit(() ->
                    SessionJmx.register(options("simulated:slow").openedBy(address -> {
                        begun.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return host(address);
                    })));
            begun.await();

            try (SessionJmxRegistration quick = SessionJmx.register(options("simulated"))) {
                assertThat(quick.objectNames()).allMatch(server::isRegistered);
            }

            goOn.countDown();
            try (SessionJmxRegistration late = slow.get()) {
                assertThat(late.objectNames()).allMatch(server::isRegistered);
            }
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void closeTakesAllMBeansAwayAlsoWhenAHostCannotBeClosed() {
        SessionJmxRegistration registration = SessionJmx.register(options("simulated:broken,simulated:worse,simulated")
                .openedBy(address -> new ForwardingSessionHost(host(address)) {
                    @Override
                    public void close() {
                        super.close();
                        if (!address.name().isEmpty()) {
                            throw new IllegalStateException("cannot close " + address.name());
                        }
                    }
                }));

        assertThatIllegalStateException()
                .isThrownBy(registration::close)
                .withMessage("cannot close broken")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("cannot close worse"));

        assertThat(registration.objectNames()).noneMatch(server::isRegistered);
    }

    @Test
    void registrationThatWantsAnotherCleanUpIsRefused() {
        CleanupSchedule schedule = CleanupSchedule.of(
                        Duration.ofHours(1), LogoffPolicy.disconnected().build())
                .onlyPlanning();
        try (SessionJmxRegistration first = SessionJmx.register(options("simulated"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SessionJmx.register(options("simulated").cleanup(schedule)))
                    .withMessageContaining("without this clean-up");
            assertThat(first.objectNames()).allMatch(server::isRegistered);
        }
    }

    private static SessionHost host(HostAddress address) {
        return new WatchedHost(address, WatchedHost.AGENT);
    }

    private SessionJmxOptions options(String hosts) {
        return SessionJmxOptions.forHosts(hosts).onServer(server);
    }
}
