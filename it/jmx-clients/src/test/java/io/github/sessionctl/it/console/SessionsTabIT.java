package io.github.sessionctl.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.jconsole.Display;
import io.github.sessionctl.it.jconsole.ServerOnWindows;
import io.github.sessionctl.it.simulator.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plug-in in the JDK's own JConsole against the runnable jar on a Windows JVM: one walk by an operator and one with a server that is
 * read-only, what they showed and what they left in the journal of wtsapi32.dll. Pictures are in {@code target/console}.
 */
@EnabledIfSystemProperty(named = "test.display", matches = "true", disabledReason = "SKIPPED: the build says why")
class SessionsTabIT {

    private static final String SCENARIO = """
            host name=AGENT-07 own=3
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m
            session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h idleFor=5m client=BERND-PC address=10.1.0.22
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=4 state=Disconnected user="dana fox" domain=CORP logonAgo=26h disconnectedFor=22h logoffTakes=2s
            session id=7 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=3h logoffTakes=1s
            session id=9 name=RDP-Tcp#15 state=Connected
            session id=65536 name=RDP-Tcp state=Listen
            process session=2 id=4100 name=explorer.exe memory=98M cpu=12s
            process session=2 id=4312 name=devenv.exe memory=812M cpu=95s
            """;

    private static final String[] CHANGES = {"WTSLogoffSession", "WTSDisconnectSession", "WTSSendMessageW"};

    private static List<String> seen;
    private static List<String> seenReadOnly;
    private static List<JournalEntry> changes;
    private static List<JournalEntry> changesReadOnly;

    @BeforeAll
    static void walk(@TempDir Path folder) throws Exception {
        Path pictures = Files.createDirectories(Path.of(System.getProperty("test.consolePictures")));
        try (Display display = Display.open()) {
            try (RestartedServer server = new RestartedServer(folder, SCENARIO)) {
                seen = JConsoleWithPlugin.walk(display, "operate", server.url(), pictures, server::fulfil);
                changes = server.calls(CHANGES);
            }
            Path other = Files.createDirectory(folder.resolve("read-only"));
            try (ServerOnWindows server = ServerOnWindows.start(other, SCENARIO, "--port", "0", "--read-only")) {
                seenReadOnly = JConsoleWithPlugin.walk(display, "look", server.url(), pictures, wish -> {});
                changesReadOnly = server.calls(CHANGES);
            }
        }
    }

    @Test
    void tableShowsEverySessionWithWhatIsKnownOfIt() {
        assertThat(seen("row"))
                .containsExactly(
                        "0 | Services | Disconnected | | | | | the services session",
                        "1 | Console | Active | BUILD\\anna | | | | the console session",
                        "2 | RDP-Tcp#2 | Active | CORP\\bernd | 5m | BERND-PC (10.1.0.22) | | ",
                        "3 | | Disconnected | BUILD\\builder | 8h | | | the server itself runs in it",
                        "4 | | Disconnected | CORP\\dana fox | 22h | | | ",
                        "7 | | Disconnected | CORP\\emil | 3h | | | ",
                        "9 | RDP-Tcp#15 | Connected | | | | | nobody is logged on",
                        "65536 | RDP-Tcp | Listen | | | | | a listener");
    }

    @Test
    void filterPicksTheRowsThatHaveEveryWord() {
        assertThat(seen("filtered")).extracting(row -> row.split(" ", 2)[0]).containsExactly("4", "7");
    }

    @Test
    void protectedSessionCannotBeLoggedOffAndTheTabSaysWhy() {
        assertThat(seen("enabled-for-console")).containsExactly("[Message..., Processes..., Log off disconnected...]");
        assertThat(seen("says-for-console"))
                .singleElement()
                .asString()
                .contains("Session 1 of BUILD\\anna cannot be logged off: it is the console session.");
    }

    @Test
    void confirmationNamesSessionAndUserAndReturnCancels() {
        assertThat(seen("confirmation")).singleElement().asString().contains("4 CORP\\dana fox", "unsaved work");
        assertThat(seen("confirmation-default")).containsExactly("Cancel");
    }

    @Test
    void planSaysForEverySessionWhatWouldHappenAndReturnCancels() {
        assertThat(seen("plan"))
                .hasSize(8)
                .startsWith(
                        "4 | CORP\\dana fox | Disconnected | To be logged off | ",
                        "7 | CORP\\emil | Disconnected | To be logged off | ")
                .anyMatch(row -> row.startsWith("1 | BUILD\\anna | Active | Kept | it is the console session"));
        assertThat(seen("plan-enabled")).singleElement().asString().contains("Log off 2 sessions");
        assertThat(seen("plan-default")).containsExactly("Cancel");
    }

    @Test
    void processesOfASessionAreListedThoseThatUseMostMemoryFirst() {
        assertThat(seen("processes"))
                .hasSize(2)
                .anyMatch(row -> row.startsWith("4100 | explorer.exe | ") && row.endsWith(" | 98 MB | 12s"))
                .first()
                .asString()
                .startsWith("4312 | devenv.exe | ")
                .endsWith(" | 812 MB | 1m");
    }

    @Test
    void everyOutcomeIsListedWithItsSessionAndUser() {
        assertThat(seen("outcome"))
                .hasSize(2)
                .anyMatch(row -> row.contains(" | 4 | CORP\\dana fox | Logged off | after "))
                .anyMatch(row -> row.contains(" | 7 | CORP\\emil | Logged off | after "));
        assertThat(seen("message-outcome")).singleElement().asString().contains(" | 2 | CORP\\bernd | Message shown");
    }

    @Test
    void windowsWasAskedForWhatWasConfirmedAndForNothingElse() {
        assertThat(changes)
                .extracting(call -> call.function() + " " + call.session().orElseThrow())
                .containsExactly(
                        "WTSSendMessageW 2",
                        "WTSLogoffSession 4",
                        "WTSLogoffSession 7",
                        // After the reconnect, to another server: those of the plan.
                        "WTSLogoffSession 4",
                        "WTSLogoffSession 7");
        assertThat(seen("report"))
                .hasSize(8)
                .anyMatch(row -> row.startsWith("4 | CORP\\dana fox | Disconnected | Logged off | "))
                .anyMatch(row -> row.startsWith("1 | BUILD\\anna | Active | Kept | "));
    }

    @Test
    void tableForgetsWhoHasBeenLoggedOff() {
        assertThat(seen("row-afterwards"))
                .extracting(row -> row.split(" ", 2)[0])
                .containsExactly("0", "1", "2", "3", "9", "65536");
    }

    @Test
    void lossOfTheConnectionIsToldAndTheTableGoesOnAfterwards() {
        assertThat(seen("lost")).singleElement().asString().contains("The connection is lost. What is shown is of ");
        assertThat(seen("lost-enabled")).containsExactly("[]");
        assertThat(seen("row-reconnected"))
                .extracting(row -> row.split(" ", 2)[0])
                .containsExactly("0", "1", "2", "3", "4", "7", "9", "65536");
    }

    @Test
    void readOnlyServerAllowsToLookAloneAndTheTabSaysSo() {
        assertThat(seenReadOnly)
                .contains(
                        "enabled: [Processes..., Log off disconnected...]",
                        "plan-enabled: [Processes..., Log off disconnected...]")
                .anyMatch(line -> line.startsWith("says: ") && line.contains("is read-only"))
                .anyMatch(line -> line.startsWith("plan: ") && line.contains("is read-only"));
        assertThat(changesReadOnly).isEmpty();
    }

    private static List<String> seen(String word) {
        return seen.stream()
                .filter(line -> line.startsWith(word + ": "))
                .map(line -> line.substring(word.length() + 2))
                .toList();
    }
}
