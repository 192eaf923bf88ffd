package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoffPlanTest {

    private static final String DISCONNECTED = " state=Disconnected logonAgo=9h ";
    private static final String LEFT = DISCONNECTED + "disconnectedFor=1h ";

    private final TestClock clock = new TestClock();
    private final LogoffRunner runner = Simulation.runner(clock);

    private LogoffPlan plan(String scenario, LogoffPolicy selection) {
        try (SessionHost host = new SimulatedHost(
                HostAddress.parse("simulated"), Scenario.parse(Simulation.withServices(scenario)), clock)) {
            return runner.plan(host, selection);
        }
    }

    /** What was decided for each session: a rule's name, or LOG_OFF. */
    private Map<Long, String> decide(String scenario, LogoffPolicy selection) {
        return plan(scenario, selection).decisions().stream()
                .collect(Collectors.toMap(
                        decision -> decision.session().id().value(),
                        decision -> decision.rule().map(Enum::name).orElse("LOG_OFF")));
    }

    private String decideFor5(String session, LogoffPolicy.Builder policy) {
        return decide("session id=5 " + session, policy.build()).get(5L);
    }

    private static List<UserSelector> selectors(String... texts) {
        return Stream.of(texts).map(UserSelector::parse).toList();
    }

    private static List<UserProtection> protections(String... texts) {
        return Stream.of(texts).map(UserProtection::parse).toList();
    }

    @Test
    void everySessionHasADecisionInTheHostsOrder() {
        LogoffPlan plan = plan(
                "session id=9 user=x logonAgo=1h\nsession id=0\nsession id=5" + LEFT + "user=anna",
                LogoffPolicy.disconnected().build());

        assertThat(plan.decisions())
                .extracting(decision -> decision.session().id().value())
                .containsExactly(9L, 0L, 5L);
        assertThat(plan.madeAt()).isEqualTo(clock.now());
    }

    @Test
    void disconnectedUserIsLoggedOff() {
        assertThat(decideFor5(LEFT + "user=anna", LogoffPolicy.disconnected())).isEqualTo("LOG_OFF");
    }

    @Test
    void servicesAreKeptEvenWithAUserAndDisconnected() {
        assertThat(decide(
                        "session id=0 user=anna" + LEFT,
                        LogoffPolicy.disconnected().build()))
                .containsEntry(0L, "SERVICES");
    }

    @Test
    void listenerIsKeptEvenWhenItsStateIsAskedFor() {
        assertThat(decideFor5("state=Listen user=x", LogoffPolicy.inStates(List.of(ConnectState.LISTEN))))
                .isEqualTo("LISTENER");
    }

    @Test
    void sessionWithoutUserIsKept() {
        assertThat(decideFor5(LEFT, LogoffPolicy.disconnected())).isEqualTo("NO_USER");
    }

    @Test
    void ownSessionIsKeptEvenWhenItIsDisconnected() {
        assertThat(decide(
                        "host own=5\nsession id=5 user=builder" + LEFT,
                        LogoffPolicy.disconnected().includeConsole().build()))
                .containsEntry(5L, "OWN_SESSION");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"host console=5 | session id=5", "host | session id=5 name=CONSOLE"})
    void consoleIsKeptUnlessAllowed(String host, String session) {
        String scenario = host + "\n" + session + LEFT + "user=anna";

        assertThat(decide(scenario, LogoffPolicy.disconnected().build())).containsEntry(5L, "CONSOLE");
        assertThat(decide(scenario, LogoffPolicy.disconnected().includeConsole().build()))
                .containsEntry(5L, "LOG_OFF");
    }

    @Test
    void firstRuleThatHoldsIsTheOneThatIsNamed() {
        String scenario = "host own=5 console=5\nsession id=5 name=Console user=anna state=Active";

        assertThat(decide(
                        scenario,
                        LogoffPolicy.disconnected()
                                .excludeUsers(protections("*"))
                                .build()))
                .containsEntry(5L, "OWN_SESSION");
    }

    @ParameterizedTest
    @CsvSource({"Active", "Connected", "Idle", "Down", "77"})
    void stateThatWasNotAskedForIsKept(String state) {
        assertThat(decideFor5("user=anna state=" + state, LogoffPolicy.disconnected()))
                .isEqualTo("STATE");
    }

    @Test
    void excludedUserIsKeptEvenWhenIncluded() {
        assertThat(decideFor5(
                        LEFT + "user=anna domain=CORP",
                        LogoffPolicy.disconnected()
                                .includeUsers(selectors("anna"))
                                .excludeUsers(protections("bernd", "corp\\*"))))
                .isEqualTo("EXCLUDED_USER");
    }

    @Test
    void onlyIncludedUsersAreLoggedOff() {
        LogoffPolicy.Builder policy = LogoffPolicy.disconnected().includeUsers(selectors("build-*", "bernd"));

        assertThat(decideFor5(LEFT + "user=anna", policy)).isEqualTo("NOT_INCLUDED_USER");
        assertThat(decideFor5(LEFT + "user=BUILD-7", policy)).isEqualTo("LOG_OFF");
    }

    @ParameterizedTest
    @CsvSource({"29m, TOO_RECENT", "30m, LOG_OFF", "31m, LOG_OFF"})
    void minimumOfDisconnectionIsKept(String disconnectedFor, String decision) {
        assertThat(decideFor5(
                        DISCONNECTED + "user=anna disconnectedFor=" + disconnectedFor,
                        LogoffPolicy.disconnected().disconnectedFor(Duration.ofMinutes(30))))
                .isEqualTo(decision);
    }

    @Test
    void unknownTimeIsKeptWhenAMinimumIsAskedFor() {
        LogoffPolicy.Builder policy = LogoffPolicy.disconnected().disconnectedFor(Duration.ofSeconds(1));

        assertThat(decideFor5(DISCONNECTED + "user=anna idleFor=9h", policy)).isEqualTo("TIME_UNKNOWN");
    }

    @Test
    void sessionThatCannotBeReadIsNeitherLoggedOffNorKeptByARule() {
        LogoffPlan plan = plan(
                "session id=5 user=anna" + LEFT + "\nfault in=read error=5",
                LogoffPolicy.disconnected().build());

        LogoffDecision decision = Simulation.decision(plan, 5);
        assertThat(decision.logsOff()).isFalse();
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(decision).hasToString("keep session 5 of anna (access denied)");
        assertThat(Simulation.result(plan.asDryRun(), 5).outcome()).isEqualTo(LogoffOutcome.FAILED);
    }

    @Test
    void disconnectionIsMeasuredByTheHostsOwnClock() {
        String scenario = "host clockAhead=1d\nsession id=5 user=anna disconnectedFor=5m" + DISCONNECTED;

        assertThat(decide(
                        scenario,
                        LogoffPolicy.disconnected()
                                .disconnectedFor(Duration.ofHours(1))
                                .build()))
                .containsEntry(5L, "TOO_RECENT");
    }

    @ParameterizedTest
    @CsvSource({"10m, TOO_RECENT", "3h, LOG_OFF", ", TIME_UNKNOWN"})
    void minimumOfIdlenessIsKept(String idleFor, String decision) {
        LogoffPolicy.Builder policy =
                LogoffPolicy.inStates(List.of(ConnectState.ACTIVE)).idleFor(Duration.ofHours(1));

        assertThat(decideFor5("user=anna logonAgo=9h" + (idleFor == null ? "" : " idleFor=" + idleFor), policy))
                .isEqualTo(decision);
    }

    @Test
    void activeSessionIsNeverDisconnectedLongEnough() {
        LogoffPolicy.Builder policy = LogoffPolicy.inStates(List.of(ConnectState.ACTIVE, ConnectState.DISCONNECTED))
                .disconnectedFor(Duration.ofMinutes(1));

        assertThat(decideFor5("user=anna disconnectedFor=9h idleFor=9h", policy))
                .isEqualTo("TOO_RECENT");
    }

    @ParameterizedTest
    @CsvSource({"devenv.exe", "DEVENV", "DevEnv.EXE"})
    void runningProcessKeepsItsSessionAndNoOther(String name) {
        String scenario = "session id=5 user=anna" + LEFT + "\nsession id=6 user=bernd" + LEFT
                + "\nprocess session=5 id=12 name=devenv.exe\nprocess session=6 id=13 name=notdevenv.exe";

        assertThat(decide(
                        scenario,
                        LogoffPolicy.disconnected()
                                .keepIfRunning(List.of("make", name))
                                .build()))
                .containsEntry(5L, "RUNNING_PROCESS")
                .containsEntry(6L, "LOG_OFF");
    }

    @Test
    void processesThatCannotBeListedEndThePlan() {
        String scenario = "session id=5 user=anna" + LEFT + "\nfault in=processes error=5";

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> plan(
                        scenario,
                        LogoffPolicy.disconnected().keepIfRunning(List.of("x")).build()));
    }

    @Test
    void hostThatNamesNoProcessAtAllHasNotToldWhatRuns() {
        String scenario = "session id=5 user=anna" + LEFT;

        assertThat(decide(
                        scenario,
                        LogoffPolicy.disconnected().keepIfRunning(List.of("x")).build()))
                .containsEntry(5L, "RUNNING_PROCESS");
    }

    @Test
    void processesAreNotAskedForWhenNobodyIsToGo() {
        String scenario = "session id=5 user=anna state=Active\nfault in=processes error=5";

        assertThat(decide(
                        scenario,
                        LogoffPolicy.disconnected().keepIfRunning(List.of("x")).build()))
                .containsEntry(5L, "STATE");
    }

    @Test
    void limitTakesThoseThatWereLeftAloneLongest() {
        String scenario = """
                session id=5 user=a logonAgo=20h state=Disconnected disconnectedFor=1h
                session id=6 user=b logonAgo=20h state=Disconnected disconnectedFor=9h
                session id=7 user=c logonAgo=20h state=Active
                session id=8 user=d logonAgo=20h state=Disconnected disconnectedFor=5h
                """;

        assertThat(decide(scenario, LogoffPolicy.users().maxLogoffs(2).build()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(0L, "SERVICES", 5L, "LIMIT", 6L, "LOG_OFF", 7L, "LIMIT", 8L, "LOG_OFF"));
    }

    @ParameterizedTest
    @CsvSource({"1, at most 1 session in a run", "2, at most 2 sessions in a run"})
    void limitSaysHowManyGoInARun(int most, String why) {
        String left = " state=Disconnected logonAgo=20h disconnectedFor=9h\n";
        try (Simulation simulation = new Simulation(
                "session id=5 user=a" + left + "session id=6 user=b" + left + "session id=7 user=c" + left)) {
            assertThat(simulation
                            .plan(LogoffPolicy.disconnected().maxLogoffs(most).build())
                            .decisions())
                    .filteredOn(decision -> decision.rule().equals(Optional.of(LogoffRule.LIMIT)))
                    .hasSize(3 - most)
                    .allSatisfy(decision ->
                            assertThat(decision.objection().explanation()).isEqualTo(why));
        }
    }

    @Test
    void sessionThatVanishesWhileThePlanIsMadeIsFoundGoneByTheRun() {
        String scenario = "session id=5 user=anna" + LEFT + "\nchange before=read session=5 gone=yes";
        try (SessionHost host = new SimulatedHost(
                HostAddress.parse("simulated"), Scenario.parse(Simulation.withServices(scenario)), clock)) {
            LogoffPlan plan = runner.plan(host, LogoffPolicy.disconnected().build());

            assertThat(runner.run(host, plan).meant())
                    .extracting(LogoffResult::outcome, LogoffResult::explanation)
                    .contains(tuple(LogoffOutcome.ALREADY_GONE, "it is not there any more"));
        }
    }

    @Test
    void sessionThatIsUsedAgainWhileThePlanIsMadeIsJudgedAnew() {
        String scenario = "session id=5 user=anna" + LEFT + "\nchange before=read session=5 state=Active";

        assertThat(decide(scenario, LogoffPolicy.disconnected().build())).containsEntry(5L, "STATE");
    }

    @Test
    void explicitLogoffSkipsStateAndTimes() {
        assertThat(decide("session id=5 user=anna state=Active logonAgo=1m", byId(5).build()))
                .containsEntry(5L, "LOG_OFF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session id=0 user=x | 0 | SERVICES | SERVICES",
                "session id=5 state=Listen user=x | 5 | LISTENER | LISTENER",
                "session id=5 | 5 | NO_USER | LOG_OFF",
                "host own=5; session id=5 user=x logonAgo=1h | 5 | OWN_SESSION | LOG_OFF",
                "host console=5; session id=5 user=x logonAgo=1h | 5 | CONSOLE | LOG_OFF"
            })
    void explicitLogoffRefusesProtectedSessionsAndForceHelpsOnlyWhereItMay(
            String scenario, long id, String unforced, String forced) {
        String machine = scenario.replace("; ", "\n");

        assertThat(decide(machine, byId(id).build())).containsEntry(id, unforced);
        assertThat(decide(machine, byId(id).forced().build())).containsEntry(id, forced);
    }

    @ParameterizedTest
    @CsvSource({"anna, LOG_OFF", "CORP\\Anna, LOG_OFF", "BUILD\\anna, NOT_INCLUDED_USER", "bernd, NOT_INCLUDED_USER"})
    void explicitLogoffOfAnotherUsersSessionIsRefused(String expected, String decision) {
        LogoffPolicy request = byId(5).user(UserSelector.parse(expected)).build();

        assertThat(decide("session id=5 user=anna domain=CORP logonAgo=1h", request))
                .containsEntry(5L, decision);
    }

    private static LogoffPolicy.Builder byId(long id) {
        return LogoffPolicy.selected().id(new SessionId(id));
    }

    @Test
    void policyWithoutSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LogoffPolicy.inStates(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogoffPolicy.disconnected().maxLogoffs(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogoffPolicy.disconnected().disconnectedFor(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogoffPolicy.disconnected().keepIfRunning(List.of(" ")));
        for (String name : List.of("C:\\\\tools\\\\make.exe", "tools/make", "dev*", "dev?nv")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LogoffPolicy.disconnected().keepIfRunning(List.of(name)))
                    .withMessageContaining("use the name alone, such as devenv.exe");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new LogoffRunner(Duration.ofSeconds(-1)));
    }
}
