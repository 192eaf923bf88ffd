package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the engine asks of Windows, counted in the journal of the simulated wtsapi32. */
@ExtendWith(SimulatedWindows.class)
class NativeCallsTest {

    private static final String LIST = "WTSEnumerateSessionsExW";
    private static final String READ = "WTSQuerySessionInformationW";
    private static final String PROCESSES = "WTSEnumerateProcessesExW";
    private static final String LOGOFF = "WTSLogoffSession";

    private static final String AGENT = """
            host own=3 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Disconnected user=anna domain=BUILD logonAgo=3h disconnectedFor=1h
            session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h logoffTakes=120ms
            session id=5 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=3h
            session id=6 state=Disconnected user=frida domain=CORP logonAgo=26h disconnectedFor=5m
            session id=7 state=Disconnected
            session id=65536 name=RDP-Tcp state=Listen
            """;

    private final LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(20));

    private static SessionHost open(String scenario) {
        WtsSimulator.load(scenario);
        return WtsSessionHost.local();
    }

    private static Map<Long, LogoffResult> byId(LogoffReport report) {
        return report.results().stream()
                .collect(Collectors.toMap(result -> result.session().id().value(), result -> result));
    }

    @Test
    void listingNSessionsWithTimesCostsOneAndNCalls() {
        try (SessionHost host = open(AGENT)) {
            List<SessionInfo> sessions = host.list().stream().map(host::read).toList();

            assertThat(sessions).hasSize(9);
            assertThat(SimulatedWindows.calls()).hasSize(1 + 9);
            assertThat(SimulatedWindows.calls(LIST)).isEqualTo(1);
        }
    }

    @Test
    void planningAsksOnlyForSessionsThatPassTheRulesWithoutTimes() {
        try (SessionHost host = open(AGENT)) {
            LogoffPlan plan = runner.plan(
                    host,
                    LogoffPolicy.disconnected()
                            .disconnectedFor(Duration.ofHours(1))
                            .build());

            assertThat(plan.logoffs())
                    .extracting(decision -> decision.session().id().value())
                    .containsExactly(4L, 5L);
            assertThat(SimulatedWindows.calls()).hasSize(1 + 3);
            assertThat(SimulatedWindows.calls())
                    .filteredOn(call -> call.function().equals(READ))
                    .extracting(call -> call.session().orElseThrow())
                    .containsExactly(4L, 5L, 6L);
        }
    }

    @Test
    void runLooksOnceMoreAtEachSessionAndLogsItOffWithoutWaiting() {
        try (SessionHost host = open(AGENT)) {
            LogoffPlan plan = runner.plan(host, LogoffPolicy.disconnected().build());
            WtsSimulator.clearJournal();

            LogoffReport report = runner.run(host, plan);

            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(3);
            assertThat(SimulatedWindows.calls(READ)).isEqualTo(3);
            assertThat(SimulatedWindows.calls())
                    .filteredOn(call -> call.function().equals(LOGOFF))
                    .allSatisfy(call -> assertThat(call.waits()).isFalse())
                    .extracting(call -> call.session().orElseThrow())
                    .containsExactly(4L, 5L, 6L);
            assertThat(SimulatedWindows.calls(LIST)).isBetween(1L, 40L);
        }
    }

    @Test
    void protectedSessionsAreNeverLoggedOffAndTheRuleIsNamed() {
        try (SessionHost host = open(AGENT)) {
            LogoffReport report = runner.run(
                    host, runner.plan(host, LogoffPolicy.disconnected().build()));

            assertThat(byId(report).entrySet())
                    .filteredOn(entry -> entry.getValue().outcome() == LogoffOutcome.SKIPPED)
                    .extracting(entry -> entry.getKey() + " " + entry.getValue().rule())
                    .containsExactlyInAnyOrder(
                            "0 " + LogoffRule.SERVICES,
                            "1 " + LogoffRule.CONSOLE,
                            "2 " + LogoffRule.STATE,
                            "3 " + LogoffRule.OWN_SESSION,
                            "7 " + LogoffRule.NO_USER,
                            "65536 " + LogoffRule.LISTENER);
        }
    }

    @Test
    void sessionThatPassedToAnotherUserIsChangedAndLeftAlone() {
        try (SessionHost host =
                open(AGENT + "change before=read call=2 session=4 user=mallory logonAgo=0s state=Disconnected")) {
            LogoffReport report = runner.run(
                    host, runner.plan(host, LogoffPolicy.disconnected().build()));

            assertThat(byId(report).get(4L).outcome()).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(byId(report).get(5L).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(SimulatedWindows.calls())
                    .filteredOn(call -> call.function().equals(LOGOFF))
                    .extracting(call -> call.session().orElseThrow())
                    .containsExactly(5L, 6L);
        }
    }

    @Test
    void hangingLogoffEndsAtItsDeadlineAndFailureDoesNotStopTheRest() {
        String scenario = AGENT.replace("logoffTakes=120ms", "logoffTakes=never") + "fault in=logoff session=5 error=5";
        try (SessionHost host = open(scenario)) {
            LogoffRunner impatient = new LogoffRunner(Duration.ofMillis(300));

            Map<Long, LogoffResult> results = byId(impatient.run(
                    host, impatient.plan(host, LogoffPolicy.disconnected().build())));

            assertThat(results.get(4L).outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            assertThat(results.get(5L).outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(results.get(5L).explanation()).contains("Win32 error 5", "run elevated");
            assertThat(results.get(6L).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
        }
    }

    @Test
    void processesAreAskedForOncePerPlan() {
        try (SessionHost host = open(AGENT + "process session=5 id=12 name=DevEnv.exe\n"
                + "process session=4 id=13 name=winlogon.exe\nprocess session=6 id=14 name=winlogon.exe")) {
            LogoffPlan plan = runner.plan(
                    host,
                    LogoffPolicy.disconnected().keepIfRunning(List.of("devenv")).build());

            assertThat(plan.logoffs())
                    .extracting(decision -> decision.session().id().value())
                    .containsExactly(4L, 6L);
            assertThat(SimulatedWindows.calls(PROCESSES)).isEqualTo(1);
        }
    }

    @Test
    void lastErrorLeftBehindBySuccessIsNotAFailure() {
        String leftovers = "fault in=list lastError=5\nfault in=read lastError=7022\nfault in=logoff lastError=5\n";
        try (SessionHost host = open(AGENT + leftovers)) {
            LogoffReport report = runner.run(
                    host, runner.plan(host, LogoffPolicy.disconnected().build()));

            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(3);
        }
    }

    @Test
    void serviceThatIsStillStartingIsAskedAgain() {
        try (SessionHost host = open(AGENT + "fault in=list error=1702 times=2")) {
            assertThat(host.list()).hasSize(9);
            assertThat(SimulatedWindows.calls()).extracting(JournalEntry::error).containsExactly(1702, 1702, 0);
        }
    }
}
