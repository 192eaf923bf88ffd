package io.github.sessionctl.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What docs/windows-service.md hands to Java is what the runnable jar takes. */
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files' permissions and the exit code are those of POSIX")
class WindowsServiceIT {

    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void fillTheServicesFolder() throws IOException {
        Files.copy(Path.of(Setting.text("test.runnableJar")), folder.resolve("sessionctl.jar"));
        secret("passwords", "anna Zeppelin-47\n");
        secret("access", "anna operator\n");
        page = Files.readString(Path.of(Setting.text("test.project"), "docs", "windows-service.md"));
    }

    @Test
    void theServerServesAndStopsWithTheArgumentsForWinSw() throws Exception {
        assertServesAndStops(ServiceFile.read().arguments(folder));
    }

    @Test
    void theServerServesAndStopsWithTheParametersForProcrun() throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("-cp", folder.resolve("sessionctl.jar").toString(), inPage("--StartClass=(\\S+)")));
        arguments.addAll(List.of(inPage("--StartParams=(\\S+)").split(";", -1)));
        assertServesAndStops(arguments);
    }

    @Test
    void theServerCleansUpWithTheArgumentsThatThePageNames() throws Exception {
        String written = inPage("(?m)^    (serve .*--cleanup-every .*)$")
                .replace("%BASE%\\", "")
                .replace("\"", "");
        List<String> arguments = new ArrayList<>(List.of("-jar", "sessionctl.jar"));
        arguments.addAll(List.of(written.split(" ", -1)));
        assertServesAndStops(arguments);
    }

    @Test
    void theScheduledTaskLogsOffWhoHasBeenDisconnectedForLong() throws Exception {
        String written = inPage("sessionctl\\.jar (logoff .*?) >").replace("\"", "");
        List<String> arguments = new ArrayList<>(List.of("-jar", "sessionctl.jar"));
        arguments.addAll(List.of(written.split(" ", -1)));
        try (RunnableJar task = new RunnableJar(folder, arguments)) {
            assertThat(task.awaitExit()).as(task.printed()).isZero();
            assertThat(task.printed()).contains("dana fox", "LOGGED_OFF");
        }
    }

    @SuppressWarnings("BanJNDI") // an address that our own server has printed
    private void assertServesAndStops(List<String> arguments) throws Exception {
        List<String> onAnyPort = new ArrayList<>(arguments);
        onAnyPort.set(onAnyPort.indexOf("--port") + 1, "0");
        try (RunnableJar server = new RunnableJar(folder, onAnyPort)) {
            JMXServiceURL url = new JMXServiceURL(server.awaitText("service:jmx:\\S+"));
            server.awaitText("Stop: +Ctrl-C");
            Map<String, Object> login = Map.of(JMXConnector.CREDENTIALS, new String[] {"anna", "Zeppelin-47"});
            try (JMXConnector client = JMXConnectorFactory.connect(url, login)) {
                Object table = client.getMBeanServerConnection()
                        .getAttribute(
                                new ObjectName("io.github.sessionctl:type=SessionHost,name=simulated"), "SessionTable");
                assertThat((String[]) table).anyMatch(row -> row.contains("CORP\\dana fox"));
            }
            assertThat(server.stop()).as(server.printed()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    private String inPage(String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(page);
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher.group(1);
    }

    private void secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
