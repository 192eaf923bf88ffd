package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.EngineRun.DANA;
import static io.github.sessionctl.host.wts.EngineRun.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session ID passes to somebody else before each call of a run. Until the last look the newcomer is left alone, and after the
 * logoff, too. Windows has no call that compares and logs off at once, so what happens between the last look and WTSLogoffSession
 * nobody can see: two calls that follow each other, with nothing in between.
 */
@ExtendWith(SimulatedWindows.class)
class ReusedSessionIdTest {

    private static final String MALLORY = "user=mallory domain=CORP logonAgo=0s state=";

    static Stream<LogoffNotice> notices() {
        return Stream.of(LogoffNotice.none(), EngineRun.WARNING);
    }

    private static List<String> usersOf(long id) {
        try (WtsSessionHost host = WtsSessionHost.local()) {
            return host.list().stream()
                    .filter(session -> session.id().value() == id)
                    .map(SessionInfo::userText)
                    .toList();
        }
    }

    /** In the state that was planned, so that nothing but the user and the logon tell. */
    @ParameterizedTest
    @MethodSource("notices")
    void anotherUserIsNeverLoggedOffWhenTheLastLookCanSeeHim(LogoffNotice notice) {
        for (ConnectState state : List.of(ConnectState.ACTIVE, ConnectState.DISCONNECTED)) {
            for (long id : new long[] {DANA, EMIL}) {
                String change = MALLORY + state.windowsName();
                Intervention.sweep(state, EngineRun.policy().notice(notice).build(), id, change, (when, run) -> {
                    checkMallory(when, run, id);
                    assertThat(run.outcome(id == DANA ? EMIL : DANA))
                            .as("%s", when)
                            .isEqualTo(LogoffOutcome.LOGGED_OFF);
                });
            }
        }
    }

    private static void checkMallory(Intervention when, EngineRun run, long id) {
        if (when.isBeforeThePlan()) {
            assertThat(run.result(id).rule()).as("%s", when).isEqualTo(LogoffRule.NOT_INCLUDED_USER);
        } else if (when.isBeforeTheLastLook()) {
            assertThat(run.outcome(id)).as("%s", when).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(run.result(id).explanation()).as("%s", when).contains("mallory");
        } else {
            assertThat(run.outcome(id)).as("%s", when).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(EngineRun.sessionsOf("WTSLogoffSession")).as("%s", when).containsOnlyOnce(id);
        }
        boolean isInTheWindow = !when.isBeforeTheLastLook() && when.isBeforeTheLogoff();
        assertThat(usersOf(id)).as("%s", when).isEqualTo(isInTheWindow ? List.of() : List.of("CORP\\mallory"));
        if (when.isBeforeTheNotice()) {
            assertThat(EngineRun.sessionsOf("WTSSendMessageW")).as("%s", when).doesNotContain(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dana", "DANA"})
    void newLogonOfTheSameUserIsNotThePlannedSession(String user) {
        String change = "user=" + user + " domain=CORP logonAgo=0s state=Disconnected";
        Intervention.sweep(ConnectState.DISCONNECTED, EngineRun.policy().build(), DANA, change, (when, run) -> {
            boolean isNews = !when.isBeforeThePlan() && when.isBeforeTheLastLook();
            assertThat(run.outcome(DANA))
                    .as("%s", when)
                    .isEqualTo(isNews ? LogoffOutcome.CHANGED : LogoffOutcome.LOGGED_OFF);
            assertThat(run.outcome(EMIL)).as("%s", when).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(usersOf(DANA)).as("%s", when).hasSize(when.isBeforeTheLogoff() && !isNews ? 0 : 1);
        });
    }

    @Test
    void betweenTheLastLookAndTheLogoffThereIsNoOtherCall() {
        EngineRun.of("");
        for (long id : new long[] {DANA, EMIL}) {
            List<String> calls = SimulatedWindows.calls().stream()
                    .map(call -> call.function() + " " + call.session().orElse(-1))
                    .toList();
            int logoff = calls.indexOf("WTSLogoffSession " + id);
            assertThat(calls.get(logoff - 1)).isEqualTo("WTSQuerySessionInformationW " + id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mallory", "dana"})
    void successorInTheMomentOfTheLogoffIsLeftAloneAndTheLogoffCounts(String successor) {
        String scenario = EngineRun.machine(ConnectState.DISCONNECTED)
                .replace("user=dana", "successor=" + successor + " user=dana");
        EngineRun run = EngineRun.of(scenario, EngineRun.policy().build());

        assertThat(run.outcome(DANA)).isEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(EngineRun.sessionsOf("WTSLogoffSession")).containsExactly(DANA, EMIL);
        assertThat(usersOf(DANA)).containsExactly("CORP\\" + successor);
        assertThat(WtsSimulator.wrongHandles()).isZero();
    }
}
