package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.jmx.connector.OutsideAddresses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar as operators start it, and a client in another JVM that has nothing but the JDK. */
@Timeout(120)
class RunnableJarIT {

    @TempDir
    private Path folder;

    @Test
    void clientWithoutOurClassesSeesAndDoesEverything() throws Exception {
        try (JarProcess server = JarProcess.jar(folder, "--hosts", "simulated", "--port", "0")) {
            String url = server.awaitText("service:jmx:\\S+");
            server.awaitText("Stop: +Ctrl-C");
            assertThat(server.out())
                    .contains("CORP\\dana fox", "MBean:    io.github.sessionctl:type=SessionHost,name=simulated");

            try (JarProcess client = JarProcess.source(folder, "src/test/clients/GenericClient.java", url)) {
                assertThat(client.awaitExit()).as(client.err()).isZero();

                assertThat(client.out())
                        .contains("table: 7      ", "CORP\\emil")
                        .contains(
                                "refused: IllegalArgumentException: Nothing has been changed: session 0 runs the services of Windows")
                        .contains(
                                "refused: IllegalArgumentException: Nothing has been changed: disconnectedFor is still the pre-filled")
                        .contains("outcome: 4 LOGGED_OFF", "outcome: 7 LOGGED_OFF", "outcome: 1 SKIPPED")
                        .contains("succeeded: 2")
                        .doesNotContain("ClassNotFound");
            }
            assertThat(server.err())
                    .contains("session 4 of CORP\\dana fox -> LOGGED_OFF")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void onlyThisMachineCanConnectAndInputThatEndsDoesNotEndTheServer() throws Exception {
        try (JarProcess server = JarProcess.jar(folder, "--hosts", "simulated", "--port", "0")) {
            int port = Integer.parseInt(server.awaitText("(?<=127\\.0\\.0\\.1:)\\d+"));
            server.awaitText("Stop: +Ctrl-C");
            server.closeInput();

            OutsideAddresses.assertClosed(port);
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void nobodyCanPutAnotherServerInPlace() throws Exception {
        try (JarProcess server = JarProcess.jar(folder, "--hosts", "simulated", "--port", "0")) {
            String port = server.awaitText("(?<=127\\.0\\.0\\.1:)\\d+");
            server.awaitText("Stop: +Ctrl-C");

            try (JarProcess intruder = JarProcess.source(folder, "src/test/clients/Intruder.java", port)) {
                assertThat(intruder.awaitExit()).as(intruder.err()).isZero();
                assertThat(intruder.out()).contains("refused").doesNotContain("bound");
            }
        }
    }

    @Test
    void serverEndsAtOnceWhenItIsTold() throws Exception {
        try (JarProcess server = JarProcess.jar(folder, "--hosts", "simulated", "--port", "0")) {
            server.awaitText("Stop: +Ctrl-C");
            server.end();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.err()).isEmpty();
        }
    }

    @Test
    void wrongCommandLineIsTwoLinesAndExitCode2() throws Exception {
        try (JarProcess server = JarProcess.jar(folder, "--hosts", "simulated", "--prot", "0")) {
            assertThat(server.awaitExit()).isEqualTo(2);
            assertThat(server.err().lines())
                    .containsExactly("sessionctl: Unknown options: '--prot', '0'", "Try: sessionctl serve --help");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it serves this machine")
    void startWithoutOptionsSaysHowToTryItOut() throws Exception {
        try (JarProcess server = JarProcess.jar(folder)) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.err().lines()).singleElement().asString().contains("--hosts simulated");
        }
    }

    @Test
    void hostThatCannotBeOpenedIsOneLineAndExitCode1() throws Exception {
        try (JarProcess server = JarProcess.jar(folder, "--hosts", "simulated:no-such-file", "--port", "0")) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("sessionctl: Cannot open the session API of simulated:no-such-file");
            assertThat(server.out()).isEmpty();
        }
    }

    @Test
    void serverCleansUpByItselfAfterARoundThatOnlyPlans() throws Exception {
        try (JarProcess server = JarProcess.jar(
                folder,
                "--hosts",
                "simulated",
                "--port",
                "0",
                "--cleanup-every",
                "1s",
                "--disconnected-for",
                "2h",
                "--exclude-users",
                "svc-*")) {
            server.awaitText("Stop: +Ctrl-C");

            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> server.err().contains("session 4 of CORP\\dana fox -> LOGGED_OFF"));
            assertThat(server.err())
                    .containsSubsequence("1 would be logged off", "-> LOGGED_OFF")
                    .doesNotContain("session 7");
        }
    }

    @Test
    void commandsWorkFromTheJarAlone() throws Exception {
        try (JarProcess list = JarProcess.jar(folder, "list", "--hosts", "simulated", "--json")) {
            assertThat(list.awaitExit()).as(list.err()).isZero();
            assertThat(list.out()).startsWith("{").contains("\"protection\" : \"SERVICES\"");
            assertThat(list.err()).isEmpty();
        }
        try (JarProcess logoff = JarProcess.jar(folder, "logoff", "--id", "0", "--force", "--hosts", "simulated")) {
            assertThat(logoff.awaitExit()).as(logoff.err()).isEqualTo(ExitCodes.REFUSED);
            assertThat(logoff.out()).contains("SERVICES");
        }
    }

    @Test
    void commandLineOperatesAServerInAnotherJvm() throws Exception {
        try (JarProcess server = JarProcess.jar(folder, "serve", "--hosts", "simulated", "--port", "0")) {
            String url = server.awaitText("service:jmx:\\S+");
            server.awaitText("Stop: +Ctrl-C");
            try (JarProcess logoff =
                    JarProcess.jar(folder, "logoff", "--id", "4", "--user", "dana fox", "--url", url)) {
                assertThat(logoff.awaitExit()).as(logoff.err()).isZero();
                assertThat(logoff.out()).startsWith("LOGGED_OFF session 4 of CORP\\dana fox");
            }
            try (JarProcess list = JarProcess.jar(folder, "list", "--url", url)) {
                assertThat(list.awaitExit()).as(list.err()).isZero();
                assertThat(list.out()).contains("CORP\\emil").doesNotContain("dana fox");
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can only be ended at once")
    void processThatIsToldToEndReportsWhatItHasDone() throws Exception {
        String host = ScenarioFile.in(
                folder,
                "session id=4 state=Disconnected user=dana logonAgo=2h disconnectedFor=1h\nsession id=5 state=Disconnected user=eva logonAgo=2h disconnectedFor=1h logoffTakes=never");
        try (JarProcess logoff =
                JarProcess.jar(folder, "logoff", "--disconnected-for", "0s", "--timeout", "1h", "--hosts", host)) {
            await().atMost(60, TimeUnit.SECONDS).until(() -> logoff.err().contains("LOGGED_OFF session 4"));

            logoff.end();

            // 128 and the number of the signal, which is another one than that of Ctrl-C.
            assertThat(logoff.awaitExit()).isEqualTo(143);
            assertThat(logoff.out()).contains("LOGGED_OFF", "STILL_LOGGING_OFF");
            assertThat(logoff.err()).contains("sessionctl: STILL_LOGGING_OFF session 5");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the other launcher is for Windows")
    void launcherBesideTheJarStartsItFromAnywhere() throws Exception {
        Path launcher = Path.of(System.getProperty("sessionctl.jar")).resolveSibling("sessionctl");
        Process process = new ProcessBuilder(
                        "sh", launcher.toString(), "message", "--all", "two words", "--hosts", "simulated")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).contains("MESSAGE_SENT");
        } finally {
            process.destroyForcibly();
        }
    }
}
