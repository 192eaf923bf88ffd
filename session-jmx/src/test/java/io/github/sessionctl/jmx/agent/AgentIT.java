package io.github.sessionctl.jmx.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent in a real application from its start. Whatever becomes of the agent, the application works and ends as without it. */
@Timeout(120)
class AgentIT {

    private static final String SIMULATED = "io.github.sessionctl:type=SessionHost,name=simulated";

    @TempDir
    private Path folder;

    @Test
    void applicationShowsItsSessionsAndEndsWithItsMainMethod() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(folder, "hosts=simulated,readOnly=true")) {
            application.awaitLog("The agent has started: [" + SIMULATED + "]");

            assertThat(application.ask("names")).isEqualTo("[" + SIMULATED + "]");
            assertThat(application.ask("get SessionCount")).isEqualTo("7 ");
            assertThat(application.ask("get ReadOnly")).isEqualTo("true ");

            application.endInput();
            assertThat(application.awaitExit()).isZero();
            assertThat(application.out()).startsWith("working").endsWith("done" + System.lineSeparator());
        }
    }

    @Test
    @SuppressWarnings("BanJNDI") // the URL is the agent's own
    void connectorOfTheAgentServesClientsAndDoesNotKeepTheApplicationAlive() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(folder, "hosts=simulated,port=0")) {
            application.awaitLog("/jmxrmi");
            Matcher url = Pattern.compile("service:jmx:\\S+").matcher(application.err());
            assertThat(url.find()).isTrue();
            try (JMXConnector client = JMXConnectorFactory.connect(new JMXServiceURL(url.group()))) {
                MBeanServerConnection connection = client.getMBeanServerConnection();
                assertThat(connection.getAttribute(new ObjectName(SIMULATED), "SessionCount"))
                        .isEqualTo(7);
            }

            assertThat(application.ask("names")).contains(SIMULATED, "io.github.sessionctl:type=SessionAudit");

            application.endInput();
            assertThat(application.awaitExit()).isZero();
        }
    }

    /** The first round only plans; the second is seen to act. */
    @Test
    void cleanUpOnAScheduleLogsOffWhomTheOptionsSay() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(
                folder, "hosts=simulated,cleanupEvery=1s,disconnectedFor=1h,excludeUsers=nobody;x-*")) {
            application.awaitLog("The agent has started");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> application.ask("get LogoffSucceededCount").equals("1 "));

            assertThat(application.ask("get DisconnectedCount")).isEqualTo("1 ");
            application.endInput();
            assertThat(application.awaitExit()).isZero();
        }
    }

    @Test
    void cleanUpOfAReadOnlyAgentIsOneWarning() throws Exception {
        try (ApplicationProcess application =
                ApplicationProcess.with(folder, "hosts=simulated,readOnly=true,cleanupEvery=15m,disconnectedFor=2h")) {
            assertThatApplicationGoesOnWithout(application, "a read-only MBean cannot log off on a schedule");
        }
    }

    @Test
    void portThatIsTakenIsOneWarning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                ApplicationProcess application =
                        ApplicationProcess.with(folder, "hosts=simulated,port=" + taken.getLocalPort())) {
            assertThatApplicationGoesOnWithout(
                    application,
                    "port " + taken.getLocalPort() + " of 127.0.0.1 cannot be served: Address already in use");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it shows this machine")
    void systemThatHasNoSessionsIsOneWarning() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(folder, "")) {
            assertThatApplicationGoesOnWithout(application, "has no Windows sessions");
        }
    }

    /** A JVM that believes to be on Windows finds a JNA that cannot be loaded. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void nativeLibraryThatCannotBeLoadedIsOneWarning() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(folder, "hosts=local", "-Dos.name=Windows 10")) {
            assertThatApplicationGoesOnWithout(application, "wtsapi32.dll cannot be loaded");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prot=1", "hosts=a b", "readOnly=maybe", "port=many", "hosts=simulated:no-such-file"})
    void wrongOptionIsOneWarningThatQuotesIt(String options) throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(folder, options)) {
            String wrong = options.startsWith("prot") ? "prot" : options.substring(options.indexOf('=') + 1);
            assertThatApplicationGoesOnWithout(application, wrong);
        }
    }

    @Test
    void javaWithoutManagementIsOneWarning() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(
                folder, "hosts=simulated", "--limit-modules", "java.base,java.instrument,java.logging")) {
            application.awaitLog("The agent has not started, and the application goes on without it: ");
            application.exit(7);
            assertThat(application.awaitExit()).isEqualTo(7);
        }
    }

    /** A named pipe into which nobody writes: opening the host hangs, in the middle of the agent's start. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no named pipes in folders")
    void hostThatHangsWhileTheAgentStartsHoldsUpNobody() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (ApplicationProcess application = ApplicationProcess.with(folder, "hosts=simulated:" + pipe)) {
            assertThat(application.ask("names")).isEqualTo("[]");
            application.endInput();
            assertThat(application.awaitExit()).isZero();
            assertThat(application.err()).isEmpty();
        }
    }

    @Test
    void hostThatHangsWhenItIsReadDoesNotKeepTheApplicationAlive() throws Exception {
        Path scenario = Files.writeString(folder.resolve("hanging.txt"), "fault in=list delay=1d");
        try (ApplicationProcess application = ApplicationProcess.with(folder, "hosts=simulated:" + scenario)) {
            application.awaitLog("The agent has started");
            assertThat(application.ask("get LastError")).contains("has not answered");

            application.endInput();
            assertThat(application.awaitExit()).isZero();
            assertThat(application.out()).endsWith("done" + System.lineSeparator());
        }
    }

    private static void assertThatApplicationGoesOnWithout(ApplicationProcess application, String why)
            throws Exception {
        application.awaitLog("The agent has not started, and the application goes on without it: ");
        assertThat(application.ask("names")).isEqualTo("[]");
        application.exit(7);
        assertThat(application.awaitExit()).isEqualTo(7);
        assertThat(application.err().lines())
                .filteredOn(line -> line.contains("The agent"))
                .singleElement()
                .asString()
                .contains(why);
        assertThat(application.err()).doesNotContain("\tat ");
    }
}
