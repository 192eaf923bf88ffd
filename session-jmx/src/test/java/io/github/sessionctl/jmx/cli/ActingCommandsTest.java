package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every run has a machine of its own: what it does is told by its own report, as the host has seen it. */
class ActingCommandsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logoff --id 4 | 0 | LOGGED_OFF",
                "logoff --id 4 --user CORP\\dana* | 0 | LOGGED_OFF",
                "logoff --id 4 --user emil | 3 | NOT_INCLUDED_USER",
                "logoff --id 0 --force | 3 | SERVICES",
                "logoff --id 65536 | 3 | LISTENER",
                "logoff --id 1 | 3 | CONSOLE",
                "logoff --id 1 --force | 0 | LOGGED_OFF",
                "logoff --name rdp-tcp#12 | 0 | LOGGED_OFF",
                "logoff --id 2 --ask --grace 1s | 3 | DECLINED",
                "logoff --user emil | 0 | LOGGED_OFF",
                "logoff --user nobody | 0 | NOT_INCLUDED_USER",
                "logoff --id 99 | 3 | There is no such session",
                "logoff --id 4 --dry-run | 0 | WOULD_LOG_OFF",
                "logoff --id 4 --dry-run=TRUE | 0 | WOULD_LOG_OFF",
                "logoff --id 4 --dry-run=false | 0 | LOGGED_OFF",
                "logoff --id 4 --exclude-users dana* | 3 | EXCLUDED_USER",
                "logoff --all --max-logoffs 1 | 0 | LIMIT",
                "logoff --idle-for 30m --keep-if-running devenv | 0 | RUNNING_PROCESS",
                "disconnect --id 2 | 0 | DISCONNECTED",
                "disconnect --id 2 --dry-run | 0 | WOULD_ACT",
                "disconnect --id 4 | 3 | it is disconnected already",
                "disconnect --id 1 | 3 | CONSOLE",
                "disconnect --id 1 --force | 0 | DISCONNECTED",
                "message --id 1 hi | 0 | MESSAGE_SENT",
                "message --id 4 hi | 3 | nobody would see the message",
                "message --id 99 hi | 3 | There is no such session",
                "message --user bernd --dry-run hi | 0 | WOULD_ACT",
                "message --user bernd @home | 0 | MESSAGE_SENT"
            })
    void exitCodeTellsDoneFromRefused(String line, int code, String text) {
        CommandRun run = CommandRun.of((line + " --hosts " + users("")).split(" "));

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.out()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logoff | change before=read call=2 session=4 user=mallory | 3 | CHANGED",
                "logoff | change before=read call=2 session=4 state=Active | 3 | CHANGED",
                "logoff | change before=read call=2 session=4 gone=yes | 0 | ALREADY_GONE",
                "logoff | fault in=read session=4 error=7022 | 1 | FAILED",
                "logoff | fault in=logoff session=4 error=7022 | 1 | FAILED",
                "logoff | fault in=logoff session=4 error=5 | 1 | FAILED",
                "disconnect | change before=read call=2 session=4 user=mallory | 3 | CHANGED",
                "disconnect | fault in=disconnect session=4 error=5 | 1 | FAILED"
            })
    void exitCodeTellsWhatBecameOfTheOneSessionThatWasAskedFor(String command, String what, int code, String text) {
        String host = "session id=0 name=Services\nsession id=4 state="
                + (command.equals("logoff") ? "Disconnected disconnectedFor=2h" : "Active")
                + " user=dana domain=CORP logonAgo=26h\n" + what;
        CommandRun run = CommandRun.of(command, "--id", "4", "--hosts", ScenarioFile.in(folder, host));

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.out()).contains(text);
    }

    @Test
    void sessionThatIsOnOneOfSeveralHostsIsDoneThere() {
        String other = ScenarioFile.in(folder, "session id=0 name=Services");

        assertThat(CommandRun.of("logoff", "--id", "4", "--hosts", users("") + "," + other)
                        .code())
                .isZero();
        assertThat(CommandRun.of("logoff", "--id", "99", "--hosts", users("") + "," + other)
                        .code())
                .isEqualTo(ExitCodes.REFUSED);
    }

    @Test
    void sessionWithoutAUserEndsIfItIsNamedAndForced() {
        String ghost = users("session id=8 state=Down");

        assertThat(CommandRun.of("logoff", "--id", "8", "--hosts", ghost).code())
                .isEqualTo(ExitCodes.REFUSED);
        assertThat(CommandRun.of("logoff", "--id", "8", "--force", "--hosts", ghost)
                        .out())
                .contains("LOGGED_OFF");
    }

    @Test
    void bareNameOfTwoAccountsIsRefusedWithTheirNames() {
        String host = users("session id=8 user=emil domain=AGENT-07 state=Disconnected logonAgo=5h disconnectedFor=1h");

        CommandRun run = CommandRun.of("logoff", "--user", "emil", "--hosts", host);

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("emil may be AGENT-07\\emil or CORP\\emil");
        assertThat(run.out()).doesNotContain("LOGGED_OFF");
        assertThat(CommandRun.of("logoff", "--user", "corp\\EMIL", "--hosts", host)
                        .out())
                .contains("LOGGED_OFF");
    }

    @Test
    void machineThatShowsNoSessionIsAFailure() {
        CommandRun run = CommandRun.of(
                "logoff",
                "--disconnected-for",
                "0s",
                "--hosts",
                ScenarioFile.in(folder, "session id=4 user=dana\nfault in=list error=259"));

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("Cannot list the sessions").doesNotContain("No session matches");
    }

    @Test
    void dryRunShowsEveryDecisionAndSaysNothingElse() {
        CommandRun run = CommandRun.of("logoff", "--disconnected-for", "2h", "--dry-run", "--hosts", users(""));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("WOULD_LOG_OFF", "TOO_RECENT", "CONSOLE", "SERVICES", "STATE");
    }

    @Test
    void severalLogoffsAreAnnouncedBeforeAndToldAsTheyCome() {
        CommandRun run = CommandRun.of("logoff", "--disconnected-for", "0s", "--hosts", users(""));

        assertThat(run.code()).isZero();
        assertThat(run.errLines().get(0)).contains("2 of 6 sessions to log off");
        assertThat(run.err())
                .containsSubsequence("DECISION", "dana fox", "emil", "LOGGED_OFF session")
                .contains("LOGGED_OFF session 4", "LOGGED_OFF session 7")
                .doesNotContain("bernd");
        assertThat(run.outLines()).hasSize(7);
    }

    @Test
    void policyIsNarrowedByUserProcessAndNumber() throws Exception {
        assertThat(outcomes("--exclude-users", "emil,svc-*"))
                .containsEntry(4, "LOGGED_OFF")
                .containsEntry(7, "SKIPPED");
        assertThat(outcomes("--include-users", "CORP\\emil"))
                .containsEntry(4, "SKIPPED")
                .containsEntry(7, "LOGGED_OFF");
        assertThat(outcomes("--keep-if-running", "devenv"))
                .containsEntry(4, "SKIPPED")
                .containsEntry(7, "LOGGED_OFF");
        assertThat(outcomes("--max-logoffs", "1"))
                .containsEntry(4, "LOGGED_OFF")
                .containsEntry(7, "SKIPPED");
    }

    private Map<Integer, String> outcomes(String option, String value) throws Exception {
        CommandRun run =
                CommandRun.of("logoff", "--json", "--disconnected-for", "0s", option, value, "--hosts", users(""));
        return ListAndProcessesTest.rows(run, "results").stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> ((Number) row.get("sessionId")).intValue(), row -> (String) row.get("outcome")));
    }

    @Test
    void jsonCountsEveryOutcomeAndStandsAloneOnStandardOutput() throws Exception {
        CommandRun run = CommandRun.of("logoff", "--json", "--all", "--hosts", users(""));

        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("dryRun", false)
                .extractingByKey("counts")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("LOGGED_OFF", 3)
                .containsEntry("SKIPPED", 3)
                .containsEntry("FAILED", 0);
        assertThat(run.err()).contains("LOGGED_OFF session 2");
    }

    @Test
    void failureOfOneSessionDoesNotStopTheOthersAndIsExitCode1() {
        CommandRun run = CommandRun.of(
                "logoff", "--disconnected-for", "0s", "--hosts", users("fault in=logoff session=4 error=5"));

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).contains("FAILED", "LOGGED_OFF");
        assertThat(run.errLines()).last().asString().startsWith("sessionctl: FAILED session 4 of CORP\\dana fox");
    }

    @Test
    void logoffThatDoesNotFinishInTimeSaysWhatToDoNext() {
        CommandRun run = CommandRun.of(
                "logoff",
                "--id",
                "8",
                "--timeout",
                "200ms",
                "--hosts",
                users("session id=8 state=Disconnected user=kim logonAgo=5h disconnectedFor=1h logoffTakes=never"));

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.errLines()).last().asString().contains("STILL_LOGGING_OFF session 8", "--timeout");
    }

    @Test
    void messageThatFailsIsExitCode1() {
        CommandRun run =
                CommandRun.of("message", "--all", "hi", "--hosts", users("fault in=message session=2 error=5"));

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).contains("MESSAGE_SENT", "FAILED");
        assertThat(run.errLines()).singleElement().asString().startsWith("sessionctl: FAILED session 2 of CORP\\bernd");
    }

    @Test
    void userWithAControlCharacterInTheNameStaysOnOneLine() {
        CommandRun run = CommandRun.of(
                "logoff",
                "--user",
                "eve*",
                "--hosts",
                ScenarioFile.in(
                        folder,
                        "host own=0\nsession id=0 name=Services\nsession id=5 user=\"eve\\u000ax\" state=Disconnected logonAgo=1h disconnectedFor=1h"));

        assertThat(run.code()).isZero();
        assertThat(List.of(run.out(), run.err()))
                .allSatisfy(text -> assertThat(text).doesNotContain("\nx"));
    }

    private String users(String more) {
        // Changes come last; sessions anywhere.
        return ScenarioFile.in(folder, ScenarioFile.USERS + more + "\n");
    }
}
