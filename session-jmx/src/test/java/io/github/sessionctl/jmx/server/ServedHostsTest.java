package io.github.sessionctl.jmx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.SessionAudit;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ServedHostsTest {

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName simulated = SessionJmx.objectName(HostAddress.parse("simulated"));
    private final AtomicInteger closed = new AtomicInteger();

    /** A host that cannot be closed. */
    private SessionHost unclosable(HostAddress address) {
        return new ForwardingSessionHost(SessionHosts.open(address)) {
            @Override
            public void close() {
                super.close();
                closed.incrementAndGet();
                throw new IllegalStateException("cannot be closed");
            }
        };
    }

    private SessionJmxOptions unclosable() {
        return SessionJmxOptions.forHosts("simulated").openedBy(this::unclosable);
    }

    @Test
    void portInUseTakesAllBackAndIsWhatIsSaid() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectorSettings taken = ConnectorSettings.local(other.getLocalPort());

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> ServedHosts.start(unclosable(), taken).close())
                    .satisfies(failure -> assertThat(failure.getSuppressed())
                            .singleElement()
                            .satisfies(later -> assertThat(later).hasMessage("cannot be closed")));
        }
        assertNothingIsLeft();
    }

    @Test
    void hostThatCannotBeClosedLeavesNeitherPortNorMBean() throws Exception {
        ServedHosts served = ServedHosts.start(unclosable(), ConnectorSettings.local(0));
        int port = served.connector().port();
        assertThat(beans.isRegistered(simulated)).isTrue();
        assertThat(beans.isRegistered(SessionAudit.NAME)).isTrue();

        assertThatIllegalStateException().isThrownBy(served::close).withMessage("cannot be closed");

        assertNothingIsLeft();
        // The system lets go of the port as soon as RMI's thread has noticed.
        await().untilAsserted(() -> assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()));
    }

    private void assertNothingIsLeft() {
        assertThat(closed).hasValue(1);
        assertThat(beans.isRegistered(simulated)).isFalse();
        assertThat(beans.isRegistered(SessionAudit.NAME)).isFalse();
    }
}
