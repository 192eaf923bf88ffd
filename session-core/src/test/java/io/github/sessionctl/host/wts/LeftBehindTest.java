package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.EngineRun.DANA;
import static io.github.sessionctl.host.wts.EngineRun.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException.Reason;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that succeed and leave something behind that looks like a failure, or answer something that cannot be. */
@ExtendWith(SimulatedWindows.class)
class LeftBehindTest {

    private static final String NEVER = EngineRun.machine(ConnectState.DISCONNECTED, "logoffTakes=never");

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 259, 1702, 1722, 7007, 7022})
    void lastErrorAfterSuccessMeansNothing(int code) {
        StringBuilder faults = new StringBuilder();
        for (String operation : List.of("list", "read", "processes", "message", "logoff")) {
            faults.append("fault in=" + operation + " lastError=" + code + "\n");
        }
        EngineRun run = EngineRun.of(
                EngineRun.machine(ConnectState.ACTIVE) + faults,
                EngineRun.policy().notice(EngineRun.WARNING).build());

        assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(run.report.problems()).isEmpty();
        assertThat(SimulatedWindows.calls()).allMatch(call -> call.succeeded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed=zeroCountNull", "error=259"})
    void listWithoutRowsEndsThePlan(String nobody) {
        WtsSimulator.load(EngineRun.machine(ConnectState.DISCONNECTED) + "fault in=list " + nobody);
        try (SessionHost host = WtsSessionHost.local()) {
            assertThat(EngineRun.failingPlan(host).reason()).isEqualTo(Reason.ACCESS_DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed=zeroCountNull", "error=259"})
    void listWithoutRowsDoesNotProveThatALogoffHasEnded(String nobody) {
        EngineRun run = EngineRun.of(
                NEVER + "fault in=list times=1\nfault in=list " + nobody,
                EngineRun.policy().build());

        assertThat(EngineRun.acceptedLogoffs()).containsExactly(DANA, EMIL);
        assertThat(run.outcome(DANA)).isNotEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(run.outcome(EMIL)).isNotEqualTo(LogoffOutcome.LOGGED_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed=zeroCountNull", "error=259"})
    void processesWithoutRowsDoNotProveThatNothingRuns(String nothing) {
        EngineRun run = EngineRun.of("fault in=processes " + nothing);

        for (long id : new long[] {DANA, EMIL, 8}) {
            assertThat(run.result(id).rule()).isEqualTo(LogoffRule.RUNNING_PROCESS);
        }
        assertThat(EngineRun.sessionsOf("WTSLogoffSession")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"list malformed=nullPointer", "list malformed=hugeCount", "processes malformed=nullPointer"})
    void answerWithoutSenseEndsThePlan(String fault) {
        WtsSimulator.load(EngineRun.machine(ConnectState.DISCONNECTED) + "fault in=" + fault);
        try (SessionHost host = WtsSessionHost.local()) {
            assertThat(EngineRun.failingPlan(host).reason()).isEqualTo(Reason.MALFORMED_ANSWER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nullPointer", "zeroCountNull", "shortBuffer"})
    void lastLookWithoutSenseLeavesTheSessionAlone(String malformed) {
        EngineRun run = EngineRun.of("fault in=read session=4 times=1\nfault in=read session=4 malformed=" + malformed);

        assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.FAILED);
        assertThat(run.result(DANA).failure().reason()).isEqualTo(Reason.MALFORMED_ANSWER);
        assertThat(EngineRun.sessionsOf("WTSLogoffSession")).containsExactly(EMIL);
        assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.LOGGED_OFF);
    }
}
