package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.TestServers.FOR_EVER;
import static io.github.sessionctl.host.wts.TestServers.LONG;
import static io.github.sessionctl.host.wts.TestServers.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostOutcome;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs over the session hosts of a domain, which Windows is asked for. */
@Timeout(60)
@Tag(HostUnderTest.SEVERAL_THREADS)
@ExtendWith(SimulatedWindows.class)
class DomainFleetTest {

    private static final String FARM = """
            server name=RDSH1 domain=FARM
            server name=RDSH2 domain=FARM error=5
            server name=RDSH3 domain=FARM
            server name=LONE
            session id=0 name=Services state=Disconnected
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
            """;

    private static final List<HostAddress> FARM_AND_LONE =
            List.of(HostAddress.parse("domain:FARM"), HostAddress.parse("LONE"));

    private final TestServers servers = new TestServers();

    private Fleet within(Duration deadline) {
        return Fleet.opening(servers::open)
                .directory(servers.directory(deadline))
                .deadlineForEachHost(LONG)
                .build();
    }

    private static FleetReport<LogoffReport> logOff(Fleet fleet) {
        return fleet.logOff(
                FARM_AND_LONE, LogoffPolicy.disconnected().build(), new LogoffRunner(Duration.ofSeconds(30)));
    }

    private static void assertDanaIsGoneWhereItCouldBe(FleetReport<LogoffReport> report) {
        assertThat(report.hosts())
                .extracting(host -> host.host() + " " + host.outcome())
                .containsExactly("RDSH1 DONE", "RDSH2 FAILED", "RDSH3 DONE", "LONE DONE");
        assertThat(report.hosts().get(1).failure().reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(report.values())
                .allSatisfy(
                        host -> assertThat(host.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(1));
        assertThat(TestServers.logoffs()).containsExactlyInAnyOrder("RDSH1 4", "RDSH3 4", "LONE 4");
    }

    @Test
    void everyHostOfTheDomainStandsInTheReport() {
        WtsSimulator.load(FARM);

        assertDanaIsGoneWhereItCouldBe(logOff(within(LONG)));

        servers.awaitEnd();
        assertThat(SimulatedWindows.calls("WTSEnumerateServersW")).isEqualTo(1);
    }

    /** What users get, threads and deadlines included. */
    @Test
    void fleetOfSessionHostsExpandsTheDomainItselfWhereThereIsAWindowsToAsk() {
        WtsSimulator.load(FARM);

        FleetReport<LogoffReport> report = logOff(SessionHosts.fleet().build());

        if (SessionHosts.isWindows()) {
            assertDanaIsGoneWhereItCouldBe(report);
        } else {
            assertThat(report.hosts())
                    .extracting(host -> host.failure().reason())
                    .containsOnly(Reason.UNSUPPORTED_SYSTEM);
            assertThat(TestServers.logoffs()).isEmpty();
        }
    }

    @Test
    void domainThatHangsIsAFailureBesideTheOthersAndIsNotAskedAgain() {
        WtsSimulator.load(FARM + "fault in=servers " + FOR_EVER);

        HostResult<LogoffReport> first = logOff(within(SHORT)).hosts().get(0);
        FleetReport<LogoffReport> again = logOff(within(LONG));

        assertThat(first.outcome()).isEqualTo(HostOutcome.FAILED);
        assertThat(first.host()).hasToString("domain:FARM");
        assertThat(first.failure().operation()).isEqualTo(SessionOperation.SERVERS);
        assertThat(first.failure().reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(first.failure())
                .hasMessageStartingWith(
                        "Cannot list the session hosts of domain:FARM: the host did not answer within 300ms");
        assertThat(again.hosts())
                .extracting(host -> host.host() + " " + host.outcome())
                .containsExactly("domain:FARM FAILED", "LONE DONE");
        assertThat(again.hosts().get(0).failure()).hasMessageContaining("it was not asked again");
        assertThat(WtsSimulator.waitingCalls()).isEqualTo(1);
        assertThat(TestServers.logoffs()).containsExactly("LONE 4");
        servers.endHangs(() -> {});
    }

    @Test
    void listOfServersThatComesTooLateIsFreed() {
        WtsSimulator.load(FARM + "fault in=servers delay=1s");

        HostResult<LogoffReport> late = logOff(within(SHORT)).hosts().get(0);
        servers.awaitEnd();

        assertThat(late.failure().reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(SimulatedWindows.calls()).extracting("function").endsWith("WTSEnumerateServersW");
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(TestServers.logoffs()).containsExactly("LONE 4");
    }

    /** With 259 Windows says that there is nobody: the domain was asked, and has no session hosts. */
    @ParameterizedTest
    @CsvSource({
        "259, INVALID_ADDRESS",
        "1355, INVALID_ADDRESS",
        "5, ACCESS_DENIED",
        "1722, HOST_UNREACHABLE",
        "6118, NOT_SUPPORTED"
    })
    void emptyDomainAndOneThatCannotBeAskedLookDifferent(int error, Reason reason) {
        WtsSimulator.load(FARM + "fault in=servers error=" + error);

        FleetReport<List<SessionInfo>> report = within(LONG).list(FARM_AND_LONE);

        HostResult<List<SessionInfo>> domain = report.hosts().get(0);
        assertThat(domain.outcome()).isEqualTo(HostOutcome.FAILED);
        assertThat(domain.value()).isEmpty();
        assertThat(domain.failure().reason()).isEqualTo(reason);
        if (error == 259) {
            assertThat(domain.failure()).hasMessageContaining("it stands for no hosts at all");
            assertThat(domain.failure().win32Code()).isEmpty();
        } else {
            assertThat(domain.failure().win32Code()).hasValue(error);
        }
        assertThat(report.hosts().get(1).isDone()).isTrue();
        servers.awaitEnd();
    }
}
