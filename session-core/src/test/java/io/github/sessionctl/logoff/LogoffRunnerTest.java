package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoffRunnerTest {

    private static final String ANNA =
            "session id=5 user=anna domain=CORP state=Disconnected logonAgo=9h disconnectedFor=8h ";
    private static final String BERND = "\nsession id=6 user=bernd state=Disconnected logonAgo=9h disconnectedFor=7h ";

    private final TestClock clock = new TestClock();
    private final LogoffRunner runner = Simulation.runner(clock);

    private SimulatedHost open(String scenario) {
        return new SimulatedHost(
                HostAddress.parse("simulated"), Scenario.parse(Simulation.withServices(scenario)), clock);
    }

    private LogoffReport run(SessionHost host) {
        return runner.run(host, runner.plan(host, LogoffPolicy.disconnected().build()));
    }

    private LogoffReport run(String scenario) {
        try (SessionHost host = open(scenario)) {
            return run(host);
        }
    }

    private static LogoffResult of(LogoffReport report, long id) {
        return Simulation.result(report, id);
    }

    @Test
    void sessionIsLoggedOffAndGone() {
        try (SessionHost host = open(ANNA + "logoffTakes=3s")) {
            LogoffReport report = run(host);

            assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(of(report, 5).took()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
            assertThat(report.problems()).isEmpty();
            assertThat(host.list()).extracting(SessionInfo::id).containsExactly(SessionId.SERVICES);
        }
    }

    @Test
    void hostWhoseCallsAreSlowIsLookedAtWithoutAnotherPause() {
        try (SessionHost host = open(ANNA)) {
            SessionHost slow = new RecordingHost(host) {
                @Override
                public void requestLogoff(SessionId session) {
                    super.requestLogoff(session);
                    clock.advance(Duration.ofMillis(100));
                }
            };

            assertThat(of(run(slow), 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(clock.pauses()).containsExactly(Duration.ZERO);
        }
    }

    @Test
    void manySessionsGoAtTheSameTime() {
        StringBuilder scenario = new StringBuilder();
        for (int id = 1; id <= 10; id++) {
            scenario.append("session id=")
                    .append(id)
                    .append(" state=Disconnected user=u logonAgo=2h disconnectedFor=1h logoffTakes=10s\n");
        }

        LogoffReport report = run(scenario.toString());

        assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(10);
        assertThat(report.took()).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void looksComeLessAndLessOften() {
        run(ANNA + "logoffTakes=10s");

        assertThat(clock.pauses()).isSorted().hasSizeLessThan(20);
    }

    @Test
    void hangingLogoffEndsAtItsDeadline() {
        LogoffReport report = run(ANNA + "logoffTakes=never");

        assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
        assertThat(of(report, 5).took()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        assertThat(report.problems()).containsExactly(of(report, 5));
    }

    @Test
    void hangingLogoffDoesNotKeepTheOthersFromBeingSeen() {
        LogoffReport report = run(ANNA + "logoffTakes=never" + BERND + "logoffTakes=2s");

        assertThat(of(report, 6).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(of(report, 6).took()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void failureDoesNotStopTheRestAndSaysWhatToDo() {
        LogoffReport report = run(ANNA + BERND + "\nfault in=logoff session=5 error=5");

        assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.FAILED);
        assertThat(of(report, 5).failure()).isNotNull();
        assertThat(of(report, 5).failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(of(report, 5).explanation()).contains("access denied", "Win32 error 5", "run elevated");
        assertThat(of(report, 6).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(report.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user=mallory logonAgo=0s | belongs to CORP\\mallory now",
                "user=mallory | belongs to CORP\\mallory now",
                "domain=BUILD | belongs to BUILD\\anna now",
                "logonAgo=1s | its logon is not the one that was planned",
                "state=Active | it is Active now, not Disconnected",
                "disconnectedFor=5s | its user has been back since it was planned",
                "user=\"\" | nobody is logged on to it any more"
            })
    void sessionThatIsNotThePlannedOneAnyMoreIsLeftAlone(String change, String explanation) {
        try (SessionHost host = open(ANNA + "\nchange before=read call=2 session=5 " + change)) {
            LogoffResult result = of(run(host), 5);

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(result.explanation()).contains(explanation);
            assertThat(host.list()).hasSize(2);
        }
    }

    @Test
    void sessionThatCannotBeLookedAtIsNotLoggedOffWhateverTheError() {
        for (int error : List.of(5, 1722, 7024)) {
            try (RecordingHost host = new RecordingHost(open(ANNA + "\nfault in=read session=5 error=" + error))) {
                assertThat(of(run(host), 5).outcome()).isEqualTo(LogoffOutcome.FAILED);
                assertThat(host.loggedOff).isEmpty();
            }
        }
    }

    @Test
    void userNameInAnotherCaseIsTheSameUser() {
        assertThat(of(run(ANNA + "\nchange before=read call=2 session=5 user=ANNA"), 5)
                        .outcome())
                .isEqualTo(LogoffOutcome.LOGGED_OFF);
    }

    @Test
    void sessionThatIsGoneBeforeTheRunActsIsAlreadyGone() {
        LogoffReport report = run(ANNA + BERND + "\nchange before=read call=2 session=5 gone=yes");

        assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.ALREADY_GONE);
        assertThat(of(report, 6).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7022})
    void sessionThatVanishesInTheMomentOfTheLogoffIsAlreadyGone(int error) {
        assertThat(of(run("host goneError=" + error + "\n" + ANNA + "\nchange before=logoff session=5 gone=yes"), 5)
                        .outcome())
                .isEqualTo(LogoffOutcome.ALREADY_GONE);
    }

    @Test
    void logoffThatIsUnderWayAlreadyIsWaitedFor() {
        try (SessionHost host = open(ANNA + "logoffTakes=2s")) {
            host.requestLogoff(new SessionId(5));

            assertThat(of(run(host), 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
        }
    }

    @Test
    void idThatPassesToAnotherUserAfterTheLogoffCountsAsLoggedOff() {
        try (SessionHost host = open(ANNA + "logoffTakes=2s successor=mallory")) {
            assertThat(of(run(host), 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("", "CORP\\mallory");
        }
    }

    @Test
    void sameUserWhoLogsOnAnewUnderTheSameIdCountsAsLoggedOff() {
        assertThat(of(run(ANNA + "logoffTakes=2s successor=anna"), 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
    }

    @ParameterizedTest
    @CsvSource({"Connected, LOGGED_OFF", "Down, STILL_LOGGING_OFF"})
    void sessionWithoutItsUserIsGoneUnlessItIsDown(String state, LogoffOutcome outcome) {
        assertThat(of(run(ANNA + "logoffTakes=never\nchange before=list call=2 session=5 user=\"\" state=" + state), 5)
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void sessionThatCannotBeLookedAtAgainIsNotLoggedOff() {
        try (SessionHost host = open(ANNA + "\nfault in=read error=5")) {
            LogoffResult result = of(run(host), 5);

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.explanation()).contains("access denied");
            assertThat(host.list()).hasSize(2);
        }
    }

    @Test
    void sessionThatCouldNotBeReadWhenPlannedIsNotLoggedOffEvenIfItCanBeReadNow() {
        try (SessionHost host = open(ANNA + "\nfault in=read error=5 times=1")) {
            LogoffResult result = of(run(host), 5);

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
            assertThat(host.list()).hasSize(2);
        }
    }

    @Test
    void hostThatCannotBeListedEndsThePlan() {
        try (SessionHost host = open(ANNA + "\nfault in=list error=1722")) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> run(host))
                    .extracting(SessionException::reason)
                    .isEqualTo(Reason.HOST_UNREACHABLE);
        }
    }

    @Test
    void whatBecomesOfALogoffIsNotKnownWhereTheHostIsLostUntilTheDeadline() {
        try (SimulatedHost host = open(ANNA + "logoffTakes=never")) {
            LogoffPlan plan = runner.plan(host, LogoffPolicy.disconnected().build());
            SessionHost lost = new LostAfterLogoff(host);

            LogoffResult result = of(runner.run(lost, plan), 5);

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertThat(result.explanation()).startsWith("the host has accepted the logoff, and does not say");
            assertThat(result.failure().reason()).isEqualTo(Reason.HOST_UNREACHABLE);
            assertThat(result.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void dryRunSaysWhatItWouldDoAndTouchesNothing() {
        try (SessionHost host = open(ANNA + "\nsession id=6 user=bernd")) {
            LogoffReport report =
                    runner.plan(host, LogoffPolicy.disconnected().build()).asDryRun();

            assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.WOULD_LOG_OFF);
            assertThat(of(report, 6).rule()).isEqualTo(LogoffRule.STATE);
            assertThat(report.dryRun()).isTrue();
            assertThat(host.list()).hasSize(3);
        }
    }

    @Test
    void interruptedRunStopsAndSaysHowFarItCame() {
        try (SessionHost host = open(ANNA + "logoffTakes=never" + BERND)) {
            LogoffPlan plan = runner.plan(host, LogoffPolicy.disconnected().build());
            LogoffReport report = runner.run(new InterruptingAfterFirstLogoff(host), plan);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            assertThat(of(report, 5).explanation()).contains("interrupted");
            assertThat(of(report, 6).outcome()).isEqualTo(LogoffOutcome.NOT_BEGUN);
            assertThat(of(report, 6).explanation()).contains("interrupted");
            assertThat(host.list()).extracting(SessionInfo::userText).contains("bernd");
        }
    }

    @Test
    void tablesNameDecisionRuleAndOutcomeOfEverySession() {
        try (SessionHost host = open("session id=0 name=Services state=Disconnected\n" + ANNA)) {
            LogoffPlan plan = runner.plan(host, LogoffPolicy.disconnected().build());

            assertThat(LogoffTable.lines(plan))
                    .containsExactly(
                            "ID  SESSION   STATE         USER       IDLE  DECISION  RULE      WHY",
                            "0   Services  Disconnected                   keep      SERVICES  it is the services session",
                            "5             Disconnected  CORP\\anna  8h    log off");
            assertThat(LogoffTable.lines(runner.run(host, plan)))
                    .element(2)
                    .asString()
                    .startsWith("5             Disconnected  CORP\\anna  8h    LOGGED_OFF");
        }
    }

    @Test
    void reportAndResultsSayHowLongItTookByTheRunsClock() {
        clock.advance(Duration.ofHours(1));
        try (SessionHost host = open(ANNA + "\nfault in=logoff error=5")) {
            LogoffReport report = run(new RecordingHost(host) {
                @Override
                public void requestLogoff(SessionId session) {
                    clock.advance(Duration.ofSeconds(3));
                    super.requestLogoff(session);
                }
            });

            assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(of(report, 5).took()).isEqualTo(Duration.ofSeconds(3));
            assertThat(report.took()).isEqualTo(Duration.ofSeconds(3));
        }
    }

    /** The first user's session is being logged off already, so nothing is to be told; the second is not reached. */
    @Test
    void whoeverIsNotReachedHasAResultBesideASessionThatIsWatched() {
        String active = "session id=5 user=anna state=Active logonAgo=9h logoffTakes=never"
                + "\nsession id=6 user=bernd state=Active logonAgo=9h";
        LogoffCancellation cancellation = new LogoffCancellation();
        try (SessionHost host = open(active)) {
            LogoffPlan plan = runner.plan(
                    host,
                    LogoffPolicy.users()
                            .notice(LogoffNotice.warn("T", "t", Duration.ofMinutes(1)))
                            .build());
            LogoffReport report = runner.run(
                    new ForwardingSessionHost(host) {
                        @Override
                        public SessionInfo read(SessionInfo session) {
                            cancellation.cancel();
                            throw SessionException.ofWin32(SessionOperation.READ, "simulated", session.id(), 7007);
                        }
                    },
                    plan,
                    LogoffListener.NONE,
                    cancellation);

            assertThat(of(report, 5).outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            assertThat(of(report, 6).outcome()).isEqualTo(LogoffOutcome.NOT_BEGUN);
        }
    }

    @Test
    void planFromAheadOfTheClockIsRefused() {
        try (Simulation simulation = new Simulation(Simulation.DANA)) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            simulation.clock.advance(Duration.ofHours(-2));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> simulation.run(plan))
                    .withMessage("the plan for simulated is from 2h ahead of this machine's clock, which has been put"
                            + " back; make a new one");
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }
}
