package io.github.sessionctl.jmx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sessionctl.jmx.SessionAudit;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.connector.SecretFiles;
import io.github.sessionctl.jmx.connector.SettingsBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedClientsTest {

    private static final String[] INT_AND_STRING = {"int", "java.lang.String"};

    private final Logger auditLog = Logger.getLogger(AuditTrail.LOGGER);

    @TempDir
    private Path folder;

    @BeforeEach
    void quiet() {
        auditLog.setUseParentHandlers(false);
    }

    @AfterEach
    void loud() {
        auditLog.setUseParentHandlers(true);
    }

    private static ServedHosts start(SettingsBuilder connector) throws IOException {
        return ServedHosts.start(
                SessionJmxOptions.forHosts("simulated"), connector.port(0).build());
    }

    @Test
    void operatorHearsOfWhatAViewerWasKeptFromAndOfWhatWasDone() throws Exception {
        SettingsBuilder settings = new SettingsBuilder()
                .users(
                        SecretFiles.write(folder, "passwords", "anna op-secret", "victor view-secret"),
                        SecretFiles.write(folder, "access", "anna operator", "victor viewer"));
        BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
        try (ServedHosts server = start(settings);
                JMXConnector anna = connect(server, "anna", "op-secret")) {
            ObjectName bean = server.objectNames().get(0);
            anna.getMBeanServerConnection()
                    .addNotificationListener(SessionAudit.NAME, (n, handback) -> heard.add(n), null, null);

            try (JMXConnector victor = connect(server, "victor", "view-secret")) {
                MBeanServerConnection connection = victor.getMBeanServerConnection();
                assertThat(connection.isRegistered(SessionAudit.NAME)).isFalse();
                assertThat(catchThrowable(
                                () -> connection.invoke(bean, "logoff", new Object[] {4, "dana fox"}, INT_AND_STRING)))
                        .isInstanceOf(SecurityException.class);
            }
            anna.getMBeanServerConnection().invoke(bean, "logoff", new Object[] {4, "dana fox"}, INT_AND_STRING);

            assertThat(next(heard)).containsExactly("victor", "127.0.0.1", "connect", "DONE");
            assertThat(next(heard)).containsExactly("victor", "127.0.0.1", "logoff", "REFUSED");
            assertThat(next(heard)).startsWith("anna", "127.0.0.1", "logoff");
        }
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(SessionAudit.NAME))
                .isFalse();
    }

    private static Object[] next(BlockingQueue<Notification> heard) throws InterruptedException {
        Notification notification = heard.poll(20, TimeUnit.SECONDS);
        assertThat(notification).isNotNull();
        return ((CompositeData) notification.getUserData())
                .getAll(new String[] {"caller", "way", "operation", "outcome"});
    }

    @SuppressWarnings("BanJNDI") // the URL is our own, and JConsole goes the same way
    private static JMXConnector connect(ServedHosts server, String user, String password) throws IOException {
        return JMXConnectorFactory.connect(
                server.connector().url(), Map.of(JMXConnector.CREDENTIALS, new String[] {user, password}));
    }

    @Test
    void wrongSettingsAreRefusedBeforeAnythingIsOpened() {
        SettingsBuilder wide = new SettingsBuilder().bindAddress("0.0.0.0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(wide))
                .withMessageContaining("That takes both users and TLS");
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                .noneMatch(name -> name.getDomain().equals("io.github.sessionctl"));
    }

    @Test
    void portInUseLeavesNothingBehindAndTheFirstServerServes() throws Exception {
        try (ServedHosts first = start(new SettingsBuilder())) {
            ConnectorSettings same = ConnectorSettings.local(first.connector().port());

            assertThat(catchThrowable(() -> ServedHosts.start(SessionJmxOptions.forHosts("simulated"), same)
                            .close()))
                    .isInstanceOf(IOException.class);

            assertThat(ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(first.objectNames().get(0), "SessionCount"))
                    .isEqualTo(7);
            assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(SessionAudit.NAME))
                    .isTrue();
        }
    }
}
