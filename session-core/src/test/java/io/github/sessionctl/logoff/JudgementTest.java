package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one judgement, as a function of what is known. */
class JudgementTest {

    private static final String LEFT = "state=Disconnected user=dana domain=CORP logonAgo=9h disconnectedFor=5h ";
    private static final String ACTIVE = "state=Active name=RDP-Tcp#4 user=dana domain=CORP logonAgo=9h idleFor=5h ";

    private static SessionHost host(String scenario) {
        return new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(scenario), new TestClock());
    }

    /** A session as a closer look shows it. */
    private static SessionInfo row(String values) {
        try (SessionHost host = host("session id=4 " + values)) {
            return host.read(host.list().get(0));
        }
    }

    private static Judgement judgement(LogoffPolicy.Builder policy) {
        return judgement(policy, "host own=0");
    }

    private static Judgement judgement(LogoffPolicy.Builder policy, String machine) {
        try (SessionHost host = host(machine + "\nsession id=0")) {
            return new Judgement(policy.build(), SpecialSessions.of(host, host.list()), "AGENT-07");
        }
    }

    private static Optional<LogoffRule> rule(Judgement judgement, SessionInfo session) {
        return judgement
                .ofRead(session, false)
                .or(() -> judgement.ofProcesses(session, List.of()))
                .map(LogoffObjection::rule);
    }

    private static Optional<LogoffRule> rule(LogoffPolicy.Builder policy, String session) {
        return rule(judgement(policy), row(session));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                LEFT + "| " + LEFT + "|",
                ACTIVE + "| " + ACTIVE + "|",
                ACTIVE + "| " + ACTIVE + "connectAgo=1h locked=yes |",
                LEFT + "| state=Disconnected user=DANA domain=corp logonAgo=9h disconnectedFor=5h |",
                "state=Down | state=Down |",
                LEFT + "| state=Disconnected | nobody is logged on to it any more",
                "state=Disconnected | " + LEFT + "| it belongs to CORP\\dana now",
                LEFT
                        + "| state=Disconnected user=emil domain=CORP logonAgo=9h disconnectedFor=5h | it belongs to CORP\\emil now",
                LEFT
                        + "| state=Disconnected user=dana domain=BUILD logonAgo=9h disconnectedFor=5h | it belongs to BUILD\\dana now",
                LEFT + "| state=Disconnected user=dana logonAgo=9h disconnectedFor=5h | it belongs to dana now",
                LEFT
                        + "| state=Disconnected user=dan\u0131 domain=CORP logonAgo=9h disconnectedFor=5h | it belongs to CORP\\dan\u0131 now",
                LEFT
                        + "| state=Disconnected user=dana domain=CORP logonAgo=8h disconnectedFor=5h | its logon is not the one that was planned",
                LEFT + "| " + ACTIVE + "| it is Active now, not Disconnected",
                ACTIVE + "| " + LEFT + "| it is Disconnected now, not Active",
                "state=Down | state=Connected | it is Connected now, not Down",
                LEFT
                        + "| state=Disconnected user=dana domain=CORP logonAgo=9h disconnectedFor=4h | its user has been back since it was planned",
                LEFT
                        + "| state=Disconnected user=dana domain=CORP disconnectedFor=5h | when its user logged on is not known, so nothing shows that it is the same session",
                "state=Disconnected user=dana domain=CORP disconnectedFor=5h | " + LEFT
                        + "| when its user logged on is not known, so nothing shows that it is the same session",
                "state=Active user=dana | state=Active user=dana | when its user logged on is not known, so nothing shows that it is the same session",
                LEFT
                        + "| state=Disconnected user=dana domain=CORP logonAgo=9h | since when it is disconnected is not known, so nothing shows that its user was not back",
                "state=Disconnected user=dana logonAgo=9h | state=Disconnected user=dana logonAgo=9h"
                        + " | since when it is disconnected is not known, so nothing shows that its user was not back"
            })
    void sameSessionHasItsAccountAndItsKnownLogonStateAndDisconnection(String planned, String now, String change) {
        assertThat(Judgement.change(row(planned), row(now))).isEqualTo(Optional.ofNullable(change));
    }

    @Test
    void rowOfAnotherIdOrMachineOrOtherwiseNamedAccountIsNotTheSame() {
        SessionInfo planned = row(LEFT);
        UserAccount dana = planned.user();
        UserAccount other = new UserAccount("corp.example.com", "dana");
        SessionInfo elsewhere = planned.inMachine("VDI-17");
        SessionInfo fifth = SessionInfo.listed("simulated", new SessionId(5), "", planned.state(), dana);

        assertThat(Judgement.change(planned, elsewhere)).contains("it is session 4 now");
        assertThat(Judgement.change(planned, fifth)).contains("it is session 5 now");
        assertThat(Judgement.change(planned, planned.withUser(dana, other)))
                .contains("it belongs to corp.example.com\\dana now");
        assertThat(Judgement.change(planned.withUser(dana, other), planned)).isPresent();
        assertThat(Judgement.change(planned.withUser(dana, other), planned.withUser(dana, other)))
                .isEmpty();
        assertThat(Judgement.change(
                        planned.withUser(dana, other),
                        planned.withUser(dana, new UserAccount("CORP.EXAMPLE.COM", "Dana"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "disconnectedFor=2h, ",
        "disconnectedFor=119m, TOO_RECENT",
        "disconnectedFor=5h connectAgo=1h, TIME_UNKNOWN",
        "disconnectedFor=5h idleFor=1h, TIME_UNKNOWN",
        "disconnectedFor=10h, TIME_UNKNOWN"
    })
    void disconnectionCountsOnlyWhereNothingContradictsIt(String times, LogoffRule rule) {
        assertThat(rule(
                        LogoffPolicy.disconnected().disconnectedFor(Duration.ofHours(2)),
                        "state=Disconnected user=dana logonAgo=9h " + times))
                .isEqualTo(Optional.ofNullable(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "logonAgo=9h idleFor=2h, ",
        "logonAgo=9h idleFor=119m, TOO_RECENT",
        "logonAgo=9h idleFor=9h connectAgo=1m, TOO_RECENT",
        "logonAgo=1m idleFor=9h, TOO_RECENT",
        "logonAgo=9h, TIME_UNKNOWN",
        "logonAgo=9h idleFor=36500d, "
    })
    void idlenessCountsFromTheLastInputConnectionOrLogon(String times, LogoffRule rule) {
        // 36500 days ago is before 1980 and so not known.
        LogoffRule expected = times.contains("36500d") ? LogoffRule.TIME_UNKNOWN : rule;
        assertThat(rule(LogoffPolicy.users().idleFor(Duration.ofHours(2)), "state=Active user=dana " + times))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=Console", "name=CONSOLE", "name=RDP-Tcp#4"})
    void nobodyKnowsHowLongAConsoleThatIsNotDisconnectedIsIdle(String name) {
        String machine = name.startsWith("name=RDP") ? "host console=4" : "host";
        LogoffPolicy.Builder policy = LogoffPolicy.users().includeConsole().idleFor(Duration.ofHours(2));

        assertThat(rule(judgement(policy, machine), row(name + " state=Active user=dana logonAgo=30h idleFor=29h")))
                .contains(LogoffRule.TIME_UNKNOWN);
        assertThat(rule(
                        judgement(policy, machine),
                        row(name + " state=Disconnected user=dana logonAgo=30h disconnectedFor=29h")))
                .isEmpty();
    }

    @Test
    void whoHasJustConsentedNeedNotBeIdleButMustBeTheRightOne() {
        SessionInfo busy = row("state=Active user=dana logonAgo=9h idleFor=0s");
        LogoffPolicy.Builder policy = LogoffPolicy.users().idleFor(Duration.ofHours(2));

        assertThat(judgement(policy).ofRead(busy, false)).isPresent();
        assertThat(judgement(policy).ofRead(busy, true)).isEmpty();
        assertThat(judgement(policy.excludeUsers(List.of(UserProtection.parse("dana"))))
                        .ofRead(busy, true))
                .isPresent();
    }

    @Test
    void logonThatWasAskedForIsThatOneAlone() {
        SessionInfo session = row(LEFT);

        assertThat(rule(judgement(LogoffPolicy.selected().logon(session.times().logon())), session))
                .isEmpty();
        assertThat(rule(
                        judgement(LogoffPolicy.selected()
                                .logon(session.times().logon().plusNanos(100))),
                        session))
                .contains(LogoffRule.NOT_SELECTED);
        assertThat(rule(LogoffPolicy.selected().logon(session.times().logon()), "state=Active user=dana"))
                .contains(LogoffRule.NOT_SELECTED);
    }

    @Test
    void accountIsProtectedUnderBothOfItsNames() {
        SessionInfo session = row(LEFT);
        SessionInfo renamed = session.withUser(session.user(), new UserAccount("AzureAD", "DanaFox"));
        LogoffPolicy.Builder policy =
                LogoffPolicy.users().excludeUsers(List.of(UserProtection.parse("AzureAD\\DanaFox")));

        assertThat(rule(judgement(policy), session)).isEmpty();
        assertThat(rule(judgement(policy), renamed)).contains(LogoffRule.EXCLUDED_USER);
    }

    @Test
    void ruleOfTheApplicationIsAskedLastAndNamedByItsWords() {
        List<SessionInfo> asked = new ArrayList<>();
        Judgement judgement = judgement(LogoffPolicy.disconnected()
                .keepIf(session -> !asked.add(session), "never")
                .keepIf(session -> session.user().name().equals("dana"), "it is the night shift's"));
        SessionInfo session = row(LEFT);

        assertThat(judgement.ofRead(session, false)).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(judgement.ofProcesses(session, List.of()))
                .contains(new LogoffObjection(LogoffRule.CUSTOM, "it is the night shift's"));
        assertThat(asked).containsExactly(session);
        assertThat(judgement.ofProcesses(row("state=Disconnected user=emil"), List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ruleOfTheApplicationThatThrowsKeepsTheSession(boolean isError) {
        Judgement judgement = judgement(LogoffPolicy.disconnected()
                .keepIf(
                        session -> {
                            if (isError) {
                                throw new AssertionError("x");
                            }
                            throw new IllegalStateException("x");
                        },
                        "it is open in the book"));

        LogoffObjection objection = judgement.ofProcesses(row(LEFT), List.of()).orElseThrow();
        assertThat(objection.rule()).isEqualTo(LogoffRule.CUSTOM);
        assertThat(objection.explanation())
                .startsWith("whether it is open in the book could not be found out (java.lang.")
                .endsWith(": x)");
    }

    private static SessionProcess process(long session, String name) {
        return new SessionProcess(new SessionId(session), 100 + session, name, 1, 0, 0, Duration.ZERO);
    }

    @Test
    void whatRunsInASessionIsKnownOnlyFromItsOwnProcessesThatHaveNames() {
        Judgement judgement = judgement(LogoffPolicy.disconnected().keepIfRunning(List.of("devenv")));
        SessionInfo session = row(LEFT);

        assertThat(judgement.ofProcesses(session, List.of(process(4, "csrss.exe"))))
                .isEmpty();
        assertThat(judgement
                        .ofProcesses(session, List.of(process(4, "csrss.exe"), process(4, "DevEnv.exe")))
                        .orElseThrow()
                        .explanation())
                .isEqualTo("DevEnv.exe (process 104) runs in it");
        assertThat(judgement.ofProcesses(session, List.of(process(5, "devenv.exe"), process(4, "csrss.exe"))))
                .isEmpty();
        assertThat(judgement
                        .ofProcesses(session, List.of(process(5, "csrss.exe")))
                        .orElseThrow()
                        .explanation())
                .startsWith("no process of it can be seen");
        assertThat(judgement
                        .ofProcesses(session, List.of(process(4, "csrss.exe"), process(4, " ")))
                        .orElseThrow()
                        .explanation())
                .isEqualTo("process 104 has no name, so what runs in it is not known");
        assertThat(judgement(LogoffPolicy.disconnected()).ofProcesses(session, List.of()))
                .isEmpty();
    }

    @Test
    void stateAndNameAreThoseThatWereAskedFor() {
        assertThat(rule(LogoffPolicy.inStates(Set.of(ConnectState.ACTIVE)), LEFT))
                .contains(LogoffRule.STATE);
        assertThat(rule(LogoffPolicy.users(), LEFT)).isEmpty();
        assertThat(rule(LogoffPolicy.selected().name("rdp-tcp#4"), ACTIVE)).isEmpty();
        assertThat(rule(LogoffPolicy.selected().name("RDP-Tcp#5"), ACTIVE)).contains(LogoffRule.NOT_SELECTED);
        assertThat(rule(LogoffPolicy.selected().id(new SessionId(5)), ACTIVE)).contains(LogoffRule.NOT_SELECTED);
    }
}
