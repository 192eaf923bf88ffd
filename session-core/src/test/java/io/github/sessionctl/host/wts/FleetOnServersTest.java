package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.TestServers.ENOUGH;
import static io.github.sessionctl.host.wts.TestServers.FOR_EVER;
import static io.github.sessionctl.host.wts.TestServers.LONG;
import static io.github.sessionctl.host.wts.TestServers.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostOutcome;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.deadline.HangingCall;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs over many servers, of which some hang and some refuse, with the journal as the witness. */
@Timeout(60)
@Tag(HostUnderTest.SEVERAL_THREADS)
@ExtendWith(SimulatedWindows.class)
class FleetOnServersTest {

    private static final String SESSIONS = """
            session id=0 name=Services state=Disconnected
            session id=3 name=RDP-Tcp#3 state=Active user=anna domain=CORP logonAgo=1h
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
            session id=5 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=2h
            """;

    private static final LogoffPolicy DISCONNECTED = LogoffPolicy.disconnected().build();
    private static final LogoffRunner RUNNER = new LogoffRunner(Duration.ofMinutes(5));

    private final TestServers servers = new TestServers();

    private Fleet.Builder fleet() {
        return Fleet.opening(servers::open).deadlineForEachHost(LONG);
    }

    private static List<HostAddress> addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> HostAddress.parse("SRV" + i))
                .toList();
    }

    private static <T> HostResult<T> result(FleetReport<T> report, String host) {
        return report.of(HostAddress.parse(host)).orElseThrow();
    }

    @Test
    void fiftyServersOfWhichFiveHangAndFiveRefuse() {
        Map<String, Integer> errors = Map.of("SRV5", 5, "SRV15", 1722, "SRV25", 1702, "SRV35", 5, "SRV45", 1722);
        Map<Integer, Reason> reasons =
                Map.of(5, Reason.ACCESS_DENIED, 1722, Reason.HOST_UNREACHABLE, 1702, Reason.SERVICE_NOT_RUNNING);
        servers.hangInOpen.addAll(List.of("SRV0", "SRV10", "SRV20"));
        servers.hangLater.addAll(List.of("SRV30", "SRV40"));
        WtsSimulator.load(fifty(errors));

        FleetReport<LogoffReport> report = fleet().build().logOff(addresses(50), DISCONNECTED, RUNNER);

        assertThat(report.hosts()).extracting(HostResult::host).containsExactlyElementsOf(addresses(50));
        errors.forEach((host, error) -> {
            HostResult<LogoffReport> refused = result(report, host);
            assertThat(refused.outcome()).isEqualTo(HostOutcome.FAILED);
            assertThat(refused.value()).isEmpty();
            assertThat(refused.failure().reason()).isEqualTo(reasons.get(error));
            assertThat(refused.failure().win32Code()).hasValue(error);
            assertThat(TestServers.answeredBy(host))
                    .doesNotContain("WTSLogoffSession")
                    .containsOnlyOnce("WTSCloseServer")
                    .endsWith("WTSCloseServer");
        });
        assertThat(hanging()).allSatisfy(host -> {
            HostResult<LogoffReport> hung = result(report, host);
            assertThat(hung.outcome()).isEqualTo(HostOutcome.FAILED);
            assertThat(hung.value()).isEmpty();
            assertThat(hung.failure().reason()).isEqualTo(Reason.TIMED_OUT);
            Duration deadline = servers.hangLater.contains(host) ? ENOUGH : SHORT;
            assertThat(hung.failure())
                    .hasMessageContaining("the host did not answer within " + DurationText.format(deadline));
            assertThat(hung.took()).isGreaterThanOrEqualTo(deadline);
        });
        assertThat(report.count(HostOutcome.DONE)).isEqualTo(40);
        assertThat(report.values()).hasSize(40).allSatisfy(FleetOnServersTest::danaAndEmilAreLoggedOff);
        List<String> logoffs = new ArrayList<>();
        report.hosts().stream().filter(HostResult::isDone).forEach(host -> {
            logoffs.add(host.host() + " 4");
            logoffs.add(host.host() + " 5");
        });
        assertThat(TestServers.logoffs()).containsExactlyInAnyOrderElementsOf(logoffs);
        // What the hanging hosts cost: a parked thread each, and no more.
        assertThat(servers.threads.hangingCalls())
                .extracting(HangingCall::host)
                .extracting(HostAddress::name)
                .containsExactlyInAnyOrderElementsOf(hanging());
        assertThat(servers.threads.abandonedCalls()).isEqualTo(5);
        assertThat(WtsSimulator.waitingCalls()).isEqualTo(5);
        assertThat(WtsSimulator.openHandles()).isEqualTo(5);
        servers.endHangs(() -> {});
    }

    private List<String> hanging() {
        return Stream.concat(servers.hangInOpen.stream(), servers.hangLater.stream())
                .toList();
    }

    private String fifty(Map<String, Integer> errors) {
        StringBuilder scenario = new StringBuilder();
        for (HostAddress address : addresses(50)) {
            String name = address.name();
            scenario.append("server name=").append(name);
            if (errors.containsKey(name)) {
                scenario.append(" error=").append(errors.get(name));
            }
            scenario.append(servers.hangInOpen.contains(name) ? " hangs=yes\n" : "\n");
        }
        scenario.append(SESSIONS);
        for (String name : servers.hangLater) {
            // The first list proves the server.
            scenario.append("fault in=list server=").append(name).append(" times=1\n");
            scenario.append("fault in=list server=")
                    .append(name)
                    .append(' ')
                    .append(FOR_EVER)
                    .append('\n');
        }
        return scenario.toString();
    }

    private static void danaAndEmilAreLoggedOff(LogoffReport report) {
        assertThat(report.results())
                .extracting(FleetOnServersTest::words)
                .containsExactly("0 SKIPPED", "3 SKIPPED", "4 LOGGED_OFF", "5 LOGGED_OFF");
    }

    private static String words(LogoffResult result) {
        return result.session().id() + " " + result.outcome();
    }

    @Test
    void nextRunDoesNotAskAHostThatStillHangs() {
        servers.hangInOpen.add("SRV1");
        WtsSimulator.load("server name=SRV0\nserver name=SRV1 hangs=yes\nserver name=SRV2\n" + SESSIONS);
        Fleet fleet = fleet().build();
        fleet.list(addresses(3));

        FleetReport<List<SessionInfo>> again = fleet.list(addresses(3));

        assertThat(again.count(HostOutcome.DONE)).isEqualTo(2);
        assertThat(result(again, "SRV1").failure().reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(result(again, "SRV1").failure()).hasMessageContaining("it was not asked again");
        assertThat(WtsSimulator.waitingCalls()).isEqualTo(1);
        assertThat(servers.threads.abandonedCalls()).isEqualTo(1);
        servers.endHangs(() -> {});
    }

    @Test
    void hostsThatHangBeyondTheFleetsOwnDeadlineAreGivenUp() {
        WtsSimulator.load("server name=SRV0 hangs=yes\nserver name=SRV1\n" + SESSIONS
                + "fault in=list server=SRV1 times=1\nfault in=list server=SRV1 " + FOR_EVER);

        FleetReport<LogoffReport> report =
                fleet().deadlineForEachHost(Duration.ofSeconds(1)).build().logOff(addresses(2), DISCONNECTED, RUNNER);

        assertThat(report.hosts()).extracting(HostResult::outcome).containsOnly(HostOutcome.TIMED_OUT);
        assertThat(report.values()).isEmpty();
        assertThat(result(report, "SRV0").failure())
                .hasMessageContaining("it had not opened by its deadline of 1s")
                .hasMessageContaining("Check that the host is up");
        await().until(() -> servers.threads.abandonedCalls() == 2);
        assertThat(TestServers.logoffs()).isEmpty();
        servers.endHangs(() -> {});
    }

    @Test
    void serverThatOpensAfterItWasGivenUpIsClosedAndNothingIsBegunOnIt() {
        servers.hangInOpen.add("SRV0");
        WtsSimulator.load("server name=SRV0 delay=1500ms\n" + SESSIONS);

        FleetReport<LogoffReport> report = fleet().build().logOff(addresses(1), DISCONNECTED, RUNNER);
        servers.awaitEnd();

        assertThat(result(report, "SRV0").failure().reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(TestServers.answeredBy("SRV0"))
                .containsExactly("WTSOpenServerExW", "WTSEnumerateSessionsExW", "WTSCloseServer");
    }

    @Test
    void serverThatHangsInTheMidstOfARunCostsItsOwnSessionsOnly() {
        servers.hangLater.add("SRV0");
        WtsSimulator.load("server name=SRV0\nserver name=SRV1\n" + SESSIONS + "fault in=logoff session=4 server=SRV0 "
                + FOR_EVER);

        FleetReport<LogoffReport> report =
                fleet().build().logOff(addresses(2), DISCONNECTED, new LogoffRunner(Duration.ofMillis(300)));

        assertThat(result(report, "SRV1").value().orElseThrow()).satisfies(FleetOnServersTest::danaAndEmilAreLoggedOff);
        LogoffReport hung = result(report, "SRV0").value().orElseThrow();
        assertThat(hung.count(LogoffOutcome.NOT_KNOWN)).isEqualTo(1);
        assertThat(hung.count(LogoffOutcome.FAILED)).isEqualTo(1);
        assertThat(hung.problems())
                .allSatisfy(session -> assertThat(session.failure().reason()).isEqualTo(Reason.NOT_ASKED));
        assertThat(TestServers.logoffs()).containsExactlyInAnyOrder("SRV1 4", "SRV1 5");
        assertThat(WtsSimulator.waitingCalls()).isEqualTo(1);
        servers.endHangs(() -> {});
    }
}
