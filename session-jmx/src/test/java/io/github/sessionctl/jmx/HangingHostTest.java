package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host whose list never comes back, whatever interrupts it, while readers, subscribers and a clean-up are at it. */
@Timeout(60)
class HangingHostTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();

    @AfterEach
    void letCallsGo() {
        answer.countDown();
        await().until(() -> threads().findAny().isEmpty());
    }

    @Test
    void closingWaitsForNobodyAndLeavesNothingThatHoldsTheApplicationUp() throws Exception {
        SessionJmxRegistration registration = SessionJmx.register(SessionJmxOptions.forHosts("simulated")
                .onServer(server)
                .openedBy(this::hang)
                .pollInterval(Duration.ofMillis(100))
                .cleanup(CleanupSchedule.of(
                        Duration.ofSeconds(1), LogoffPolicy.disconnected().build())));
        ObjectName name = registration.objectNames().get(0);
        server.addNotificationListener(name, (notification, handback) -> {}, null, null);
        assertThat((String) server.getAttribute(name, "LastError")).contains("has not answered");
        await("reader, subscriber and clean-up all wait").until(() -> hanging.get() >= 3);

        registration.close();

        assertThat(server.isRegistered(name)).isFalse();
        assertThat(threads()).allMatch(Thread::isDaemon);
    }

    private SessionHost hang(HostAddress address) {
        return new ForwardingSessionHost(new WatchedHost(address, WatchedHost.AGENT)) {
            @Override
            public List<SessionInfo> list() {
                hanging.incrementAndGet();
                boolean wasInterrupted = false;
                while (true) {
                    try {
                        answer.await();
                        break;
                    } catch (InterruptedException e) {
                        wasInterrupted = true;
                    }
                }
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
                return super.list();
            }
        };
    }

    /** Those that sessionctl has begun for this test; other tests have ended theirs. */
    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sessionctl-"));
    }
}
