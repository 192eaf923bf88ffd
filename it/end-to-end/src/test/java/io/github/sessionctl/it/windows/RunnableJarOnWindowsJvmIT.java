package io.github.sessionctl.it.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.it.simulator.JournalEntry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar on a Windows JVM, operated by a JMX client on Linux that has none of our classes in its hands. */
class RunnableJarOnWindowsJvmIT {

    private static final String[] TEXT = {String.class.getName()};
    private static final String[] ID_AND_USER = {int.class.getName(), String.class.getName()};

    @TempDir
    private Path folder;

    private SimulatedAgent agent;
    private Process server;
    private JMXConnector connector;
    private MBeanServerConnection connection;
    private ObjectName local;

    // The URL is one that our own server has just printed.
    @SuppressWarnings("BanJNDI")
    @BeforeEach
    void startServer() throws Exception {
        agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);
        server = WindowsJvm.start(
                folder,
                agent.environment(),
                List.of(
                        // As sessionctl.cmd starts it.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        System.getProperty("test.runnableJar"),
                        "--hosts",
                        "local",
                        "--port",
                        "0"));
        connector = JMXConnectorFactory.connect(new JMXServiceURL(printedUrl(server)));
        connection = connector.getMBeanServerConnection();
        local = new ObjectName("io.github.sessionctl:type=SessionHost,name=local");
    }

    /** The server prints its URL when it serves. */
    private static String printedUrl(Process server) throws Exception {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int url = line.indexOf("service:jmx:rmi:");
            if (url >= 0) {
                return line.substring(url).strip();
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The server ended without a URL. It said:\n" + said);
    }

    @AfterEach
    void endServer() throws Exception {
        if (connector != null) {
            connector.close();
        }
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sessionTableShowsEverySessionOfTheMachine() throws Exception {
        assertThat((String[]) connection.getAttribute(local, "SessionTable"))
                .anySatisfy(line -> assertThat(line).containsPattern("^4 +Disconnected +CORP\\\\dana fox"))
                .anySatisfy(line -> assertThat(line).containsPattern("^3 .*OWN_SESSION$"))
                .anySatisfy(line -> assertThat(line).containsPattern("^65536 +RDP-Tcp +Listen"));
        assertThat(connection.getAttribute(local, "SessionCount")).isEqualTo(8);
    }

    @Test
    void logoffDisconnectedLogsDisconnectedUsersOffAndNobodyElse() throws Exception {
        CompositeData[] rows =
                (CompositeData[]) connection.invoke(local, "logoffDisconnected", new Object[] {"0s"}, TEXT);

        assertThat(rows)
                .extracting(row -> row.get("sessionId") + " " + row.get("outcome") + " " + row.get("rule"))
                .containsExactly(
                        "0 SKIPPED SERVICES",
                        "1 SKIPPED CONSOLE",
                        "2 SKIPPED STATE",
                        "3 SKIPPED OWN_SESSION",
                        "4 LOGGED_OFF ",
                        "7 LOGGED_OFF ",
                        "9 SKIPPED NO_USER",
                        "65536 SKIPPED LISTENER");
        assertThat(agent.logoffs())
                .allSatisfy(call -> assertThat(call.waits()).isFalse())
                .filteredOn(JournalEntry::succeeded)
                .extracting(call -> call.session().orElseThrow())
                .containsExactly(4L, 7L);
        assertThat(connection.getAttribute(local, "LogoffSucceededCount")).isEqualTo(2L);
    }

    @Test
    void planTouchesNothing() throws Exception {
        CompositeData[] rows =
                (CompositeData[]) connection.invoke(local, "planLogoffDisconnected", new Object[] {"150m"}, TEXT);

        assertThat(rows)
                .filteredOn(row -> "WOULD_LOG_OFF".equals(row.get("outcome")))
                .extracting(row -> row.get("sessionId"))
                .containsExactly(7L);
        assertThat(agent.logoffs()).isEmpty();
    }

    @Test
    void oneSessionIsLoggedOffOnlyForItsOwnUser() throws Exception {
        assertThat((String) connection.invoke(local, "logoff", new Object[] {4, "emil"}, ID_AND_USER))
                .startsWith("SKIPPED");
        assertThat(agent.logoffs()).isEmpty();

        assertThat((String) connection.invoke(local, "logoff", new Object[] {4, "CORP\\Dana Fox"}, ID_AND_USER))
                .startsWith("LOGGED_OFF");
        assertThat(agent.logoffs())
                .extracting(call -> call.session().orElseThrow() + " waits=" + call.waits())
                .containsExactly("4 waits=false");
    }

    @Test
    void buttonThatIsPressedAsJConsolePreFillsItChangesNothing() {
        assertThatExceptionOfType(RuntimeMBeanException.class)
                .isThrownBy(() -> connection.invoke(local, "logoff", new Object[] {0, "String"}, ID_AND_USER))
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThatExceptionOfType(RuntimeMBeanException.class)
                .isThrownBy(() -> connection.invoke(local, "logoffDisconnected", new Object[] {"String"}, TEXT))
                .withCauseInstanceOf(IllegalArgumentException.class);
    }
}
