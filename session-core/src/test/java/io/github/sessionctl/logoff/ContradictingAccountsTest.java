package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static io.github.sessionctl.logoff.Simulation.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list names one account of a session, the session's own data another: which of them it is, another list tells. */
class ContradictingAccountsTest {

    /** A host that reads another account than the list has, and counts its lists. */
    private static final class OtherReading extends ForwardingSessionHost {
        private final UserAccount user;
        private final @Nullable UserAccount alias;
        int lists;

        OtherReading(RecordingHost host, UserAccount user, @Nullable UserAccount alias) {
            super(host);
            this.user = user;
            this.alias = alias;
        }

        @Override
        public List<SessionInfo> list() {
            lists++;
            return super.list();
        }

        @Override
        public SessionInfo read(SessionInfo session) {
            return super.read(session).withUser(user, alias);
        }
    }

    private static final UserAccount MALLORY = new UserAccount("CORP", "mallory");
    private static final UserAccount DANA_ACCOUNT = new UserAccount("CORP", "dana");
    private static final UserAccount DANA_ELSEWHERE = new UserAccount("corp.example", "dana");

    private static LogoffDecision decide(String scenario, UserAccount user, @Nullable UserAccount alias) {
        try (Simulation simulation = new Simulation(scenario, host -> new OtherReading(host, user, alias))) {
            return Simulation.decision(
                    simulation.plan(LogoffPolicy.disconnected().build()), 4);
        }
    }

    @Test
    void idThatHasPassedToAnotherUserIsThatUsersAndJudgedAnew() {
        String passed = DANA + "\nchange before=list call=2 session=4 user=mallory";

        LogoffDecision decision = decide(passed, MALLORY, null);
        assertThat(decision.logsOff()).isTrue();
        assertThat(decision.session().user()).isEqualTo(MALLORY);
        try (Simulation simulation = new Simulation(passed, host -> new OtherReading(host, MALLORY, null))) {
            LogoffPolicy policy = LogoffPolicy.disconnected()
                    .excludeUsers(List.of(UserProtection.parse("mallory")))
                    .build();
            assertThat(Simulation.decision(simulation.plan(policy), 4).rule()).contains(LogoffRule.EXCLUDED_USER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | \"CORP\\dana\"",
                "session=4 user=\"\" | nobody",
                "session=4 gone=yes | nobody",
                "session=4 user=emil | \"CORP\\emil\""
            })
    void sessionThatTheListStillGivesToAnotherIsNeverActedOn(String change, String owner) {
        String scenario = change.isEmpty() ? DANA : DANA + "\nchange before=list call=2 " + change;
        try (Simulation simulation = new Simulation(scenario, host -> new OtherReading(host, MALLORY, null))) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            LogoffReport report = simulation.run(plan);

            LogoffResult result = Simulation.result(report, 4);
            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.failure().reason()).isEqualTo(Reason.MALFORMED_ANSWER);
            assertThat(result.failure().problem())
                    .isEqualTo("the list says that it belongs to " + owner.replace('"', '\'')
                            + ", the session's own data that it belongs to 'CORP\\mallory'");
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void accountWithAnotherDomainKeepsTheOneThatIsListed() {
        LogoffDecision decision = decide(DANA, DANA_ACCOUNT, DANA_ELSEWHERE);

        assertThat(decision.logsOff()).isTrue();
        assertThat(decision.session().user()).isEqualTo(DANA_ACCOUNT);
        assertThat(decision.session().alias()).isEqualTo(DANA_ELSEWHERE);
    }

    @Test
    void accountThatTheNextListGivesItsOtherDomainHasThatOne() {
        LogoffDecision decision = decide(
                DANA + "\nchange before=list call=2 session=4 domain=corp.example", DANA_ACCOUNT, DANA_ELSEWHERE);

        assertThat(decision.logsOff()).isTrue();
        assertThat(decision.session().user()).isEqualTo(DANA_ELSEWHERE);
        assertThat(decision.session().alias()).isNull();
    }

    @Test
    void accountThatIsTheSameButForCaseIsNoContradiction() {
        try (Simulation simulation =
                new Simulation(DANA, host -> new OtherReading(host, new UserAccount("corp", "DANA"), null))) {
            assertThat(simulation.plan(LogoffPolicy.disconnected().build()).logoffs())
                    .hasSize(1);
            assertThat(((OtherReading) simulation.faced()).lists).isOne();
        }
    }

    @Test
    void oneMoreListServesAllSessions() {
        try (Simulation simulation = new Simulation(DANA + EMIL, host -> new OtherReading(host, MALLORY, null))) {
            assertThat(simulation.plan(LogoffPolicy.disconnected().build()).logoffs())
                    .isEmpty();
            assertThat(((OtherReading) simulation.faced()).lists).isEqualTo(2);
        }
    }

    @Test
    void listThatFailsLeavesTheContradictionUnsettled() {
        SessionException denied = SessionException.ofWin32(SessionOperation.LIST, "simulated", null, 5);
        try (Simulation simulation =
                new Simulation(DANA, host -> new ForwardingSessionHost(new OtherReading(host, MALLORY, null)) {
                    @Override
                    public List<SessionInfo> list() {
                        if (host.looks.isEmpty()) {
                            return super.list();
                        }
                        throw denied;
                    }
                })) {
            LogoffDecision decision = Simulation.decision(
                    simulation.plan(LogoffPolicy.disconnected().build()), 4);

            assertThat(decision.failure()).isSameAs(denied);
        }
    }

    @Test
    void userWhoHasLeftMeanwhileIsNobody() {
        try (Simulation simulation = new Simulation(DANA + "\nchange before=read session=4 user=\"\"")) {
            assertThat(Simulation.decision(
                                    simulation.plan(LogoffPolicy.disconnected().build()), 4)
                            .rule())
                    .contains(LogoffRule.NO_USER);
        }
    }
}
