package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.TestClock;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The engine on one machine where only the sessions 4 of dana and 5 of emil may go, and every other one is protected by another
 * rule. Whatever happens in a run, the journal of the simulated wtsapi32 must show that nobody else was touched.
 */
final class EngineRun {

    static final long DANA = 4;
    static final long EMIL = 5;
    private static final Set<Long> MAY_GO = Set.of(DANA, EMIL);

    static final Duration GRACE = Duration.ofSeconds(1);
    static final Duration TIMEOUT = Duration.ofMillis(100);
    /** What the engine waits at most for a host that is busy, for each of two sessions, and a moment. */
    private static final Duration BUSY = Duration.ofMillis(2 * (50 + 100 + 200) + 1);

    static final LogoffNotice WARNING = LogoffNotice.warn("Maintenance", "Save.", GRACE);

    /** STATE stands for the state that dana and emil are in. */
    private static final String MACHINE = """
            host own=3 console=3
            session id=0 name=Services state=Disconnected
            session id=2 name=RDP-Tcp#2 state=Idle user=bernd domain=CORP logonAgo=2h
            session id=3 name=Console state=Disconnected user=anna domain=CORP logonAgo=9h disconnectedFor=8h
            session id=4 state=STATE user=dana domain=CORP logonAgo=26h disconnectedFor=2h answer=yes
            session id=5 state=STATE user=emil domain=CORP logonAgo=25h disconnectedFor=3h answer=yes
            session id=6 state=Disconnected user=frida domain=CORP logonAgo=26h disconnectedFor=5m
            session id=7 state=Disconnected
            session id=8 state=Disconnected user=gerd domain=CORP logonAgo=26h disconnectedFor=5m
            session id=65536 name=RDP-Tcp state=Listen
            process session=0 id=800 name=svchost.exe
            process session=4 id=1400 name=winlogon.exe
            process session=5 id=1500 name=winlogon.exe
            process session=8 id=1200 name=devenv.exe
            """;

    final LogoffReport report;

    private EngineRun(LogoffReport report) {
        this.report = report;
    }

    /** The machine, with the sessions of dana and emil in this state. */
    static String machine(ConnectState state) {
        return MACHINE.replace("STATE", state.windowsName());
    }

    /** The same, where dana's session has these further values. */
    static String machine(ConnectState state, String dana) {
        return machine(state).replace("answer=yes\nsession id=5", dana + "\nsession id=5");
    }

    /** Whom a run may log off: dana and emil, unless a process is to be kept. */
    static LogoffPolicy.Builder policy() {
        return LogoffPolicy.inStates(EnumSet.of(ConnectState.DISCONNECTED, ConnectState.ACTIVE))
                .includeUsers(List.of(
                        UserSelector.parse("dana"),
                        UserSelector.parse("emil"),
                        UserSelector.parse("gerd"),
                        UserSelector.parse("anna")))
                .keepIfRunning(List.of("devenv"));
    }

    /** A run of the policy on disconnected sessions, with these faults and changes. */
    static EngineRun of(String faults) {
        return of(machine(ConnectState.DISCONNECTED) + faults, policy().build());
    }

    static EngineRun of(String scenario, LogoffPolicy selection) {
        WtsSimulator.load(scenario);
        try (SessionHost host = WtsSessionHost.local()) {
            return on(host, selection);
        }
    }

    /** By a clock that does not wait: what takes real time is the native calls. */
    static EngineRun on(SessionHost host, LogoffPolicy selection) {
        EngineRun run = on(host, selection, new LogoffRunner(TIMEOUT, LogoffRunner.OLDEST_PLAN, new TestClock()));
        assertThat(run.report.took()).isLessThan(GRACE.plus(TIMEOUT).plus(BUSY));
        return run;
    }

    /** By the clock of that runner. */
    static EngineRun on(SessionHost host, LogoffPolicy selection, LogoffRunner runner) {
        EngineRun run = new EngineRun(runner.run(host, runner.plan(host, selection)));
        run.checkNobodyElseWasTouched();
        return run;
    }

    /** Plans on disconnected sessions with these faults, which must fail, and touch nobody. */
    static SessionException failingPlan(SessionHost host) {
        LogoffRunner runner = new LogoffRunner(TIMEOUT, LogoffRunner.OLDEST_PLAN, new TestClock());
        LogoffPolicy policy = policy().build();
        SessionException failure = catchThrowableOfType(SessionException.class, () -> runner.plan(host, policy));
        assertThat(failure).isNotNull();
        assertThat(sessionsOf("WTSLogoffSession")).isEmpty();
        assertThat(sessionsOf("WTSSendMessageW")).isEmpty();
        assertThat(sessionsOf("WTSDisconnectSession")).isEmpty();
        return failure;
    }

    /** What any report must agree on with the journal. */
    void checkNobodyElseWasTouched() {
        checkJournal(MAY_GO);
        assertThat(report.results()).allSatisfy(result -> {
            long id = result.session().id().value();
            if (!MAY_GO.contains(id)) {
                assertThat(result.outcome())
                        .as("session %d", id)
                        .isIn(LogoffOutcome.SKIPPED, LogoffOutcome.ALREADY_GONE);
            }
            checkAgainstJournal(result);
        });
    }

    private static void checkJournal(Collection<Long> mayGo) {
        assertThat(mayGo).containsAll(sessionsOf("WTSLogoffSession")).containsAll(sessionsOf("WTSSendMessageW"));
        assertThat(sessionsOf("WTSDisconnectSession")).isEmpty();
        assertThat(SimulatedWindows.calls())
                .filteredOn(call -> call.function().equals("WTSLogoffSession"))
                .noneMatch(JournalEntry::waits);
        assertThat(acceptedLogoffs()).doesNotHaveDuplicates();
    }

    private static void checkAgainstJournal(LogoffResult result) {
        long id = result.session().id().value();
        switch (result.outcome()) {
            case LOGGED_OFF, STILL_LOGGING_OFF ->
                // By this run, or by somebody else: Windows said so.
                assertThat(SimulatedWindows.calls())
                        .as(result.toLine())
                        .anyMatch(call -> call.session().equals(OptionalLong.of(id))
                                && (call.function().equals("WTSLogoffSession")
                                        || call.error() == WindowsError.CTX_CLOSE_PENDING.code));
            case SKIPPED, CHANGED, DECLINED ->
                assertThat(sessionsOf("WTSLogoffSession")).as(result.toLine()).doesNotContain(id);
            case ALREADY_GONE ->
                assertThat(acceptedLogoffs()).as(result.toLine()).doesNotContain(id);
            default -> assertThat(result.explanation()).as(result.toLine()).isNotBlank();
        }
    }

    /** The sessions that calls of this function named, in order. */
    static List<Long> sessionsOf(String function) {
        return SimulatedWindows.calls().stream()
                .filter(call -> call.function().equals(function))
                .map(call -> call.session().orElseThrow())
                .toList();
    }

    /** The sessions whose logoff Windows has accepted. */
    static List<Long> acceptedLogoffs() {
        return SimulatedWindows.calls().stream()
                .filter(call -> call.function().equals("WTSLogoffSession") && call.succeeded())
                .map(call -> call.session().orElseThrow())
                .toList();
    }

    LogoffResult result(long id) {
        return report.results().stream()
                .filter(result -> result.session().id().value() == id)
                .findFirst()
                .orElseThrow();
    }

    LogoffOutcome outcome(long id) {
        return result(id).outcome();
    }
}
