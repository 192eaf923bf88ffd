package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.EngineRun.DANA;
import static io.github.sessionctl.host.wts.EngineRun.EMIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffNotice.Consequence;
import io.github.sessionctl.logoff.LogoffNotice.Question;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.NoticeResult;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions through WTSSendMessageW. Emil says yes at once, and goes whatever dana does. */
@Tag(HostUnderTest.SEVERAL_THREADS)
@ExtendWith(SimulatedWindows.class)
@Timeout(60)
class AskedUsersTest {

    private static final Question QUESTION = LogoffNotice.ask("Maintenance", "Log off?", Duration.ofSeconds(1));

    private static EngineRun run(String dana, String faults, Question question) {
        EngineRun run = EngineRun.of(
                EngineRun.machine(ConnectState.ACTIVE, dana) + faults,
                EngineRun.policy().notice(question).build());
        assertThat(run.outcome(EMIL)).isEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(run.result(EMIL).notice()).isEqualTo(NoticeResult.SAID_YES);
        return run;
    }

    @ParameterizedTest
    @CsvSource({
        "answer=yes, KEEP, KEEP, LOGGED_OFF, SAID_YES",
        "answer=yes answersAfter=100ms, KEEP, KEEP, LOGGED_OFF, SAID_YES",
        "answer=no, KEEP, LOG_OFF, DECLINED, SAID_NO",
        "answer=no, LOG_OFF, KEEP, LOGGED_OFF, SAID_NO",
        "answer=cancel, KEEP, LOG_OFF, DECLINED, SAID_NO",
        "answer=ok, KEEP, LOG_OFF, DECLINED, SAID_NO",
        "answer=timeout, LOG_OFF, KEEP, DECLINED, DID_NOT_ANSWER",
        "answer=timeout, KEEP, LOG_OFF, LOGGED_OFF, DID_NOT_ANSWER",
        "answer=yes answersAfter=1h, LOG_OFF, KEEP, DECLINED, DID_NOT_ANSWER"
    })
    void answerDecides(String dana, Consequence no, Consequence silence, LogoffOutcome outcome, NoticeResult told) {
        EngineRun run = run(dana, "", QUESTION.onNo(no).onSilence(silence));

        assertThat(run.outcome(DANA)).isEqualTo(outcome);
        assertThat(run.result(DANA).notice()).isEqualTo(told);
        assertThat(SimulatedWindows.calls())
                .filteredOn(call -> call.function().equals("WTSSendMessageW"))
                .hasSize(2)
                .allMatch(JournalEntry::waits)
                .extracting(call -> call.argument("timeout").orElseThrow())
                .containsOnly("1");
    }

    static Stream<Arguments> errors() {
        return FailingCallTest.errors();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whoCannotBeAskedIsLeftAloneWithTheReason(WindowsError error, String times) {
        EngineRun run = run("answer=yes", error.in("message", "session=4 " + times), QUESTION);

        LogoffResult dana = run.result(DANA);
        if (error.isRetried() && !times.isEmpty()) {
            assertThat(dana.outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            return;
        }
        assertThat(EngineRun.sessionsOf("WTSLogoffSession")).containsExactly(EMIL);
        boolean isGone = error.saysGone(SessionOperation.MESSAGE);
        if (error == WindowsError.CTX_CLOSE_PENDING) {
            assertThat(dana.outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            return;
        }
        assertThat(dana.outcome()).isEqualTo(LogoffOutcome.FAILED);
        if (isGone) {
            assertThat(dana.explanation()).contains("still listed");
        } else {
            assertThat(dana.failure().reason()).isEqualTo(error.reason(SessionOperation.MESSAGE));
            assertThat(dana.explanation()).contains("could not be told", "(Win32 error " + error.code + ")");
        }
    }

    /** The second look comes before the question, the third after the answer. */
    @ParameterizedTest
    @CsvSource({
        "user=mallory, CHANGED",
        "user=mallory logonAgo=0s, CHANGED",
        "logonAgo=0s, CHANGED",
        "state=Disconnected, CHANGED",
        "gone=yes, ALREADY_GONE"
    })
    void whoIsAnotherBeforeTheQuestionIsNotAskedAndAfterItIsLeftAlone(String change, LogoffOutcome outcome) {
        for (int look = 2; look <= 3; look++) {
            EngineRun run = run("answer=yes", "change before=read call=" + look + " session=4 " + change, QUESTION);

            assertThat(run.outcome(DANA)).isEqualTo(outcome);
            assertThat(EngineRun.sessionsOf("WTSSendMessageW").contains(DANA)).isEqualTo(look == 3);
        }
    }

    /** Mallory comes between the look and the question, and says yes; that was about somebody else's session. */
    @ParameterizedTest
    @CsvSource({"user=mallory logonAgo=0s, CHANGED", "logonAgo=0s, CHANGED", "gone=yes, ALREADY_GONE"})
    void answerOfAnotherLogonCountsForNothing(String change, LogoffOutcome outcome) {
        EngineRun run = run("answer=yes", "change before=message session=4 " + change, QUESTION);

        assertThat(run.outcome(DANA)).isEqualTo(outcome);
        assertThat(EngineRun.sessionsOf("WTSLogoffSession")).containsExactly(EMIL);
    }

    @Test
    void allAreAskedAtTheSameTimeAndWhoGoesMeanwhileIsAlreadyGone() {
        String silent = EngineRun.machine(ConnectState.ACTIVE).replace("answer=yes", "answer=timeout");
        Question patient = LogoffNotice.ask("Maintenance", "Log off?", Duration.ofMinutes(5));
        WtsSimulator.load(silent);
        try (WtsSessionHost host = WtsSessionHost.local()) {
            CompletableFuture<EngineRun> run = CompletableFuture.supplyAsync(
                    () -> EngineRun.on(host, EngineRun.policy().notice(patient).build()));
            await().until(() -> WtsSimulator.waitingCalls() == 2);
            WtsSimulator.change("session=4 gone=yes");
            WtsSimulator.change("session=5 gone=yes");

            assertThat(run.join().outcome(DANA)).isEqualTo(LogoffOutcome.ALREADY_GONE);
            assertThat(run.join().outcome(EMIL)).isEqualTo(LogoffOutcome.ALREADY_GONE);
            assertThat(EngineRun.sessionsOf("WTSLogoffSession")).isEmpty();
        }
    }
}
