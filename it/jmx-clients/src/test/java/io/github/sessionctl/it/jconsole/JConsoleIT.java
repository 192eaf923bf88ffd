package io.github.sessionctl.it.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.simulator.JournalEntry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JDK's own JConsole against the runnable jar on a Windows JVM: one walk, in which every button is pressed as it stands and then one with real
 * values, and what it showed and left in the journal of wtsapi32.dll. Pictures are in {@code target/jconsole}.
 */
@EnabledIfSystemProperty(named = "test.display", matches = "true", disabledReason = "SKIPPED: the build says why")
class JConsoleIT {

    private static final String SCENARIO = """
            host name=AGENT-07 own=3
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Disconnected user=anna domain=BUILD logonAgo=3h disconnectedFor=1h
            session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h idleFor=5m client=BERND-PC address=10.1.0.22
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=4 state=Disconnected user="dana fox" domain=CORP logonAgo=26h disconnectedFor=2h logoffTakes=400ms
            session id=7 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=3h
            session id=65536 name=RDP-Tcp state=Listen
            """;

    private static List<String> seen;
    private static List<JournalEntry> changes;

    @BeforeAll
    static void walk(@TempDir Path folder) throws Exception {
        Path pictures = Files.createDirectories(Path.of(System.getProperty("test.screenshots")));
        try (Display display = Display.open();
                ServerOnWindows server = ServerOnWindows.start(folder, SCENARIO)) {
            File output = folder.resolve("seen.txt").toFile();
            ProcessBuilder jconsole = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-exports=jdk.jconsole/sun.tools.jconsole=ALL-UNNAMED",
                            "-Duser.language=en",
                            "-cp",
                            System.getProperty("test.classes"),
                            JConsoleWalk.class.getName(),
                            server.url(),
                            pictures.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            jconsole.environment().put("DISPLAY", display.name());
            Process process = jconsole.start();
            try {
                assertThat(process.waitFor(120, TimeUnit.SECONDS))
                        .as("JConsole came to the end of the walk")
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            seen = Files.readAllLines(output.toPath());
            assertThat(process.exitValue()).as(String.join("\n", seen)).isZero();
            changes = server.calls("WTSLogoffSession", "WTSDisconnectSession", "WTSSendMessageW");
        }
    }

    @Test
    void treeShowsTheHostWithItsAttributes() {
        assertThat(seen("attribute"))
                .contains("ActiveCount=1", "DisconnectedCount=4", "SessionCount=7", "LastError=", "ReadOnly=false");
    }

    @Test
    void doubleClickOnSessionTableShowsWhoIsLoggedOn() {
        assertThat(seen("sessions"))
                .singleElement()
                .asString()
                .contains("4 Disconnected CORP\\dana fox", "2 RDP-Tcp#2 Active CORP\\bernd", "BERND-PC 10.1.0.22");
    }

    @Test
    void everyOperationHasAButtonThatSaysWhyItChangesNothingAsItStands() {
        assertThat(seen("operations"))
                .containsExactly(
                        "[askToLogOff, disconnect, listProcesses, logoff, logoffAll, logoffDisconnected, logoffIdle,"
                                + " logoffUser, planLogoffDisconnected, sendMessage]");
        assertThat(seen("pre-filled")).hasSize(10).contains("logoff[0, String]", "logoffIdle[String, String, 0]");
        assertThat(seen("answer"))
                .hasSize(10)
                .allSatisfy(
                        answer -> assertThat(answer).contains("IllegalArgumentException: Nothing has been changed: "));
    }

    @Test
    void planShowsARowForEachSession() {
        assertThat(seen("plan")).singleElement().asString().contains("1/7", "outcome SKIPPED", "rule SERVICES");
    }

    @Test
    void ofAllButtonsOnlyTheLogoffWithRealValuesReachedWindowsAndOnlyThatSession() {
        assertThat(seen("logoff"))
                .singleElement()
                .asString()
                .startsWith("LOGGED_OFF session 4 of CORP\\dana fox on local");
        assertThat(changes)
                .extracting(call -> call.function() + " " + call.session().orElseThrow() + " waits=" + call.waits())
                .containsExactly("WTSLogoffSession 4 waits=false");
    }

    @Test
    void subscriberIsToldWhoseSessionEnded() {
        assertThat(seen("notification")).singleElement().asString().contains("session.loggedOff", "dana fox");
    }

    private static List<String> seen(String word) {
        return seen.stream()
                .filter(line -> line.startsWith(word + ": "))
                .map(line -> line.substring(word.length() + 2))
                .toList();
    }
}
