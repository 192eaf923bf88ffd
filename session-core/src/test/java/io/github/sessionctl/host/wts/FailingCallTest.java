package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.EngineRun.DANA;
import static io.github.sessionctl.host.wts.EngineRun.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Each step of a run, made to fail with each code: for ever, or once. Emil's logoff is never held up by what goes wrong with dana's. */
@ExtendWith(SimulatedWindows.class)
class FailingCallTest {

    private static final String ONCE = "times=1";
    private static final String ALWAYS = "";

    static Stream<Arguments> errors() {
        return Stream.of(WindowsError.values())
                .flatMap(error -> Stream.of(ONCE, ALWAYS).map(times -> Arguments.of(error, times)));
    }

    private static boolean passesUnseen(WindowsError error, String times) {
        return error.isRetried() && times.equals(ONCE);
    }

    private static void assertGone(EngineRun run, long... sessions) {
        for (long id : sessions) {
            assertThat(run.outcome(id)).isEqualTo(LogoffOutcome.LOGGED_OFF);
        }
    }

    /** The step that failed stopped dana's logoff, and the result has the code. */
    private static void assertStopped(EngineRun run, WindowsError error, SessionOperation operation) {
        LogoffResult dana = run.result(DANA);
        if (error == WindowsError.CTX_CLOSE_PENDING) {
            assertThat(dana.outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            return;
        }
        if (error.saysGone(operation)) {
            // The list still has it.
            assertThat(dana.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(dana.failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
            assertThat(dana.explanation()).contains("still listed");
            return;
        }
        assertThat(dana.outcome()).isEqualTo(LogoffOutcome.FAILED);
        assertThat(dana.explanation()).contains("(Win32 error " + error.code + ")");
        assertFailure(dana.failure(), error, operation);
    }

    private static void assertFailure(SessionException failure, WindowsError error, SessionOperation operation) {
        assertThat(failure.reason()).isEqualTo(error.reason(operation));
        assertThat(failure.win32Code()).hasValue(error.code);
        assertThat(failure.operation()).isEqualTo(operation);
        assertThat(failure.nextStep()).isNotBlank();
    }

    /** A call that the whole plan needs: its failure ends the plan, and when it passes the next plan is carried out. */
    private static void assertEndsThePlan(WindowsError error, String times, SessionOperation operation) {
        String scenario = EngineRun.machine(ConnectState.DISCONNECTED)
                + error.in(operation == SessionOperation.LIST ? "list" : "processes", times);
        WtsSimulator.load(scenario);
        try (SessionHost host = WtsSessionHost.local()) {
            if (!passesUnseen(error, times)) {
                assertFailure(EngineRun.failingPlan(host), error, operation);
            }
            if (times.equals(ONCE)) {
                assertGone(EngineRun.on(host, EngineRun.policy().build()), DANA, EMIL);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void listThatFailsEndsThePlan(WindowsError error, String times) {
        assertEndsThePlan(error, times, SessionOperation.LIST);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void processesThatAreNotKnownEndThePlanAndNoProcessAtAllProtectsEverybody(WindowsError error, String times) {
        if (error == WindowsError.NO_MORE_ITEMS) {
            EngineRun run = EngineRun.of(error.in("processes", times));
            for (long id : List.of(DANA, EMIL)) {
                assertThat(run.result(id).rule()).isEqualTo(LogoffRule.RUNNING_PROCESS);
                assertThat(run.result(id).explanation()).contains("not known");
            }
        } else {
            assertEndsThePlan(error, times, SessionOperation.PROCESSES);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void readThatFailsWhenPlanningLeavesTheSessionAlone(WindowsError error, String times) {
        EngineRun run = EngineRun.of(error.in("read", "session=4 " + times));

        assertGone(run, EMIL);
        if (passesUnseen(error, times)) {
            assertGone(run, DANA);
        } else {
            assertStopped(run, error, SessionOperation.READ);
            assertThat(EngineRun.sessionsOf("WTSLogoffSession")).containsExactly(EMIL);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RPC_S_INVALID_BINDING", "CTX_WINSTATION_BUSY"})
    void readThatFailsWhenPlanningIsAFailureAlsoWhereATimeIsAskedFor(WindowsError error) {
        EngineRun run = EngineRun.of(
                EngineRun.machine(ConnectState.DISCONNECTED) + error.in("read", "session=4 times=1"),
                EngineRun.policy().disconnectedFor(Duration.ofHours(1)).build());

        assertStopped(run, error, SessionOperation.READ);
        assertGone(run, EMIL);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void lastLookThatFailsLeavesTheSessionAlone(WindowsError error, String times) {
        EngineRun run = EngineRun.of("fault in=read session=4 times=1\n" + error.in("read", "session=4 " + times));

        assertGone(run, EMIL);
        if (passesUnseen(error, times)) {
            assertGone(run, DANA);
        } else {
            assertStopped(run, error, SessionOperation.READ);
            assertThat(EngineRun.sessionsOf("WTSLogoffSession")).containsExactly(EMIL);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void warningThatCannotBeShownLeavesTheSessionAlone(WindowsError error, String times) {
        EngineRun run = EngineRun.of(
                EngineRun.machine(ConnectState.ACTIVE) + error.in("message", "session=4 " + times),
                EngineRun.policy().notice(EngineRun.WARNING).build());

        assertGone(run, EMIL);
        if (passesUnseen(error, times)) {
            assertGone(run, DANA);
        } else {
            assertStopped(run, error, SessionOperation.MESSAGE);
            assertThat(EngineRun.sessionsOf("WTSLogoffSession")).containsExactly(EMIL);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void logoffThatIsRefusedIsAFailureUnlessOneIsUnderWay(WindowsError error, String times) {
        EngineRun run = EngineRun.of(error.in("logoff", "session=4 " + times));

        assertGone(run, EMIL);
        if (passesUnseen(error, times)) {
            assertGone(run, DANA);
        } else if (error == WindowsError.CTX_CLOSE_PENDING) {
            assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
        } else {
            assertStopped(run, error, SessionOperation.LOGOFF);
        }
        assertThat(EngineRun.acceptedLogoffs())
                .isEqualTo(passesUnseen(error, times) ? List.of(DANA, EMIL) : List.of(EMIL));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void listThatFailsWhileWatchingLeavesTheEndNotKnownOnlyIfItStaysSo(WindowsError error, String times) {
        EngineRun run = EngineRun.of("fault in=list times=1\n" + error.in("list", times));

        assertThat(EngineRun.acceptedLogoffs()).containsExactly(DANA, EMIL);
        if (times.equals(ONCE)) {
            assertGone(run, DANA, EMIL);
        } else {
            for (long id : List.of(DANA, EMIL)) {
                assertThat(run.outcome(id)).isEqualTo(LogoffOutcome.NOT_KNOWN);
                assertFailure(run.result(id).failure(), error, SessionOperation.LIST);
            }
        }
    }
}
