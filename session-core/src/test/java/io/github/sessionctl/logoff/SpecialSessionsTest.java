package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own session and those that may be its parent, the console, other machines' sessions, and IDs that say nothing. */
class SpecialSessionsTest {

    private static final String PARENT_AND_CHILD = """
            host own=5
            session id=2 state=Disconnected user=anna domain=CORP logonAgo=9h disconnectedFor=3h
            session id=3 state=Disconnected user=bernd domain=CORP logonAgo=9h disconnectedFor=3h
            session id=5 name=Child state=Active user=Anna domain=corp.example logonAgo=1h
            """;

    /** A host where sessions may have children. */
    private static SessionHost withChildren(RecordingHost host) {
        return new ForwardingSessionHost(host) {
            @Override
            public boolean hasChildSessions() {
                return true;
            }
        };
    }

    @Test
    void sessionThatMayBeTheParentOfOurOwnIsKept() {
        try (Simulation simulation = new Simulation(PARENT_AND_CHILD, SpecialSessionsTest::withChildren)) {
            LogoffReport report = simulation.run(LogoffPolicy.disconnected());

            assertThat(Simulation.result(report, 2).rule()).isEqualTo(LogoffRule.OWN_SESSION);
            assertThat(Simulation.result(report, 2).explanation())
                    .isEqualTo("it may be the parent of the session that this process runs in");
            assertThat(simulation.host.loggedOff).containsExactly(3L);
        }
    }

    @Test
    void sessionOfOurOwnUserIsLikeAnyOtherWhereThereAreNoChildren() {
        try (Simulation simulation = new Simulation(PARENT_AND_CHILD)) {
            simulation.run(LogoffPolicy.disconnected());

            assertThat(simulation.host.loggedOff).containsExactly(2L, 3L);
        }
    }

    @Test
    void everyUsersSessionMayBeTheParentWhereWeCannotSeeWhoWeAre() {
        try (Simulation simulation = new Simulation(
                PARENT_AND_CHILD.replace("host own=5", "host own=7"), SpecialSessionsTest::withChildren)) {
            assertThat(simulation.plan(LogoffPolicy.users().build()).logoffs()).isEmpty();
        }
    }

    @Test
    void processWithoutAUserOfItsOwnIsNobodysChild() {
        try (Simulation simulation = new Simulation(
                PARENT_AND_CHILD.replace("host own=5", "host own=0"), SpecialSessionsTest::withChildren)) {
            simulation.run(LogoffPolicy.disconnected());

            assertThat(simulation.host.loggedOff).containsExactly(2L, 3L);
        }
    }

    @Test
    void processOnAnotherMachineIsNobodysChild() {
        try (Simulation simulation =
                new Simulation(PARENT_AND_CHILD, host -> new ForwardingSessionHost(withChildren(host)) {
                    @Override
                    public Optional<SessionId> ownSession() {
                        return Optional.empty();
                    }
                })) {
            assertThat(simulation.plan(LogoffPolicy.users().build()).logoffs()).hasSize(3);
        }
    }

    @Test
    void childrenThatAreAllowedOnlyAfterThePlanCountAllTheSame() {
        try (Simulation simulation = new Simulation(PARENT_AND_CHILD, host -> new ForwardingSessionHost(host) {
            @Override
            public boolean hasChildSessions() {
                return !host.looks.isEmpty();
            }
        })) {
            LogoffReport report = simulation.run(LogoffPolicy.disconnected());

            assertThat(Simulation.result(report, 2).outcome()).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(Simulation.result(report, 2).rule()).isEqualTo(LogoffRule.OWN_SESSION);
            assertThat(simulation.host.loggedOff).containsExactly(3L);
        }
    }

    @Test
    void ownSessionThatIsAnotherOneByNowLeavesEveryoneInDoubt() {
        try (Simulation simulation =
                new Simulation(PARENT_AND_CHILD, host -> new ForwardingSessionHost(withChildren(host)) {
                    @Override
                    public Optional<SessionId> ownSession() {
                        return Optional.of(new SessionId(host.looks.isEmpty() ? 5 : 6));
                    }
                })) {
            assertThat(simulation.resultOf(3, LogoffPolicy.disconnected()).rule())
                    .isEqualTo(LogoffRule.OWN_SESSION);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void forceLiftsItForTheParentAsForOurOwn() {
        try (Simulation simulation = new Simulation(PARENT_AND_CHILD, SpecialSessionsTest::withChildren)) {
            simulation.run(LogoffPolicy.selected().everyone().forced());

            assertThat(simulation.host.loggedOff).containsExactly(2L, 3L, 5L);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true, LOG_OFF", "true, false, NO_USER", "false, true, NO_USER", "false, false, NO_USER"})
    void sessionWithoutUserGoesOnlyByItsIdAndWithForce(boolean isById, boolean isForced, String decision) {
        String ghost = "session id=4 name=Ghost state=Down";
        LogoffPolicy.Builder policy = LogoffPolicy.selected();
        policy = isById ? policy.id(new SessionId(4)) : policy.name("Ghost");
        policy = isForced ? policy.forced() : policy;
        try (Simulation simulation = new Simulation(ghost)) {
            LogoffReport report = simulation.run(policy);

            assertThat(Simulation.result(report, 4).outcome().name())
                    .isEqualTo(decision.equals("LOG_OFF") ? "LOGGED_OFF" : "SKIPPED");
            assertThat(simulation.host.loggedOff).hasSize(decision.equals("LOG_OFF") ? 1 : 0);
        }
    }

    @Test
    void userWhoLogsOnToAForcedSessionWithoutOneIsLeftAlone() {
        LogoffPolicy.Builder policy =
                LogoffPolicy.selected().id(new SessionId(4)).forced();
        String logon = "session id=4 state=Connected\nchange before=read call=2 session=4 user=anna logonAgo=0s";
        try (Simulation simulation = new Simulation(logon)) {
            LogoffResult result = simulation.resultOf(4, policy);

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(result.explanation()).isEqualTo("it belongs to anna now");
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void sessionWithoutUserIsNobodyWhoWasIncluded() {
        LogoffPolicy.Builder byId = LogoffPolicy.selected().id(new SessionId(4)).forced();
        for (LogoffPolicy.Builder policy : List.of(
                byId.includeUsers(List.of(UserSelector.parse("*"))),
                LogoffPolicy.selected().id(new SessionId(4)).forced().user(UserSelector.parse("*")),
                LogoffPolicy.selected().id(new SessionId(4)).forced().account(new UserAccount("", "anna")))) {
            try (Simulation simulation = new Simulation("session id=4 state=Down")) {
                LogoffResult result = simulation.resultOf(4, policy);

                assertThat(result.rule()).isEqualTo(LogoffRule.NOT_INCLUDED_USER);
                assertThat(result.explanation()).isEqualTo("nobody is logged on");
            }
        }
    }

    /** What the list of a host with virtual machines looks like: their rows after its own, with IDs of their own machines. */
    private static SessionHost withVirtualMachine(RecordingHost host) {
        return new ForwardingSessionHost(host) {
            @Override
            public List<SessionInfo> list() {
                SessionInfo guest = SessionInfo.listed(
                                "simulated",
                                new SessionId(4),
                                "",
                                ConnectState.DISCONNECTED,
                                new UserAccount("CORP", "guest"))
                        .inMachine("VDI-17");
                return Stream.concat(super.list().stream(), Stream.of(guest)).toList();
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void sessionOfAnotherMachineIsListedAndNeverReadNorTouched(Deed deed) {
        String active = "session id=4 state=Active user=dana domain=CORP logonAgo=9h";
        LogoffPolicy.Builder policy =
                LogoffPolicy.selected().everyone().forced().includeConsole();
        try (Simulation simulation = new Simulation(active, SpecialSessionsTest::withVirtualMachine)) {
            LogoffPlan plan = simulation.plan(policy.build());

            assertThat(plan.decisions()).hasSize(3);
            assertThat(plan.decisions().get(2).session().userText()).isEqualTo("CORP\\guest");
            assertThat(plan.decisions().get(2).objection())
                    .isEqualTo(new LogoffObjection(LogoffRule.OTHER_MACHINE, "it belongs to the machine VDI-17"));
            assertThat(plan.logoffs()).hasSize(1);
            assertThat(simulation.host.looks).hasSize(1);

            assertThat(deed.of(simulation, policy, 4).outcome()).isEqualTo(deed.done);
            assertThat(deed.asked(simulation)).containsExactly(4L);
        }
    }

    @Test
    void userOfAnotherMachineIsNotTakenForTheHosts() {
        String own = "session id=5 state=Disconnected user=emil domain=CORP logonAgo=9h disconnectedFor=1h";
        try (Simulation simulation = new Simulation(own, SpecialSessionsTest::withVirtualMachine)) {
            LogoffPolicy guest = LogoffPolicy.selected()
                    .user(UserSelector.parse("guest"))
                    .forced()
                    .build();
            LogoffReport report = simulation.run(guest);

            assertThat(report.count(LogoffOutcome.SKIPPED)).isEqualTo(3);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void nameThatMeansOneAccountHereIsNotAmbiguousForAnotherMachinesSake() {
        try (Simulation simulation = new Simulation(
                "session id=5 state=Disconnected user=guest domain=AGENT logonAgo=9h disconnectedFor=1h",
                SpecialSessionsTest::withVirtualMachine)) {
            simulation.run(LogoffPolicy.selected().user(UserSelector.parse("guest")));

            assertThat(simulation.host.loggedOff).containsExactly(5L);
        }
    }

    @Test
    void idThatSeveralRowsHaveSaysNothingAndIsNeverActedOn() {
        try (Simulation simulation = new Simulation(DANA, host -> new ForwardingSessionHost(host) {
            @Override
            public List<SessionInfo> list() {
                List<SessionInfo> rows = super.list();
                return Stream.concat(rows.stream(), rows.stream().skip(1)).toList();
            }
        })) {
            LogoffReport report = simulation.run(LogoffPolicy.disconnected());

            assertThat(report.count(LogoffOutcome.FAILED)).isEqualTo(2);
            assertThat(Simulation.result(report, 4).failure().reason()).isEqualTo(Reason.MALFORMED_ANSWER);
            assertThat(Simulation.result(report, 4).explanation()).contains("more than once");
            assertThat(simulation.host.loggedOff).isEmpty();
            assertThat(simulation.host.looks).isEmpty();
        }
    }

    @Test
    void logoffOfADoubledIdIsDoneOnlyWhenNoRowHasTheUserAnyMore() {
        boolean[] isDoubled = new boolean[1];
        try (Simulation simulation =
                new Simulation(DANA + "logoffTakes=never", host -> new ForwardingSessionHost(host) {
                    @Override
                    public List<SessionInfo> list() {
                        SessionInfo other = SessionInfo.listed(
                                "simulated",
                                new SessionId(4),
                                "",
                                ConnectState.ACTIVE,
                                new UserAccount("CORP", "other"));
                        return isDoubled[0]
                                ? Stream.concat(Stream.of(other), super.list().stream())
                                        .toList()
                                : super.list();
                    }
                })) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            isDoubled[0] = true;

            assertThat(Simulation.result(simulation.run(plan), 4).outcome()).isEqualTo(LogoffOutcome.STILL_LOGGING_OFF);
        }
    }

    @Test
    void protectionOfASessionIsTheFirstRuleThatNoPolicyWouldLift() {
        try (Simulation simulation =
                new Simulation(PARENT_AND_CHILD + "session id=6 name=Console state=Active user=carla")) {
            List<SessionInfo> rows = simulation.host.list();
            SpecialSessions special = SpecialSessions.of(simulation.host, rows);

            assertThat(rows)
                    .extracting(row -> special.protection(row).orElse(null))
                    .containsExactly(LogoffRule.SERVICES, null, null, LogoffRule.OWN_SESSION, LogoffRule.CONSOLE);
        }
    }

    @Test
    void everyUsersSessionMayBeTheParentWhereOurOwnIsListedWithoutAUser() {
        String machine = """
                host own=5
                session id=5 state=Active name=RDP-Tcp#5
                session id=3 state=Disconnected user=anna domain=CORP logonAgo=9h disconnectedFor=5h
                """;
        try (Simulation simulation = new Simulation(machine, SpecialSessionsTest::withChildren)) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());

            assertThat(Simulation.decision(plan, 3).objection().rule()).isEqualTo(LogoffRule.OWN_SESSION);
        }
    }

    @Test
    void sessionWithoutAUserThatAnotherClientHasIsAnother() {
        String machine = "session id=4 state=Connected name=RDP-Tcp#4 connectAgo=9h";
        try (Simulation simulation = new Simulation(machine)) {
            LogoffPlan plan = simulation.plan(
                    LogoffPolicy.selected().id(new SessionId(4)).forced().build());
            simulation.machine.happen("session=4 connectAgo=5s");

            assertThat(Simulation.result(simulation.run(plan), 4).explanation())
                    .isEqualTo("another client has connected to it");
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }
}
