package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionGoalTest {

    private static final String SESSIONS = """
            host own=0 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h
            session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=22h
            """;

    private static final SessionAction MESSAGE =
            SessionAction.send(new Message("Backup", "Please save.", MessageStyle.INFORMATION, Duration.ofMinutes(1)));

    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog();
    private String host = "";

    @BeforeEach
    void nameTheHost() {
        host = "simulated:" + directory.resolve("agent.scenario");
    }

    private Problems run(String scenario, LogoffPolicy.Builder policy, SessionAction action, boolean dryRun)
            throws IOException {
        Files.writeString(directory.resolve("agent.scenario"), scenario);
        return new ActionGoal(
                        HostAddress.parseList(host),
                        policy.build(),
                        action,
                        dryRun,
                        Optional.of(directory.resolve("report.json")))
                .run(log);
    }

    private static LogoffPolicy.Builder everybody() {
        return LogoffPolicy.selected().everyone();
    }

    private static LogoffPolicy.Builder bernd() {
        return LogoffPolicy.selected().user(UserSelector.parse("bernd"));
    }

    @Test
    void disconnectedSessionIsShownAndReported() throws Exception {
        Problems problems = run(SESSIONS, bernd(), SessionAction.disconnect(), false);

        assertThat(problems.isEmpty()).isTrue();
        assertThat(log.at("INFO"))
                .startsWith(
                        "INFO Host " + host + ": 4 sessions, 1 to disconnect (user bernd).",
                        "INFO   DISCONNECTED session 2 of CORP\\bernd on " + host);
        assertThat(Files.readString(directory.resolve("report.json"))).contains("\"DISCONNECTED\"");
    }

    @Test
    void messageReachesActiveSessionsOnlyAndTheConsoleToo() throws Exception {
        run(SESSIONS, everybody().forced(), MESSAGE, false);

        assertThat(log.at("INFO").get(0))
                .endsWith(": 4 sessions, 2 to message (everybody, your own session and the console included).");
        assertThat(log.at("INFO")).anyMatch(line -> line.contains("MESSAGE_SENT session 1 of BUILD\\anna"));
        assertThat(log.at("INFO")).noneMatch(line -> line.contains("dana"));
    }

    @Test
    void dryRunTouchesNothingAndShowsWhomItKeepsAndWhy() throws Exception {
        run(SESSIONS, everybody(), SessionAction.disconnect(), true);

        assertThat(log.at("INFO").get(0)).endsWith("(everybody); dry run, nothing is touched.");
        assertThat(log.at("INFO"))
                .anyMatch(line -> line.contains("WOULD_ACT session 2"))
                .anyMatch(line -> line.contains("SKIPPED (CONSOLE) session 1"));
    }

    @Test
    void oneSessionThatIsNotThereIsAFailure() throws Exception {
        Problems problems = run(SESSIONS, LogoffPolicy.selected().id(new SessionId(77)), MESSAGE, false);

        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("there is none on " + host);
    }

    @Test
    void refusedDisconnectIsAFailureAndAHostThatCannotBeAskedAnError() throws Exception {
        Problems refused = run(SESSIONS + "fault in=disconnect error=5", bernd(), SessionAction.disconnect(), false);
        Problems unknown = run(SESSIONS + "fault in=list error=5", bernd(), MESSAGE, false);

        assertThatThrownBy(refused::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("FAILED session 2 of CORP\\bernd", "(Win32 error 5)");
        assertThatThrownBy(unknown::fail)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Cannot list the sessions on " + host);
    }
}
