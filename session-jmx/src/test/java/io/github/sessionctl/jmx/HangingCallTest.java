package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of calls that do not come back when a registration ends: those of readers, subscribers and the clean-up. */
@Timeout(60)
class HangingCallTest {

    /** No call ends because of it. */
    private static final Duration NEVER = Duration.ofHours(1);

    /** Much longer than the end takes, much shorter than a call. */
    private static final long PATIENCE_SECONDS = 30;

    private static final CleanupSchedule CLEANUP = CleanupSchedule.of(
            Duration.ofSeconds(1), LogoffPolicy.disconnected().build());

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ObjectName name = SessionJmx.objectName(HostAddress.parse("simulated"));
    private final CallThreads calls = new CallThreads(32, 256, Duration.ofMillis(100));
    private final WatchedHost host = new WatchedHost(WatchedHost.AGENT);
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void letTheHostAnswer() {
        host.answer();
        clients.shutdown();
        await().until(clients::isTerminated);
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private SessionJmxRegistration register() throws Exception {
        SessionJmxRegistration registration = SessionJmx.register(SessionJmxOptions.forHosts("simulated")
                .onServer(server)
                .pollInterval(Duration.ofMillis(100))
                .cleanup(CLEANUP)
                .openedBy(address -> new DeadlineSessionHost(host, NEVER, calls)));
        server.addNotificationListener(name, (notification, handback) -> {}, null, null);
        return registration;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(thread -> thread.startsWith("sessionctl-"))
                .toList();
    }

    /** What asks a host: a reader, a look for subscribers, a round. */
    private void awaitThatAllHang() {
        await().until(() -> calls.runningCalls() >= 3);
    }

    private void assertEnds(SessionJmxRegistration registration) throws Exception {
        clients.submit(registration::close).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(server.isRegistered(name)).isFalse();
        assertThat(calls.abandonedCalls()).isGreaterThanOrEqualTo(3);
        // What is left is what the host holds on to.
        await().untilAsserted(() -> assertThat(threads()).allMatch(thread -> thread.startsWith("sessionctl-call")));
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("sessionctl-"))
                .allMatch(Thread::isDaemon);
        assertThat(host.count(SessionOperation.LOGOFF)).isZero();
    }

    @Test
    void hostThatHangsFromTheBeginningIsLeftBehind() throws Exception {
        host.hangAsWindowsDoes();
        SessionJmxRegistration registration = register();
        Future<Object> reader = clients.submit(() -> server.getAttribute(name, "SessionCount"));
        awaitThatAllHang();

        assertEnds(registration);

        assertThat(reader.get()).isEqualTo(-1);
    }

    @Test
    void hostThatHangsLaterIsLeftBehind() throws Exception {
        SessionJmxRegistration registration = register();
        await().until(() -> threads().stream().anyMatch(thread -> thread.startsWith("sessionctl-monitor")));
        assertThat(server.getAttribute(name, "SessionCount")).isEqualTo(6);
        host.hangAsWindowsDoes();
        await().until(() -> {
            // Served by a reading of its own as soon as the last one is too old.
            server.getAttribute(name, "SessionCount");
            return threads().contains("sessionctl-read-simulated");
        });
        awaitThatAllHang();

        assertEnds(registration);
    }
}
