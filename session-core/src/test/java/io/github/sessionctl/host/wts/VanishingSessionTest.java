package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.EngineRun.DANA;
import static io.github.sessionctl.host.wts.EngineRun.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.session.ConnectState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session vanishes, or changes, before each call of a run: nothing fails, and nobody else's session is held up. */
@ExtendWith(SimulatedWindows.class)
class VanishingSessionTest {

    static Stream<LogoffNotice> notices() {
        return Stream.of(LogoffNotice.none(), EngineRun.WARNING);
    }

    private static LogoffPolicy policy(LogoffNotice notice) {
        return EngineRun.policy().notice(notice).build();
    }

    private static void sweep(LogoffNotice notice, long session, String change, Check check) {
        Intervention.sweep(ConnectState.ACTIVE, policy(notice), session, change, check::check);
    }

    private interface Check {
        void check(Intervention when, EngineRun run);
    }

    private static boolean isListed(EngineRun run, long id) {
        return run.report.results().stream()
                .anyMatch(result -> result.session().id().value() == id);
    }

    @ParameterizedTest
    @MethodSource("notices")
    void sessionThatVanishesIsAlreadyGoneUntilItsLogoffAndLoggedOffAfterIt(LogoffNotice notice) {
        for (long id : new long[] {DANA, EMIL}) {
            sweep(notice, id, "gone=yes", (when, run) -> {
                assertThat(isListed(run, id)).as("%s", when).isEqualTo(!when.isBeforeTheList());
                if (isListed(run, id)) {
                    // Between its look and the processes it leaves none to be seen, which keeps it.
                    assertThat(run.outcome(id))
                            .as("%s", when)
                            .isIn(
                                    when.isBeforeTheLogoff()
                                            ? List.of(LogoffOutcome.ALREADY_GONE, LogoffOutcome.SKIPPED)
                                            : List.of(LogoffOutcome.LOGGED_OFF));
                }
                if (when.isBeforeTheLastLook()) {
                    assertThat(EngineRun.sessionsOf("WTSLogoffSession"))
                            .as("%s", when)
                            .doesNotContain(id);
                }
                assertThat(run.outcome(id == DANA ? EMIL : DANA)).as("%s", when).isEqualTo(LogoffOutcome.LOGGED_OFF);
            });
        }
    }

    /** Neither a bystander, nor a session that is protected, nor one that comes only now. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 gone=yes",
                "2 state=Disconnected",
                "6 gone=yes",
                "8 gone=yes",
                "0 gone=yes",
                "9 user=hugo state=Active"
            })
    void whatHappensToAnotherSessionChangesNothing(String change) {
        long other = Long.parseLong(change.substring(0, 1));
        sweep(EngineRun.WARNING, other, change.substring(2), (when, run) -> {
            assertThat(run.outcome(DANA)).as("%s", when).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(run.outcome(EMIL)).as("%s", when).isEqualTo(LogoffOutcome.LOGGED_OFF);
        });
    }

    @ParameterizedTest
    @MethodSource("notices")
    void userWhoConnectsAgainIsJudgedAnewUntilTheLastLook(LogoffNotice notice) {
        Intervention.sweep(ConnectState.DISCONNECTED, policy(notice), DANA, "state=Connected", (when, run) -> {
            LogoffOutcome expected = when.isBeforeThePlan()
                    ? LogoffOutcome.SKIPPED
                    : when.isBeforeTheLastLook() ? LogoffOutcome.CHANGED : LogoffOutcome.LOGGED_OFF;
            assertThat(run.outcome(DANA)).as("%s", when).isEqualTo(expected);
            assertThat(run.outcome(EMIL)).as("%s", when).isEqualTo(LogoffOutcome.LOGGED_OFF);
        });
    }
}
