package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoffGoalTest {

    private static final String SESSIONS = """
            host own=0 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=22h
            """;

    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog();
    private String host = "";
    private Duration timeout = Duration.ofSeconds(30);

    @BeforeEach
    void nameTheHost() {
        host = "simulated:" + directory.resolve("agent.scenario");
    }

    private Problems run(String scenario, String hosts, Optional<Path> report) throws IOException {
        Files.writeString(directory.resolve("agent.scenario"), scenario);
        return run(hosts, LogoffPolicy.disconnected().build(), report);
    }

    private Problems run(String hosts, LogoffPolicy policy, Optional<Path> report) {
        return new LogoffGoal(HostAddress.parseList(hosts), policy, Duration.ZERO, timeout, false, report).run(log);
    }

    @Test
    void logShowsPlanThenOutcomesThenSums() throws Exception {
        Problems problems = run(SESSIONS, host, Optional.empty());

        assertThat(problems.isEmpty()).isTrue();
        assertThat(log.lines)
                .startsWith(
                        "INFO Host " + host + ": 3 sessions, 1 to log off (disconnected, any user).",
                        "INFO   ID  SESSION   STATE         USER        IDLE  DECISION  RULE      WHY",
                        "INFO   0   Services  Disconnected                    keep      SERVICES  it is the services session",
                        "INFO   1   Console   Active        BUILD\\anna        keep      CONSOLE   it is the console session",
                        "INFO   4             Disconnected  CORP\\dana   22h   log off",
                        "INFO Logging off 1 session; each may take up to 30s.");
        assertThat(log.lines.get(6)).matches("INFO   LOGGED_OFF session 4 of CORP\\\\dana: after \\w+");
        assertThat(log.lines.get(7)).contains(": 1 logged off, 2 kept, in ");
        assertThat(log.lines).hasSize(8);
    }

    @Test
    void oneLineIsShownWhenThereIsNothingToLogOff() throws Exception {
        run("session id=0 state=Disconnected\nsession id=1 user=anna\nsession id=2 user=bernd", host, Optional.empty());

        assertThat(log.at("INFO"))
                .containsExactly("INFO Host " + host
                        + ": 3 sessions, none to log off (disconnected, any user); kept: SERVICES 1, STATE 2.");
    }

    @Test
    void hostThatShowsNoSessionAtAllIsAnErrorAndNotOneWithoutAny() throws Exception {
        Problems problems = run("host name=EMPTY", host, Optional.empty());

        assertThat(log.lines).noneMatch(line -> line.contains("0 sessions"));
        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Windows shows this account no session at all");
    }

    @Test
    void failedLogoffIsAFailureWithCodeAndNextStep() throws Exception {
        Problems problems = run(SESSIONS + "fault in=logoff error=5", host, Optional.empty());

        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 session was not logged off as asked:")
                .hasMessageContaining("FAILED session 4 of CORP\\dana on " + host)
                .hasMessageContaining("(Win32 error 5)")
                .hasMessageContaining("run elevated");
    }

    @Test
    void hostThatCannotBeAskedIsAnError() throws Exception {
        Problems problems = run(SESSIONS + "fault in=list error=5", host, Optional.empty());

        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Cannot list the sessions on " + host)
                .hasMessageContaining("(Win32 error 5)");
    }

    @Test
    void hostThatCannotBeAskedDoesNotStopTheNext() throws Exception {
        Problems problems = run(SESSIONS, "winbuild01," + host, Optional.empty());

        assertThat(problems.text()).contains("winbuild01");
        assertThat(log.lines)
                .anyMatch(line -> line.contains("LOGGED_OFF session 4"))
                .contains("INFO 2 hosts: 1 logged off, 2 kept; 1 could not be asked.");
    }

    @Test
    void userNameCannotForgeALineOfTheLog() throws Exception {
        run("session id=4 state=Disconnected user=\"x\\u000aERROR\"", host, Optional.empty());

        assertThat(log.lines).noneMatch(line -> line.contains("\n"));
    }

    @Test
    void reportTellsOutcomesAndErrorsOfAllHosts() throws Exception {
        Path report = directory.resolve("new/directory/report.json");
        run(SESSIONS + "fault in=logoff error=5", host + ",winbuild01", Optional.of(report));

        Map<String, Object> document = JSON.std.mapFrom(Files.readString(report));
        assertThat(document).containsEntry("schemaVersion", 1).containsEntry("dryRun", false);
        assertThat(document.get("counts")).asString().contains("FAILED=1", "SKIPPED=2", "LOGGED_OFF=0");
        List<?> hosts = (List<?>) document.get("hosts");
        assertThat(hosts.get(0))
                .asString()
                .contains("sessionId=4, sessionName=, state=Disconnected, user=dana, domain=CORP, logonTime=20")
                .contains("idleSeconds=79200, outcome=FAILED, rule=null, explanation=access denied")
                .contains("reason=ACCESS_DENIED, win32Code=5, tookMillis=");
        assertThat(hosts.get(1))
                .asString()
                .contains("host=winbuild01, error={reason=UNSUPPORTED_SYSTEM, operation=OPEN, message=Cannot open")
                .contains("win32Code=null, nextStep=Run it", "results=[]");
    }

    @Test
    void reportThatCannotBeWrittenIsAnErrorAfterTheRun() throws Exception {
        Problems problems = run(SESSIONS, host, Optional.of(directory.resolve("agent.scenario/report.json")));

        assertThat(log.lines).anyMatch(line -> line.contains("LOGGED_OFF session 4"));
        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Cannot write ");
    }

    private Problems runOn(LogoffPolicy policy) throws IOException {
        return runOn(policy, host);
    }

    private Problems runOn(LogoffPolicy policy, String hosts) throws IOException {
        Files.writeString(directory.resolve("agent.scenario"), SESSIONS);
        return run(hosts, policy, Optional.empty());
    }

    private static LogoffPolicy session(long id) {
        return LogoffPolicy.selected().id(new SessionId(id)).build();
    }

    @Test
    void onlyTheSessionThatWasAskedForIsShown() throws Exception {
        Problems problems = runOn(session(4));

        assertThat(problems.isEmpty()).isTrue();
        assertThat(log.lines.get(0)).isEqualTo("INFO Host " + host + ": 3 sessions, 1 to log off (session 4).");
        assertThat(log.lines).noneMatch(line -> line.contains("anna")).anyMatch(line -> line.contains("LOGGED_OFF"));
    }

    @Test
    void sessionThatARuleKeepsIsAFailureWhereItWasAskedFor() throws Exception {
        Problems problems = runOn(session(1));

        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("SKIPPED (CONSOLE) session 1 of BUILD\\anna")
                .hasMessageContaining("session.force=true");
    }

    @Test
    void sessionThatIsNotThereIsAFailureWhereItWasAskedFor() throws Exception {
        Problems problems = runOn(session(77));

        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("there is none on " + host + " (asked for: session 77); session:list shows");
    }

    @Test
    void oneSessionThatIsThereOnOneHostOfSeveralIsDone() throws Exception {
        Path other = Files.writeString(directory.resolve("other.scenario"), SESSIONS.replace("id=4", "id=5"));
        Problems problems = runOn(session(5), host + ",simulated:" + other);

        assertThat(problems.text()).isEmpty();
        assertThat(log.lines).anyMatch(line -> line.contains("LOGGED_OFF session 5"));
    }

    @Test
    void oneSessionThatHasChangedIsAFailure() throws Exception {
        Files.writeString(
                directory.resolve("agent.scenario"),
                SESSIONS + "change before=read call=2 session=4 user=mallory logonAgo=0s state=Active");
        Problems problems = run(host, session(4), Optional.empty());

        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("CHANGED session 4 of CORP\\dana");
    }

    @Test
    void logoffOfWhichNobodyKnowsWhatCameIsAFailure() throws Exception {
        timeout = Duration.ZERO;
        Problems problems = run(SESSIONS + "fault in=logoff error=1726", host, Optional.empty());

        assertThat(log.lines).anyMatch(line -> line.contains(": 2 kept, 1 not known, in "));
        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("NOT_KNOWN session 4 of CORP\\dana");
    }

    @Test
    void userWhoIsNotThereIsNoFailure() throws Exception {
        Problems problems =
                runOn(LogoffPolicy.selected().user(UserSelector.parse("nobody")).build());

        assertThat(problems.isEmpty()).isTrue();
        assertThat(log.at("INFO")).singleElement().asString().contains("none to log off (user nobody); kept:");
    }

    @Test
    void linesOfSeveralHostsDoNotMix() throws Exception {
        Files.writeString(directory.resolve("other.scenario"), SESSIONS.replace("dana", "emil"));
        String other = "simulated:" + directory.resolve("other.scenario");
        run(SESSIONS, host + "," + other, Optional.empty());

        List<String> owners = log.at("INFO").stream()
                .filter(line -> line.contains("Host ") || line.contains("session 4 of"))
                .map(line -> line.contains("dana") || line.contains("agent.scenario") ? "agent" : "other")
                .toList();
        assertThat(owners)
                .isIn(
                        List.of("agent", "agent", "agent", "other", "other", "other"),
                        List.of("other", "other", "other", "agent", "agent", "agent"));
    }
}
