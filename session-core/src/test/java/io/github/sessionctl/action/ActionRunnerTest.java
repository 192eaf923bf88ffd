package io.github.sessionctl.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.RunVerdict;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionRunnerTest {

    private static final String AGENT = """
            host own=3 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna logonAgo=3h
            session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h
            session id=3 name=RDP-Tcp#3 state=Active user=builder logonAgo=2h
            session id=4 state=Disconnected user=dana logonAgo=9h disconnectedFor=2h
            session id=5 name=RDP-Tcp#5 state=Active user=emil logonAgo=1h
            session id=65536 name=RDP-Tcp state=Listen
            """;

    private static final SessionAction MESSAGE = SessionAction.send(
            new Message("Maintenance", "In ten minutes.", MessageStyle.INFORMATION, Duration.ofSeconds(30)));

    private static SessionHost open(String scenario) {
        return new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(scenario), InstantSource.system());
    }

    private static LogoffPolicy everyone() {
        return LogoffPolicy.selected().everyone().build();
    }

    private static Map<Long, ActionResult> run(String scenario, LogoffPolicy selectors, SessionAction action) {
        try (SessionHost host = open(scenario)) {
            return new ActionRunner()
                    .run(host, selectors, action).results().stream()
                            .collect(Collectors.toMap(
                                    result -> result.session().id().value(), result -> result));
        }
    }

    @Test
    void everyoneButTheProtectedIsDisconnected() {
        try (SessionHost host = open(AGENT)) {
            ActionReport report = new ActionRunner().run(host, everyone(), SessionAction.disconnect());

            assertThat(report.results())
                    .extracting(result -> result.session().id() + " " + result.outcome() + " " + result.rule())
                    .containsExactly(
                            "0 SKIPPED SERVICES",
                            "1 SKIPPED CONSOLE",
                            "2 DISCONNECTED null",
                            "3 SKIPPED OWN_SESSION",
                            "4 SKIPPED STATE",
                            "5 DISCONNECTED null",
                            "65536 SKIPPED LISTENER");
            assertThat(host.list())
                    .filteredOn(session -> session.state() == ConnectState.DISCONNECTED)
                    .extracting(SessionInfo::id)
                    .contains(new SessionId(2), new SessionId(5));
        }
    }

    @Test
    void messageGoesToActiveUsersAlone() {
        Map<Long, ActionResult> results =
                run(AGENT, LogoffPolicy.selected().everyone().forced().build(), MESSAGE);

        assertThat(results.values())
                .filteredOn(result -> result.outcome() == ActionOutcome.MESSAGE_SENT)
                .extracting(result -> result.session().userText())
                .containsExactlyInAnyOrder("anna", "CORP\\bernd", "builder", "emil");
        assertThat(results.get(4L).explanation()).isEqualTo("it is Disconnected, so nobody would see the message");
    }

    @Test
    void userMustBeTheOneThatWasAskedFor() {
        LogoffPolicy two = LogoffPolicy.selected()
                .id(new SessionId(2))
                .user(UserSelector.parse("mallory"))
                .build();

        ActionResult result = run(AGENT, two, SessionAction.disconnect()).get(2L);

        assertThat(result.outcome()).isEqualTo(ActionOutcome.SKIPPED);
        assertThat(result.rule()).isEqualTo(LogoffRule.NOT_INCLUDED_USER);
        assertThat(result.toLine())
                .isEqualTo(
                        "SKIPPED (NOT_INCLUDED_USER) session 2 of CORP\\bernd on simulated: its user is CORP\\bernd, not mallory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=mallory", "logonAgo=0s", "state=Disconnected"})
    void sessionThatHasChangedSinceItWasChosenIsLeftAlone(String change) {
        try (SessionHost host = open(AGENT + "change before=read call=2 session=2 " + change)) {
            ActionReport report = new ActionRunner().run(host, everyone(), SessionAction.disconnect());

            assertThat(report.results().get(2).outcome()).isEqualTo(ActionOutcome.CHANGED);
            assertThat(report.count(ActionOutcome.DISCONNECTED)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change before=read session=2 gone=yes",
                "change before=read call=2 session=2 gone=yes",
                "change before=disconnect session=2 gone=yes"
            })
    void sessionThatHasGoneIsNoFailure(String what) {
        assertThat(run(AGENT + what, everyone(), SessionAction.disconnect())
                        .get(2L)
                        .outcome())
                .isEqualTo(ActionOutcome.ALREADY_GONE);
    }

    @Test
    void failureDoesNotStopTheRest() {
        Map<Long, ActionResult> results =
                run(AGENT + "fault in=disconnect session=2 error=5", everyone(), SessionAction.disconnect());

        assertThat(results.get(2L).outcome()).isEqualTo(ActionOutcome.FAILED);
        assertThat(results.get(2L).failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(results.get(5L).outcome()).isEqualTo(ActionOutcome.DISCONNECTED);
    }

    /** Windows says the same of what is gone and of what this account may not see. */
    @ParameterizedTest
    @ValueSource(strings = {"fault in=read session=2 error=7022", "fault in=disconnect session=2 error=7022"})
    void sessionThatIsStillListedIsNotGoneWhateverWindowsSaysOfIt(String fault) {
        ActionResult result =
                run(AGENT + fault, everyone(), SessionAction.disconnect()).get(2L);

        assertThat(result.outcome()).isEqualTo(ActionOutcome.FAILED);
        assertThat(result.failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(result.explanation()).contains("still listed");
    }

    @Test
    void dryRunSaysWhomItWouldConcernAndDoesNothing() {
        try (SessionHost host = open(AGENT)) {
            List<SessionInfo> before = host.list();

            ActionReport report = new ActionRunner().dryRun(host, everyone(), SessionAction.disconnect());

            assertThat(report.count(ActionOutcome.WOULD_ACT)).isEqualTo(2);
            assertThat(report.dryRun()).isTrue();
            assertThat(host.list()).isEqualTo(before);
        }
    }

    @Test
    void interruptedThreadBeginsNothing() {
        try (SessionHost host = open(AGENT)) {
            Thread.currentThread().interrupt();
            ActionReport report = new ActionRunner().run(host, everyone(), SessionAction.disconnect());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.count(ActionOutcome.NOT_BEGUN)).isEqualTo(2);
            assertThat(report.problems()).isNotEmpty();
            assertThat(host.list())
                    .filteredOn(session -> session.state() == ConnectState.ACTIVE)
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "read, 5, FAILED, ACCESS_DENIED",
        "read, 7007, CHANGED, ",
        "disconnect, 7007, CHANGED, ",
        "disconnect, 1726, NOT_KNOWN, HOST_UNREACHABLE",
        "disconnect, 7045, FAILED, ACCESS_DENIED"
    })
    void failureSaysWhetherAnythingWasDone(String operation, int error, ActionOutcome outcome, Reason reason) {
        ActionResult result = run(
                        AGENT + "fault in=" + operation + " session=2 error=" + error,
                        everyone(),
                        SessionAction.disconnect())
                .get(2L);

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.rule()).isNull();
        assertThat(result.failure() == null ? null : result.failure().reason()).isEqualTo(reason);
        assertThat(result.explanation()).isNotBlank();
    }

    @Test
    void dryRunSaysWhatCannotBeRead() {
        try (SessionHost host = open(AGENT + "fault in=read session=2 error=5")) {
            ActionReport report = new ActionRunner().dryRun(host, everyone(), SessionAction.disconnect());

            assertThat(report.results().get(2).outcome()).isEqualTo(ActionOutcome.FAILED);
            assertThat(report.results().get(2).failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
            assertThat(report.count(ActionOutcome.WOULD_ACT)).isEqualTo(1);
        }
    }

    @Test
    void listenerHearsEveryResultInTheHostsOrderAndMayThrow() {
        List<ActionResult> heard = new CopyOnWriteArrayList<>();
        try (SessionHost host = open(AGENT)) {
            ActionReport report = new ActionRunner()
                    .run(
                            host,
                            everyone(),
                            SessionAction.disconnect(),
                            new ActionListener() {
                                @Override
                                public void ended(ActionResult result) {
                                    heard.add(result);
                                    throw new AssertionError(result);
                                }
                            },
                            new LogoffCancellation());

            assertThat(heard).isEqualTo(report.results());
        }
    }

    @Test
    void cancelledRunBeginsNothingAndSaysSo() {
        LogoffCancellation cancellation = new LogoffCancellation();
        cancellation.cancel();
        try (SessionHost host = open(AGENT)) {
            ActionReport report = new ActionRunner().run(host, everyone(), MESSAGE, ActionListener.NONE, cancellation);

            assertThat(report.count(ActionOutcome.NOT_BEGUN)).isEqualTo(2);
            assertThat(report.results().get(2).explanation())
                    .isEqualTo("the run was cancelled before it came to this session");
            assertThat(report.dryRun()).isFalse();
        }
    }

    @Test
    void reportSaysWhetherOneSessionWasAskedForAndWhenItBegan() {
        Instant before = Instant.now();
        try (SessionHost host = open(AGENT)) {
            LogoffPolicy one = LogoffPolicy.selected().id(new SessionId(2)).build();
            ActionReport report = new ActionRunner().run(host, one, MESSAGE);

            assertThat(report.meansOneSession()).isTrue();
            assertThat(report.verdict()).isEqualTo(RunVerdict.DONE);
            assertThat(report.meant()).hasSize(1);
            assertThat(report.startedAt()).isBetween(before, Instant.now());
            assertThat(new ActionRunner().dryRun(host, everyone(), MESSAGE).meansOneSession())
                    .isFalse();
        }
    }

    @Test
    void nameThatMeansTwoAccountsIsRefusedBeforeAnythingIsDone() {
        LogoffPolicy anna = LogoffPolicy.selected()
                .user(UserSelector.parse("anna"))
                .forced()
                .build();
        try (SessionHost host = open(AGENT + "session id=6 state=Active user=anna domain=CORP logonAgo=1h")) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> new ActionRunner().run(host, anna, MESSAGE))
                    .extracting(SessionException::reason)
                    .isEqualTo(Reason.AMBIGUOUS_USER);
        }
    }

    @Test
    void actionIsWhatItWasMadeOf() {
        Message message = new Message("T", "t", MessageStyle.INFORMATION, Duration.ofSeconds(1));

        assertThat(SessionAction.disconnect()).isEqualTo(new SessionAction.Disconnect());
        assertThat(SessionAction.send(message)).isEqualTo(new SessionAction.Send(message));
    }
}
