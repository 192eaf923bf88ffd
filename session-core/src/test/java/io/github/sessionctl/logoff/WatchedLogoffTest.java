package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static io.github.sessionctl.logoff.Simulation.EMIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a session's end, and by what: only a list without it says that it is gone, and what is not known is not guessed. */
class WatchedLogoffTest {

    private static final LogoffNotice WARNING = LogoffNotice.warn("T", "t", Duration.ofMinutes(5));

    private static SessionException failure(Reason reason, SessionOperation operation) {
        return SessionException.of(reason, operation, "simulated", new SessionId(4), "a problem", "A step.", null);
    }

    /** A host whose logoff throws; after that, or instead of it. */
    private static SessionHost failing(RecordingHost host, SessionException failure, boolean isDoneAllTheSame) {
        return new ForwardingSessionHost(host) {
            @Override
            public void requestLogoff(SessionId session) {
                if (isDoneAllTheSame) {
                    super.requestLogoff(session);
                }
                throw failure;
            }
        };
    }

    @Test
    void whatWasCertainlyNotAskedForIsAFailureAtOnce() {
        SessionException notAsked = failure(Reason.NOT_ASKED, SessionOperation.LOGOFF);
        try (Simulation simulation = new Simulation(DANA, host -> failing(host, notAsked, false))) {
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.disconnected());

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.failure()).isSameAs(notAsked);
            assertThat(simulation.clock.pauses()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, LOGGED_OFF", "false, NOT_KNOWN"})
    void whatTheHostHasNotAnsweredInTimeIsWatched(boolean isDone, LogoffOutcome outcome) {
        SessionException late = failure(Reason.TIMED_OUT, SessionOperation.LOGOFF);
        try (Simulation simulation = new Simulation(DANA, host -> failing(host, late, isDone))) {
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.disconnected());

            assertThat(result.outcome()).isEqualTo(outcome);
            if (!isDone) {
                assertThat(result.failure()).isSameAs(late);
                assertThat(result.explanation())
                        .isEqualTo("whether the host has accepted the logoff is not known: a problem. A step.");
                assertThat(result.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 109, 121, 1236, 1726, 1818})
    void connectionThatBreaksOffOnTheWayMayHaveDoneIt(int error) {
        SessionException broken = SessionException.ofWin32(SessionOperation.LOGOFF, "simulated", null, error);
        try (Simulation simulation = new Simulation(DANA, host -> failing(host, broken, true))) {
            assertThat(simulation.resultOf(4, LogoffPolicy.disconnected()).outcome())
                    .isEqualTo(LogoffOutcome.LOGGED_OFF);
        }
        try (Simulation simulation = new Simulation(DANA + "logoffTakes=never\nfault in=logoff error=" + error)) {
            assertThat(simulation.resultOf(4, LogoffPolicy.disconnected()).outcome())
                    .isEqualTo(LogoffOutcome.NOT_KNOWN);
        }
    }

    @Test
    void whatIsNotKnownStaysSoWhereTheHostCannotBeListedEither() {
        SessionException late = failure(Reason.TIMED_OUT, SessionOperation.LOGOFF);
        try (Simulation simulation = new Simulation(DANA, host -> new LostAfterLogoff(failing(host, late, true)))) {
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.disconnected());

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertThat(result.explanation())
                    .startsWith("the host has perhaps accepted the logoff, and does not say what came of it: ");
            assertThat(result.failure().reason()).isEqualTo(Reason.HOST_UNREACHABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"READ, 1", "READ, 2", "LOGOFF, 1", "MESSAGE, 1"})
    void sessionThatIsStillListedIsNotGoneWhateverWindowsSaysOfIt(SessionOperation operation, int call) {
        String active = "session id=4 state=Active user=dana domain=CORP logonAgo=26h";
        try (Simulation simulation = new Simulation(active, host -> new ForwardingSessionHost(host) {
            private int calls;

            @Override
            public SessionInfo read(SessionInfo session) {
                check(SessionOperation.READ);
                return super.read(session);
            }

            @Override
            public void sendMessage(SessionId session, Message message) {
                check(SessionOperation.MESSAGE);
                super.sendMessage(session, message);
            }

            @Override
            public void requestLogoff(SessionId session) {
                check(SessionOperation.LOGOFF);
                super.requestLogoff(session);
            }

            private void check(SessionOperation asked) {
                if (asked == operation && ++calls == call) {
                    throw SessionException.ofWin32(asked, "simulated", new SessionId(4), 7022);
                }
            }
        })) {
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.users().notice(WARNING));

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
            assertThat(result.failure().operation()).isEqualTo(operation);
            assertThat(result.explanation()).contains("still listed");
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "state=Disconnected, ALREADY_GONE",
        "state=Down, FAILED",
        "state=Active user=emil domain=CORP, ALREADY_GONE",
        "state=Active user=DANA domain=corp, FAILED",
        "state=Disconnected user=dana domain=OTHER, ALREADY_GONE",
        "state=Disconnected user=dana, FAILED",
        "state=Disconnected user=emil, ALREADY_GONE"
    })
    void userWhoHasLeftTheIdIsGoneByTheList(String now, LogoffOutcome outcome) {
        try (Simulation simulation = new Simulation(DANA + "\nfault in=read session=4 error=7022"
                + "\nchange before=list call=2 session=4 user=\"\" domain=\"\"\nchange before=list call=2 session=4 "
                + now)) {
            assertThat(simulation.resultOf(4, LogoffPolicy.disconnected()).outcome())
                    .isEqualTo(outcome);
        }
    }

    /** At the plan's look, at the one before the message, and at the one before the logoff. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void logoffThatSomebodyElseHasAskedForIsWatchedAndNotAskedForAgain(int look) {
        String active = "session id=4 state=Active user=dana domain=CORP logonAgo=26h logoffTakes=10s";
        List<SessionInfo> requested = new ArrayList<>();
        try (Simulation simulation = new Simulation(active, (host, self) -> new ForwardingSessionHost(host) {
            private int looks;

            @Override
            public SessionInfo read(SessionInfo session) {
                if (++looks == look) {
                    self.machine.requestLogoff(session.id());
                }
                if (looks >= look) {
                    throw SessionException.ofWin32(SessionOperation.READ, "simulated", session.id(), 7007);
                }
                return super.read(session);
            }
        })) {
            LogoffPlan plan =
                    simulation.plan(LogoffPolicy.users().notice(WARNING).build());
            LogoffReport report = simulation.run(plan, new LogoffListener() {
                @Override
                public void requested(SessionInfo session) {
                    requested.add(session);
                }
            });

            assertThat(Simulation.result(report, 4).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(Simulation.result(report, 4).notice()).isEqualTo(look == 3 ? NoticeResult.WARNED : null);
            assertThat(simulation.host.loggedOff).isEmpty();
            assertThat(requested).isEmpty();
        }
    }

    /** The list names the account in one way, the session's own data in another. */
    @ParameterizedTest
    @CsvSource({"corp.example, CORP", "corp.example, corp.example", "'', CORP"})
    void accountUnderItsOtherDomainIsThere(String planned, String later) {
        String listed = "session id=4 state=Disconnected user=dana domain=" + (planned.isEmpty() ? "\"\"" : planned);
        try (Simulation simulation = new Simulation(
                listed
                        + " logonAgo=26h disconnectedFor=5h logoffTakes=never\nchange before=list call=3 session=4 domain="
                        + later,
                host -> new ForwardingSessionHost(host) {
                    @Override
                    public SessionInfo read(SessionInfo session) {
                        SessionInfo read = super.read(session);
                        UserAccount own = new UserAccount("CORP", "dana");
                        return read.withUser(session.user(), own.isSameAs(session.user()) ? null : own);
                    }
                })) {
            assertThat(simulation.resultOf(4, LogoffPolicy.disconnected()).outcome())
                    .isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            assertThat(simulation.host.loggedOff).containsExactly(4L);
        }
    }

    @Test
    void logoffThatShowsAtTheLookAndDoesNotEndIsNotDone() {
        try (Simulation simulation = new Simulation(DANA + "\nfault in=read session=4 error=7007")) {
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.disconnected());

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            assertThat(result.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    /** No machine is without sessions: what shows none has not told. */
    @Test
    void listWithoutRowsDoesNotSayThatAnyoneIsGone() {
        boolean[] isHidden = new boolean[1];
        try (Simulation simulation = new Simulation(DANA, host -> new ForwardingSessionHost(host) {
            @Override
            public List<SessionInfo> list() {
                return isHidden[0] ? List.of() : super.list();
            }
        })) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            isHidden[0] = true;

            LogoffResult result = Simulation.result(simulation.run(plan), 4);
            assertThat(result.outcome()).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertThat(result.failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(
                            () -> simulation.plan(LogoffPolicy.disconnected().build()))
                    .extracting(SessionException::reason)
                    .isEqualTo(Reason.ACCESS_DENIED);
        }
    }

    @ParameterizedTest
    @CsvSource({"user=dana domain=CORP, FAILED", "user=emil domain=CORP, ALREADY_GONE"})
    void accountThatIsListedWithoutADomainMayBeOfAnyDomain(String now, LogoffOutcome outcome) {
        try (Simulation simulation =
                new Simulation("session id=4 state=Disconnected user=dana logonAgo=26h disconnectedFor=5h"
                        + "\nfault in=read session=4 error=7022\nchange before=list call=2 session=4 " + now)) {
            assertThat(simulation.resultOf(4, LogoffPolicy.disconnected()).outcome())
                    .isEqualTo(outcome);
        }
    }

    @Test
    void namesakeInAVirtualMachineIsNotTheSessionThatIsWatched() {
        String inside = "\nsession id=4 vm=VM-1 state=Disconnected user=dana domain=CORP logonAgo=26h";
        try (Simulation simulation = new Simulation(DANA + inside)) {
            LogoffReport report = simulation.run(LogoffPolicy.disconnected());

            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isOne();
            assertThat(simulation.machine.list())
                    .extracting(SessionInfo::machine)
                    .containsExactly("", "VM-1");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', STILL_LOGGING_OFF", "user=emil, LOGGED_OFF"})
    void leftoverWithoutAUserIsThereUntilSomebodyHasItsId(String now, LogoffOutcome outcome) {
        String change = now.isEmpty() ? "" : "\nchange before=list call=2 session=4 " + now;
        try (Simulation simulation = new Simulation("session id=4 state=Down logoffTakes=never" + change)) {
            LogoffPolicy.Builder leftover =
                    LogoffPolicy.selected().id(new SessionId(4)).forced();

            assertThat(simulation.resultOf(4, leftover).outcome()).isEqualTo(outcome);
            assertThat(simulation.host.loggedOff).containsExactly(4L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Disconnected, 'look for a program in it that does not end, with: sessionctl processes --id 4'",
        "Down, 'it hangs: end its winlogon.exe, or restart the machine'"
    })
    void whatToDoAboutASessionThatDoesNotEndDependsOnItsState(String state, String advice) {
        try (Simulation simulation = new Simulation(DANA + EMIL.replace("Disconnected", "Down")
                + "logoffTakes=never\nchange before=list call=2 session=4 state=" + state)) {
            simulation.machine.happen("session=4 logoffTakes=never");
            LogoffResult result = simulation.resultOf(4, LogoffPolicy.disconnected());

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
            assertThat(result.explanation()).isEqualTo("it had not finished after 30s; " + advice);
        }
    }

    @Test
    void listenerHearsOfALogoffOfWhichNobodyKnowsWhetherItWasAccepted() {
        SessionException late = failure(Reason.TIMED_OUT, SessionOperation.LOGOFF);
        List<SessionInfo> requested = new ArrayList<>();
        try (Simulation simulation = new Simulation(DANA, host -> failing(host, late, false))) {
            simulation.run(simulation.plan(LogoffPolicy.disconnected().build()), new LogoffListener() {
                @Override
                public void requested(SessionInfo session) {
                    requested.add(session);
                }
            });

            assertThat(requested).extracting(session -> session.id().value()).containsExactly(4L);
        }
    }

    /** What Windows says of a session that it does not find has to be checked, and that fails, too. */
    @Test
    void sessionIsNotGoneWhereTheListThatWouldTellFails() {
        for (Throwable thrown : List.of(
                SessionException.ofWin32(SessionOperation.LIST, "simulated", null, 5),
                new IllegalStateException("x"),
                new AssertionError("x"))) {
            boolean[] isBroken = new boolean[1];
            try (Simulation simulation = new Simulation(
                    DANA + "\nfault in=read session=4 error=7022", host -> new ForwardingSessionHost(host) {
                        @Override
                        public List<SessionInfo> list() {
                            if (isBroken[0] && thrown instanceof Error error) {
                                throw error;
                            } else if (isBroken[0]) {
                                throw (RuntimeException) thrown;
                            }
                            return super.list();
                        }
                    })) {
                LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
                isBroken[0] = true;

                LogoffResult result = Simulation.result(simulation.run(plan), 4);
                assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
                assertThat(result.failure() == thrown || result.failure().getCause() == thrown)
                        .isTrue();
            }
        }
    }
}
