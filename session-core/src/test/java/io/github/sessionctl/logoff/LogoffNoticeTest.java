package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.logoff.LogoffNotice.Consequence;
import io.github.sessionctl.logoff.LogoffNotice.Question;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoffNoticeTest {

    private static final LogoffNotice WARNING = LogoffNotice.warn("Maintenance", "Save.", Duration.ofMinutes(5));
    private static final Question QUESTION = LogoffNotice.ask("Maintenance", "Log off?", Duration.ofMillis(200));
    private static final String ANNA = "session id=5 user=anna logonAgo=9h ";
    private static final String BERND = "\nsession id=6 user=bernd logonAgo=9h ";

    private final TestClock clock = new TestClock();
    private final LogoffRunner runner = Simulation.runner(clock);
    private final LogoffCancellation cancellation = new LogoffCancellation();

    @AfterEach
    void noThreadIsLeft() {
        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith(NoticeRound.THREAD_NAME)));
    }

    private SimulatedHost open(String scenario) {
        return new SimulatedHost(
                HostAddress.parse("simulated"), Scenario.parse(Simulation.withServices(scenario)), clock);
    }

    private LogoffPlan plan(RecordingHost host, LogoffNotice notice) {
        return runner.plan(
                host, LogoffPolicy.selected().everyone().notice(notice).build());
    }

    /** What became of the users' sessions. */
    private List<LogoffResult> run(RecordingHost host, LogoffNotice notice) {
        return run(host, plan(host, notice), runner);
    }

    private List<LogoffResult> run(RecordingHost host, LogoffPlan plan, LogoffRunner by) {
        return by.run(host, plan, LogoffListener.NONE, cancellation).results().stream()
                .filter(result -> result.rule() != LogoffRule.SERVICES)
                .toList();
    }

    private LogoffResult runOne(String scenario, LogoffNotice notice) {
        try (RecordingHost host = new RecordingHost(open(scenario))) {
            LogoffResult result = run(host, notice).get(0);
            boolean isGone = result.outcome() == LogoffOutcome.LOGGED_OFF;
            assertThat(host.loggedOff).hasSize(isGone ? 1 : 0);
            return result;
        }
    }

    @Test
    void tenUsersCostOneGracePeriod() {
        StringBuilder scenario = new StringBuilder();
        for (int id = 1; id <= 10; id++) {
            scenario.append("session id=")
                    .append(id)
                    .append(" logonAgo=1h user=u")
                    .append(id)
                    .append('\n');
        }
        try (RecordingHost host = new RecordingHost(open(scenario.toString()))) {
            LogoffReport report = runner.run(host, plan(host, WARNING));

            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(10);
            assertThat(report.results())
                    .filteredOn(result -> result.notice() == NoticeResult.WARNED)
                    .hasSize(10);
            assertThat(host.told).hasSize(10);
            assertThat(report.took()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        }
    }

    @Test
    void whoComesBackToAnIdleSessionDuringTheGracePeriodIsLeftAlone() {
        String scenario = ANNA + "idleFor=2h" + BERND + "idleFor=2h\nchange before=read call=3 session=5 idleFor=0s";
        try (RecordingHost host = new RecordingHost(open(scenario))) {
            List<LogoffResult> results = runIdle(host, WARNING);

            assertThat(host.told).containsExactly(5L, 6L);
            assertThat(host.loggedOff).containsExactly(6L);
            assertThat(results.get(0).outcome()).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(results.get(0).explanation()).contains("idle");
        }
    }

    @Test
    void whoSaysYesMayHaveMovedTheMouseForIt() {
        String scenario = ANNA + "idleFor=2h answer=yes\nchange before=read call=3 session=5 idleFor=0s";
        try (RecordingHost host = new RecordingHost(open(scenario))) {
            assertThat(runIdle(host, QUESTION).get(0).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
        }
    }

    private List<LogoffResult> runIdle(RecordingHost host, LogoffNotice notice) {
        LogoffPolicy idle = LogoffPolicy.selected()
                .idleFor(Duration.ofHours(1))
                .notice(notice)
                .build();
        return run(host, runner.plan(host, idle), runner);
    }

    @Test
    void onlyActiveSessionsAreToldAndWithoutOneThereIsNoGrace() {
        try (RecordingHost host = new RecordingHost(open(ANNA + "state=Disconnected disconnectedFor=1h"))) {
            assertThat(run(host, WARNING).get(0).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(host.told).isEmpty();
            assertThat(clock.pauses()).doesNotContain(Duration.ofMinutes(5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "yes, KEEP, KEEP, LOGGED_OFF, SAID_YES",
        "no, KEEP, LOG_OFF, DECLINED, SAID_NO",
        "no, LOG_OFF, KEEP, LOGGED_OFF, SAID_NO",
        "cancel, KEEP, LOG_OFF, DECLINED, SAID_NO",
        "ok, KEEP, LOG_OFF, DECLINED, SAID_NO",
        "timeout, LOG_OFF, KEEP, DECLINED, DID_NOT_ANSWER",
        "timeout, KEEP, LOG_OFF, LOGGED_OFF, DID_NOT_ANSWER"
    })
    void answerDecides(String answer, Consequence no, Consequence silence, LogoffOutcome outcome, NoticeResult told) {
        LogoffResult result =
                runOne(ANNA + "answer=" + answer, QUESTION.onNo(no).onSilence(silence));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.notice()).isEqualTo(told);
    }

    @Test
    void questionKeepsTheSilentUnlessToldOtherwise() {
        assertThat(runOne(ANNA, QUESTION).toLine())
                .isEqualTo("DECLINED session 5 of anna on simulated: its user did not answer");
    }

    @Test
    void answerAfterTheTimeoutIsNoAnswer() {
        assertThat(runOne(ANNA + "answer=yes answersAfter=1h", QUESTION).outcome())
                .isEqualTo(LogoffOutcome.DECLINED);
    }

    @Test
    void whoCannotBeToldIsLeftAloneWithTheReasonAndTheOthersGo() {
        for (LogoffNotice notice : List.of(WARNING, QUESTION)) {
            String scenario = ANNA + BERND + "answer=yes\nfault in=message session=5 error=5";
            try (RecordingHost host = new RecordingHost(open(scenario))) {
                List<LogoffResult> results = run(host, notice);

                assertThat(results.get(0).outcome()).isEqualTo(LogoffOutcome.FAILED);
                assertThat(results.get(0).explanation()).contains("could not be told", "access denied");
                assertThat(results.get(0).failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
                assertThat(host.loggedOff).containsExactly(6L);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"state=Disconnected, CHANGED", "user=mallory, CHANGED", "logonAgo=0s, CHANGED", "gone=yes, ALREADY_GONE"
    })
    void whoChangesBeforeTheNoticeIsNotToldAndDuringItIsLeftAlone(String change, LogoffOutcome outcome) {
        for (LogoffNotice notice : List.of(WARNING, QUESTION)) {
            for (int call = 2; call <= 3; call++) {
                String scenario = ANNA + "answer=yes\nchange before=read call=" + call + " session=5 " + change;
                try (RecordingHost host = new RecordingHost(open(scenario))) {
                    assertThat(run(host, notice).get(0).outcome()).isEqualTo(outcome);
                    assertThat(host.told).hasSize(call - 2);
                    assertThat(host.loggedOff).isEmpty();
                }
            }
        }
    }

    @Test
    void cancelBeforeTheRunTouchesNobody() {
        cancellation.cancel();
        for (LogoffNotice notice : List.of(LogoffNotice.none(), WARNING, QUESTION)) {
            try (RecordingHost host = new RecordingHost(open(ANNA))) {
                LogoffResult result = run(host, notice).get(0);

                assertThat(result.outcome()).isEqualTo(LogoffOutcome.NOT_BEGUN);
                assertThat(result.explanation()).isEqualTo("the run was cancelled before it came to this session");
                assertThat(host.loggedOff).isEmpty();
            }
        }
    }

    @Test
    void cancelInTheGracePeriodEndsItAndSaysWhoWasWarned() {
        RunClock cancelling = new ForwardingClock(clock) {
            @Override
            public void pause(Duration duration) throws InterruptedException {
                cancellation.cancel();
                super.pause(duration);
            }
        };
        try (RecordingHost host = new RecordingHost(open(ANNA))) {
            LogoffResult result = run(host, plan(host, WARNING), Simulation.runner(cancelling))
                    .get(0);

            assertThat(result.toLine()).contains("NOT_BEGUN", "cancelled", "(warned)");
            assertThat(host.loggedOff).isEmpty();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void cancelAfterALogoffLeavesTheRestAndSaysWhatGoesOn() {
        RecordingHost host = new RecordingHost(open(ANNA + "logoffTakes=never" + BERND)) {
            @Override
            public void requestLogoff(SessionId session) {
                super.requestLogoff(session);
                cancellation.cancel();
            }
        };
        try (host) {
            assertThat(run(host, LogoffNotice.none()))
                    .extracting(LogoffResult::outcome)
                    .containsExactly(LogoffOutcome.STILL_LOGGING_OFF, LogoffOutcome.NOT_BEGUN);
            assertThat(host.loggedOff).containsExactly(5L);
        }
    }

    @Test
    void listenerHearsEveryResultOnceAndMayThrow() {
        List<LogoffResult> heard = new ArrayList<>();
        try (RecordingHost host = new RecordingHost(open(ANNA + "logoffTakes=5s" + BERND))) {
            LogoffReport report = runner.run(host, plan(host, LogoffNotice.none()), new LogoffListener() {
                @Override
                public void ended(LogoffResult result) {
                    heard.add(result);
                    throw new IllegalStateException("listener");
                }
            });

            assertThat(heard).containsExactlyInAnyOrderElementsOf(report.results());
            assertThat(heard)
                    .extracting(result -> result.session().id().value())
                    .containsExactly(0L, 6L, 5L);
            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(2);
        }
    }

    @Test
    void planAndReportShowTheNotice() {
        try (RecordingHost host = new RecordingHost(open(ANNA))) {
            LogoffPlan plan = plan(host, WARNING);

            assertThat(String.join("\n", LogoffTable.lines(plan))).contains("warn, then log off");
            assertThat(Simulation.result(plan.asDryRun(), 5).explanation()).isEqualTo("dry run; warn first");
            assertThat(LogoffTable.lines(runner.run(host, plan)).get(2)).endsWith("warned");
        }
    }

    @Test
    void noticeWithoutSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LogoffNotice.warn(" ", "x", Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> LogoffNotice.warn("x", "x", Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> LogoffNotice.ask("x", "x", Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"PT5M, PT5M", "PT0S, PT1S"})
    void warningStaysForTheGracePeriodAndAtLeastForASecond(Duration grace, Duration timeout) {
        List<Message> sent = new ArrayList<>();
        try (RecordingHost host = new RecordingHost(open(ANNA)) {
            @Override
            public void sendMessage(SessionId session, Message message) {
                sent.add(message);
                super.sendMessage(session, message);
            }
        }) {
            run(host, LogoffNotice.warn("Maintenance", "Save.", grace));

            assertThat(sent).containsExactly(new Message("Maintenance", "Save.", MessageStyle.WARNING, timeout));
        }
    }

    @Test
    void clockOfTheSystemGoesByItsNanoseconds() {
        long before = System.nanoTime();
        long now = RunClock.SYSTEM.nanoTime();

        assertThat(now - before).isNotNegative();
        assertThat(System.nanoTime() - now).isNotNegative();
    }

    @Test
    void userWhoShadowsAnotherSessionIsAskedToo() {
        String machine =
                "session id=4 state=Shadow name=RDP-Tcp#4 user=dana domain=CORP logonAgo=9h idleFor=0s answer=no";
        try (Simulation simulation = new Simulation(machine)) {
            LogoffReport report = simulation.run(LogoffPolicy.selected()
                    .everyone()
                    .notice(LogoffNotice.ask("Restart", "May I?", Duration.ofSeconds(1))));

            assertThat(Simulation.result(report, 4).outcome()).isEqualTo(LogoffOutcome.DECLINED);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }
}
