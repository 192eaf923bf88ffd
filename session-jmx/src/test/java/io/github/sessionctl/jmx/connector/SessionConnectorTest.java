package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.io.IOException;
import java.io.InvalidClassException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.HashMap;
import java.util.logging.Logger;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionConnectorTest {

    private static final String[] INT_AND_STRING = {"int", "java.lang.String"};

    private final Logger auditLog = Logger.getLogger(AuditTrail.LOGGER);

    private SessionJmxRegistration registration;
    private SessionConnector connector;
    private JMXConnector client;
    private MBeanServerConnection connection;
    private ObjectName bean;
    private ObjectName other;

    @BeforeEach
    @SuppressWarnings("BanJNDI") // the URL is our own, and JConsole goes the same way
    void open() throws Exception {
        auditLog.setUseParentHandlers(false);
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        other = new ObjectName("java.lang:type=Runtime");
        beans.registerMBean(new StandardMBean(() -> "secret", Other.class, true), other);
        registration =
                SessionJmx.register(SessionJmxOptions.forHosts("simulated").onServer(beans));
        bean = registration.objectNames().get(0);
        connector = start(0, beans);
        client = JMXConnectorFactory.connect(connector.url());
        connection = client.getMBeanServerConnection();
    }

    private static SessionConnector start(int port, MBeanServer beans) throws IOException {
        return SessionConnector.start(ConnectorSettings.local(port), beans, new AuditTrail());
    }

    /** An MBean of the JVM, as far as a client can tell. */
    public interface Other {
        String getText();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        connector.close();
        registration.close();
        auditLog.setUseParentHandlers(true);
    }

    @Test
    void clientReadsAndCalls() throws Exception {
        assertThat(connection.getAttribute(bean, "SessionCount")).isEqualTo(7);
        assertThat((String) connection.invoke(bean, "logoff", new Object[] {4, "emil"}, INT_AND_STRING))
                .startsWith("SKIPPED (NOT_INCLUDED_USER)");
    }

    @Test
    void otherMBeansOfTheJvmAreNotThere() throws Exception {
        assertThat(connection.queryNames(null, null)).containsOnly(bean, MBeanServerDelegate.DELEGATE_NAME);
        assertThat(connection.queryMBeans(null, null)).hasSize(2);
        assertThat(connection.getMBeanCount()).isEqualTo(2);
        assertThat(connection.getDomains()).containsExactlyInAnyOrder(SessionJmx.DOMAIN, "JMImplementation");
        assertThat(connection.isRegistered(other)).isFalse();
        assertThatExceptionOfType(InstanceNotFoundException.class)
                .isThrownBy(() -> connection.getAttribute(other, "Text"));
    }

    @Test
    void clientCanNeitherMakeNorRemoveMBeans() {
        assertThat(catchThrowable(() -> connection.unregisterMBean(bean))).isInstanceOf(SecurityException.class);
        assertThat(catchThrowable(() -> connection.createMBean(
                        "javax.management.timer.Timer", new ObjectName(SessionJmx.DOMAIN + ":type=Timer"))))
                .isInstanceOf(SecurityException.class);
        assertThat(registration.objectNames()).containsExactly(bean);
    }

    @Test
    void argumentsOfOtherTypesAreNotEvenRead() {
        Object[] arguments = {4, new HashMap<>()};

        assertThat(catchThrowable(() -> connection.invoke(bean, "logoff", arguments, INT_AND_STRING)))
                .isInstanceOf(InvalidClassException.class);
    }

    @Test
    void otherMachinesCannotConnect() throws Exception {
        OutsideAddresses.assertClosed(connector.port());
    }

    @Test
    void portInUseIsSaid() {
        assertThat(catchThrowable(() -> start(connector.port(), MBeanServerFactory.newMBeanServer())))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(BindException.class);
    }

    @Test
    void closeFreesThePort() throws Exception {
        int port = connector.port();
        connector.close();
        connector.close();

        // The thread that accepts has to wake up first.
        await().untilAsserted(() -> assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(port)));
    }

    @Test
    void nothingIsOpenedBeyondLoopbackWithoutUsersAndTls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionConnector.start(
                        new SettingsBuilder()
                                .bindAddress("0.0.0.0")
                                .port(connector.port())
                                .build(),
                        MBeanServerFactory.newMBeanServer(),
                        new AuditTrail()))
                .withMessageContaining("Other machines can reach 0.0.0.0, which means all addresses of this one");
    }

    @Test
    @SuppressWarnings("BanJNDI") // the URL is our own
    void loopbackOfVersionSixIsServedWhereTheMachineHasIt() throws Exception {
        assumeTrue(NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress()));
        connector.close();
        ConnectorSettings settings =
                new SettingsBuilder().bindAddress("::1").port(0).build();

        try (SessionConnector six =
                        SessionConnector.start(settings, MBeanServerFactory.newMBeanServer(), new AuditTrail());
                JMXConnector other = JMXConnectorFactory.connect(six.url())) {
            assertThat(six.url().toString()).contains("rmi://[");
            assertThat(six.isThisMachineOnly()).isTrue();
            assertThat(other.getMBeanServerConnection().getMBeanCount()).isEqualTo(1);
        }
    }

    @Test
    void connectorServesAgainWhereOneHasBeenClosed() throws Exception {
        int port = connector.port();
        connector.close();

        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            start(port, beans).close();
            return true;
        });
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port).close();
    }
}
