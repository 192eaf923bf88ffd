package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static io.github.sessionctl.logoff.Simulation.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at right before something is done to a session, each time that it is done. */
class LastLookTest {

    private static final String IDLE =
            "session id=4 name=RDP-Tcp#4 state=Active user=dana domain=CORP logonAgo=26h idleFor=5h\n";

    private static LogoffPolicy.Builder idle() {
        return LogoffPolicy.users().idleFor(Duration.ofHours(2));
    }

    /** A host in which something happens at each look after the plan's. */
    private static ForwardingSessionHost atLooks(RecordingHost host, Runnable happening) {
        return new ForwardingSessionHost(host) {
            @Override
            public SessionInfo read(SessionInfo session) {
                if (!host.looks.isEmpty()) {
                    happening.run();
                }
                return super.read(session);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"LOGOFF, 7024", "DISCONNECT, 7024", "MESSAGE, 7024", "LOGOFF, 1702", "DISCONNECT, 1702", "MESSAGE, 1702"
    })
    void whatTheHostIsTooBusyForIsNotRepeatedOnceTheUserIsBack(Deed deed, int error) {
        String back = "\nchange before=read call=3 session=4 idleFor=0s";
        try (Simulation simulation =
                new Simulation(IDLE + "fault in=" + deed.operation + " error=" + error + " times=1" + back)) {
            Deed.Result result = deed.of(simulation, idle(), 4);

            assertThat(result.outcome()).isEqualTo("CHANGED");
            assertThat(result.rule()).isEqualTo(LogoffRule.TOO_RECENT);
            assertThat(deed.asked(simulation)).containsExactly(4L);
        }
    }

    @ParameterizedTest
    @CsvSource({"LOGOFF, 7024", "DISCONNECT, 7024", "MESSAGE, 7024", "LOGOFF, 1702", "DISCONNECT, 1702", "MESSAGE, 1702"
    })
    void whatTheHostIsTooBusyForIsRepeatedAfterALookEachTime(Deed deed, int error) {
        try (Simulation simulation =
                new Simulation(IDLE + "fault in=" + deed.operation + " error=" + error + " times=3")) {
            assertThat(deed.of(simulation, idle(), 4).outcome()).isEqualTo(deed.done);

            assertThat(deed.asked(simulation)).hasSize(LastLook.TRIES);
            assertThat(simulation.host.looks).hasSize(1 + LastLook.TRIES);
            assertThat(simulation.clock.pauses())
                    .startsWith(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheHostStaysTooBusyForIsGivenUp(Deed deed) {
        try (Simulation simulation = new Simulation(IDLE + "fault in=" + deed.operation + " error=7024")) {
            Deed.Result result = deed.of(simulation, idle(), 4);

            assertThat(result.outcome()).isEqualTo("FAILED");
            assertThat(result.reason()).isEqualTo(Reason.BUSY);
            assertThat(deed.asked(simulation)).hasSize(LastLook.TRIES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherFailureIsNotRepeated(Deed deed) {
        try (Simulation simulation = new Simulation(IDLE + "fault in=" + deed.operation + " error=5 times=1")) {
            assertThat(deed.of(simulation, idle(), 4).outcome()).isEqualTo("FAILED");
            assertThat(deed.asked(simulation)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionThatIsGoneWhenItIsLookedAtAgainIsLeftAlone(Deed deed) {
        try (Simulation simulation = new Simulation(IDLE + "change before=read call=2 session=4 gone=yes")) {
            assertThat(deed.of(simulation, idle(), 4).outcome()).isEqualTo("ALREADY_GONE");
            assertThat(deed.asked(simulation)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOGOFF, name=Console, CONSOLE",
        "DISCONNECT, name=Console, CONSOLE",
        "MESSAGE, name=Console, CONSOLE",
        "LOGOFF, idleFor=1h, TOO_RECENT",
        "DISCONNECT, idleFor=1h, TOO_RECENT",
        "MESSAGE, idleFor=1h, TOO_RECENT",
        "LOGOFF, connectAgo=1h, TOO_RECENT",
        "DISCONNECT, connectAgo=1h, TOO_RECENT"
    })
    void ruleThatHoldsByNowKeepsTheSession(Deed deed, String change, LogoffRule rule) {
        try (Simulation simulation = new Simulation(IDLE + "change before=read call=2 session=4 " + change)) {
            Deed.Result result = deed.of(simulation, idle(), 4);

            assertThat(result.outcome()).isEqualTo("CHANGED");
            assertThat(result.rule()).isEqualTo(rule);
            assertThat(deed.asked(simulation)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionThatHasComeToTheConsoleByTheHostsWordIsLeftAlone(Deed deed) {
        try (Simulation simulation = new Simulation(IDLE, host -> new ForwardingSessionHost(host) {
            @Override
            public Optional<SessionId> consoleSession() {
                return host.looks.isEmpty() ? super.consoleSession() : Optional.of(new SessionId(4));
            }
        })) {
            assertThat(deed.of(simulation, idle(), 4).rule()).isEqualTo(LogoffRule.CONSOLE);
            assertThat(deed.asked(simulation)).isEmpty();
        }
    }

    @Test
    void userWhoSitsDownAtTheMachineInTheGracePeriodIsLeftAlone() {
        LogoffNotice warning = LogoffNotice.warn("T", "t", Duration.ofMinutes(5));
        try (Simulation simulation = new Simulation(IDLE + "change before=read call=3 session=4 name=Console")) {
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.users().notice(warning));

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(result.rule()).isEqualTo(LogoffRule.CONSOLE);
            assertThat(result.notice()).isEqualTo(NoticeResult.WARNED);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void userWhoSitsDownAtTheMachineBeforeTheWarningIsNotEvenTold() {
        LogoffNotice warning = LogoffNotice.warn("T", "t", Duration.ofMinutes(5));
        try (Simulation simulation = new Simulation(IDLE + "change before=read call=2 session=4 name=Console")) {
            assertThat(simulation
                            .resultOf(4, LogoffPolicy.users().notice(warning))
                            .rule())
                    .isEqualTo(LogoffRule.CONSOLE);
            assertThat(simulation.host.told).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSentOnceCancelHasReturnedDuringTheLook(Deed deed) {
        Simulation[] holder = new Simulation[1];
        try (Simulation simulation =
                new Simulation(IDLE, host -> atLooks(host, () -> holder[0].cancellation.cancel()))) {
            holder[0] = simulation;
            Deed.Result result = deed.of(simulation, idle(), 4);

            assertThat(result.outcome()).isEqualTo("NOT_BEGUN");
            assertThat(result.explanation()).isEqualTo("the run was cancelled before it came to this session");
            assertThat(deed.asked(simulation)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSentOnceTheThreadIsInterruptedDuringTheLook(Deed deed) {
        try (Simulation simulation = new Simulation(
                IDLE, host -> atLooks(host, () -> Thread.currentThread().interrupt()))) {
            Deed.Result result = deed.of(simulation, idle(), 4);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(result.outcome()).isEqualTo("NOT_BEGUN");
            assertThat(result.explanation()).isEqualTo("the run was interrupted before it came to this session");
            assertThat(deed.asked(simulation)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancelBetweenTwoAttemptsEndsThem(Deed deed) {
        Simulation[] holder = new Simulation[1];
        AtomicInteger looks = new AtomicInteger();
        String busy = IDLE + "fault in=" + deed.operation + " error=7024";
        try (Simulation simulation = new Simulation(
                busy,
                host -> atLooks(host, () -> {
                    if (looks.incrementAndGet() == 2) {
                        holder[0].cancellation.cancel();
                    }
                }))) {
            holder[0] = simulation;

            assertThat(deed.of(simulation, idle(), 4).outcome()).isEqualTo("NOT_BEGUN");
            assertThat(deed.asked(simulation)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnectedFor=1h", "logonAgo=2h", "idleFor=1h"})
    void sessionThatCouldNotBeKnownAgainIsNotPlanned(String times) {
        try (Simulation simulation = new Simulation("session id=4 state=Disconnected user=dana " + times)) {
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.disconnected());

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.SKIPPED);
            assertThat(result.rule()).isEqualTo(LogoffRule.TIME_UNKNOWN);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void lookThatHasGoneStaleIsTakenAgain() {
        AtomicInteger asked = new AtomicInteger();
        try (Simulation simulation = new Simulation(DANA)) {
            LogoffReport report = simulation.run(LogoffPolicy.disconnected()
                    .keepIf(
                            session -> {
                                simulation.clock.advance(Duration.ofSeconds(asked.incrementAndGet() == 2 ? 3 : 2));
                                return false;
                            },
                            "the rule is slow"));

            assertThat(Simulation.result(report, 4).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(simulation.host.looks).hasSize(3);
            assertThat(simulation.host.loggedOff).containsExactly(4L);
        }
    }

    @Test
    void nobodyIsLoggedOffOnLooksThatAreAllStale() {
        try (Simulation simulation = new Simulation(DANA + EMIL)) {
            LogoffReport report = simulation.run(LogoffPolicy.disconnected()
                    .keepIf(
                            session -> {
                                simulation.clock.advance(Duration.ofMillis(2001));
                                return false;
                            },
                            "the rule is slow"));

            LogoffResult result = Simulation.result(report, 4);
            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.failure().reason()).isEqualTo(Reason.NOT_ASKED);
            assertThat(result.failure().mayHaveHappened()).isFalse();
            assertThat(simulation.host.looks).hasSize(2 + 2 * LastLook.TRIES);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void everySessionIsLookedAtOncePerLogoffAndNoMore() {
        try (Simulation simulation = new Simulation(DANA + EMIL)) {
            SessionHost host = simulation.host;
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            assertThat(simulation.host.looks).hasSize(2);

            simulation.run(plan);

            assertThat(simulation.host.looks)
                    .extracting(look -> look.id().value())
                    .containsExactly(4L, 5L, 4L, 5L);
            assertThat(simulation.host.loggedOff).containsExactly(4L, 5L);
            assertThat(host.list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostThatWasInterruptedBeforeItWasAskedHasFailedNobody(Deed deed) {
        for (Reason reason : List.of(Reason.NOT_ASKED, Reason.INTERRUPTED)) {
            Simulation[] holder = new Simulation[1];
            try (Simulation simulation = new Simulation(
                    IDLE,
                    host -> atLooks(host, () -> {
                        if (reason == Reason.NOT_ASKED) {
                            holder[0].cancellation.cancel();
                        }
                        throw SessionException.of(
                                reason,
                                SessionOperation.READ,
                                "simulated",
                                new SessionId(4),
                                "a problem",
                                "A step.",
                                null);
                    }))) {
                holder[0] = simulation;

                assertThat(deed.of(simulation, idle(), 4).outcome()).isEqualTo("NOT_BEGUN");
                assertThat(deed.asked(simulation)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostThatCouldNotBeAskedInARunThatGoesOnHasFailed(Deed deed) {
        try (Simulation simulation = new Simulation(
                IDLE,
                host -> atLooks(host, () -> {
                    throw SessionException.of(
                            Reason.NOT_ASKED,
                            SessionOperation.READ,
                            "simulated",
                            new SessionId(4),
                            "a problem",
                            "A step.",
                            null);
                }))) {
            assertThat(deed.of(simulation, idle(), 4).outcome()).isEqualTo("FAILED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void accountOfThisMachineIsStillSelectedAtTheLook(Deed deed) {
        String local = "host name=AGENT1\n" + IDLE.replace("CORP", "AGENT1");
        try (Simulation simulation = new Simulation(local)) {
            LogoffPolicy.Builder policy = idle().includeUsers(List.of(UserSelector.parse(".\\dana")));

            assertThat(deed.of(simulation, policy, 4).outcome()).isEqualTo(deed.done);
        }
    }
}
