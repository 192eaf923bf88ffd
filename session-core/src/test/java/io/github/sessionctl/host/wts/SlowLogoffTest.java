package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.EngineRun.DANA;
import static io.github.sessionctl.host.wts.EngineRun.EMIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logoffs that take their time, and calls that do: nobody waits for longer than the deadlines, and nobody else is touched. */
@Tag(HostUnderTest.SEVERAL_THREADS)
@ExtendWith(SimulatedWindows.class)
@Timeout(60)
class SlowLogoffTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration SHORT = Duration.ofMillis(250);

    /** Passed by calls that hang, and by no other however busy the machine is. */
    private static final Duration ENOUGH = Duration.ofMillis(700);

    private final CallThreads threads = new CallThreads(4, 16, Duration.ofMillis(20));

    /** What comes back late gives its memory back, too; what never does ends with the scenario. */
    @AfterEach
    void abandonedCallsComeBack() {
        if (!WtsSimulator.available()) {
            return;
        }
        if (threads.abandonedCalls() > 0) {
            WtsSimulator.load("host");
        }
        await().until(() -> threads.runningCalls() == 0);
    }

    private SessionHost open(String scenario, Duration deadline) {
        WtsSimulator.load(scenario);
        return DeadlineSessionHost.open(HostAddress.LOCAL, WtsSessionHost::local, deadline, threads);
    }

    private static EngineRun run(SessionHost host, Duration timeout) {
        return EngineRun.on(host, EngineRun.policy().build(), new LogoffRunner(timeout));
    }

    private static String machine(String dana) {
        return EngineRun.machine(ConnectState.DISCONNECTED, dana);
    }

    private static void assertFailed(EngineRun run, long id, Reason reason) {
        assertThat(run.outcome(id)).isEqualTo(LogoffOutcome.FAILED);
        assertThat(run.result(id).failure().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"150ms, LOGGED_OFF", "never, STILL_LOGGING_OFF"})
    void logoffIsWatchedUntilItEndsOrItsDeadlineHasPassed(String takes, LogoffOutcome outcome) {
        Duration timeout = takes.equals("never") ? SHORT : LONG;
        try (SessionHost host = open(machine("logoffTakes=" + takes), LONG)) {
            EngineRun run = run(host, timeout);

            assertThat(run.outcome(DANA)).isEqualTo(outcome);
            assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(EngineRun.acceptedLogoffs()).containsExactly(DANA, EMIL);
        }
    }

    @Test
    void logoffThatSomebodyElseHasBegunIsWaitedFor() {
        try (SessionHost host = open(machine("logoffTakes=never"), LONG)) {
            host.requestLogoff(new SessionId(DANA));
            EngineRun run = run(host, SHORT);

            assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(EngineRun.acceptedLogoffs()).containsExactly(DANA, EMIL);
        }
    }

    @Test
    void logoffThatSomebodyElseHasBegunAndThatEndsIsALogoff() {
        String begun = "fault in=logoff session=4 error=7007\nchange before=list call=3 session=4 gone=yes";
        try (SessionHost host = open(machine("") + begun, LONG)) {
            EngineRun run = run(host, LONG);

            assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(EngineRun.acceptedLogoffs()).containsExactly(EMIL);
        }
    }

    @Test
    void callThatIsSlowButWithinItsDeadlineIsLikeAnyOther() {
        String slow = """
                fault in=list delay=20ms
                fault in=read delay=20ms
                fault in=processes delay=20ms
                fault in=logoff delay=20ms
                """;
        try (SessionHost host = open(machine("") + slow, LONG)) {
            EngineRun run = run(host, LONG);

            assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.LOGGED_OFF);
        }
    }

    /** The call is under way to the end of the test, so that the journal does not have it. */
    @Test
    void logoffCallThatHangsIsNotKnownAndNobodyFurtherIsLoggedOff() {
        try (SessionHost host = open(machine("") + "fault in=logoff session=4 delay=1h", ENOUGH)) {
            EngineRun run = run(host, ENOUGH.multipliedBy(2));

            // What became of dana is not asked again while the host hangs, and nor is emil.
            assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertFailed(run, EMIL, Reason.NOT_ASKED);
            assertThat(threads.abandonedCalls()).isEqualTo(1);
            assertThat(EngineRun.sessionsOf("WTSLogoffSession")).isEmpty();
        }
    }

    @Test
    void logoffCallThatComesBackLateHasHappenedAndIsSeen() {
        try (SessionHost host = open(machine("") + "fault in=logoff session=4 delay=2s", ENOUGH)) {
            EngineRun run = run(host, LONG);

            assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertFailed(run, EMIL, Reason.NOT_ASKED);
            assertThat(EngineRun.acceptedLogoffs()).containsExactly(DANA);
        }
    }

    @Test
    void lastLookThatComesBackLateLogsNobodyOff() {
        String late = "fault in=read session=4 times=1\nfault in=read session=4 delay=2s\n";
        try (SessionHost host = open(machine("") + late, ENOUGH)) {
            EngineRun run = run(host, ENOUGH);

            assertFailed(run, DANA, Reason.TIMED_OUT);
            assertFailed(run, EMIL, Reason.NOT_ASKED);
            await().until(() -> threads.abandonedCalls() == 0);
            assertThat(EngineRun.sessionsOf("WTSLogoffSession")).isEmpty();
            assertThat(WtsSimulator.outstandingBlocks()).isZero();
        }
    }

    @Test
    void listThatHangsWhileWatchingLeavesTheEndNotKnownAtTheDeadline() {
        try (SessionHost host = open(machine("") + "fault in=list times=1\nfault in=list delay=1h", ENOUGH)) {
            EngineRun run = run(host, ENOUGH);

            assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertThat(EngineRun.acceptedLogoffs()).containsExactly(DANA, EMIL);
        }
    }
}
