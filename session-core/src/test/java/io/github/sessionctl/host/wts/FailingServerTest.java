package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionException.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server whose handle opens and then fails: at its first use, or at a later one. Another server stands beside it. */
@Timeout(60)
@Tag(HostUnderTest.SEVERAL_THREADS)
@ExtendWith(SimulatedWindows.class)
class FailingServerTest {

    private static final String TWO_SERVERS = """
            server name=BROKEN
            server name=WELL
            session id=3 name=RDP-Tcp#3 state=Active user=anna domain=CORP logonAgo=1h
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
            session id=5 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=2h
            """;

    private static final List<HostAddress> BOTH = List.of(HostAddress.parse("BROKEN"), HostAddress.parse("WELL"));

    private final TestServers servers = new TestServers();

    @AfterEach
    void brokenServerIsClosedOnceAndTheOtherWasNeverInDanger() {
        servers.awaitEnd();
        assertThat(TestServers.answeredBy("BROKEN")).containsOnlyOnce("WTSCloseServer");
        assertThat(TestServers.logoffs()).contains("WELL 4", "WELL 5").doesNotContain("BROKEN 3", "WELL 3");
    }

    private HostResult<LogoffReport> broken(String faults) {
        WtsSimulator.load(TWO_SERVERS + faults);
        FleetReport<LogoffReport> report = Fleet.opening(servers::open)
                .deadlineForEachHost(TestServers.LONG)
                .build()
                .logOff(BOTH, LogoffPolicy.disconnected().build(), new LogoffRunner(Duration.ofMillis(300)));
        LogoffReport well = report.of(BOTH.get(1)).orElseThrow().value().orElseThrow();
        assertThat(well.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(2);
        return report.of(BOTH.get(0)).orElseThrow();
    }

    private static void assertFailed(LogoffResult session, Reason reason, int error) {
        assertThat(session.outcome()).isEqualTo(LogoffOutcome.FAILED);
        assertThat(session.failure().reason()).isEqualTo(reason);
        assertThat(session.failure().win32Code()).hasValue(error);
        assertThat(session.failure().host()).isEqualTo("BROKEN");
    }

    private static LogoffResult session(HostResult<LogoffReport> host, long id) {
        return host.value().orElseThrow().results().stream()
                .filter(result -> result.session().id().value() == id)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "5, ACCESS_DENIED",
        "6, CONNECTION_CLOSED",
        "53, HOST_UNREACHABLE",
        "1702, SERVICE_NOT_RUNNING",
        "1722, HOST_UNREACHABLE",
        "1726, HOST_UNREACHABLE"
    })
    void handleThatOpensAndThenFailsIsAFailedHostAndNoEmptyOne(int error, Reason reason) {
        HostResult<LogoffReport> host = broken("fault in=open server=BROKEN error=" + error);

        assertThat(host.outcome()).isEqualTo(HostOutcome.FAILED);
        assertThat(host.value()).isEmpty();
        assertThat(host.failure().reason()).isEqualTo(reason);
        assertThat(host.failure().win32Code()).hasValue(error);
    }

    @ParameterizedTest
    @CsvSource({"5, ACCESS_DENIED", "6, CONNECTION_CLOSED", "1722, HOST_UNREACHABLE", "1726, HOST_UNREACHABLE"})
    void serverThatFailsRightAfterItWasProvedIsAFailedHost(int error, Reason reason) {
        HostResult<LogoffReport> host =
                broken("fault in=list server=BROKEN times=1\nfault in=list server=BROKEN error=" + error);

        assertThat(host.outcome()).isEqualTo(HostOutcome.FAILED);
        assertThat(host.value()).isEmpty();
        assertThat(host.failure().reason()).isEqualTo(reason);
        assertThat(TestServers.logoffs()).containsOnly("WELL 4", "WELL 5");
    }

    @ParameterizedTest
    @CsvSource({"5, ACCESS_DENIED", "6, CONNECTION_CLOSED", "1722, HOST_UNREACHABLE", "1726, HOST_UNREACHABLE"})
    void serverThatFailsAtTheSecondLookLosesNobody(int error, Reason reason) {
        HostResult<LogoffReport> host = broken("fault in=read session=4 server=BROKEN times=1\n"
                + "fault in=read session=5 server=BROKEN times=1\nfault in=read server=BROKEN error=" + error);

        assertFailed(session(host, 4), reason, error);
        assertFailed(session(host, 5), reason, error);
        assertThat(TestServers.logoffs()).containsOnly("WELL 4", "WELL 5");
    }

    @ParameterizedTest
    @CsvSource({"5, ACCESS_DENIED", "6, CONNECTION_CLOSED", "1722, HOST_UNREACHABLE"})
    void logoffThatFailsStaysWithItsSession(int error, Reason reason) {
        HostResult<LogoffReport> host = broken("fault in=logoff session=4 server=BROKEN error=" + error);

        assertThat(host.outcome()).isEqualTo(HostOutcome.DONE);
        assertFailed(session(host, 4), reason, error);
        assertThat(session(host, 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
    }

    @Test
    void logoffThatBreaksOffMayHaveHappened() {
        HostResult<LogoffReport> host = broken("fault in=logoff session=4 server=BROKEN error=1726");

        assertThat(session(host, 4).outcome()).isEqualTo(LogoffOutcome.NOT_KNOWN);
        assertThat(session(host, 4).failure().win32Code()).hasValue(1726);
        assertThat(session(host, 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
    }

    @ParameterizedTest
    @CsvSource({"6, CONNECTION_CLOSED", "1722, HOST_UNREACHABLE"})
    void serverThatIsLostBehindTheLogoffsIsNotTakenForSuccess(int error, Reason reason) {
        HostResult<LogoffReport> host =
                broken("fault in=list server=BROKEN times=2\nfault in=list server=BROKEN error=" + error);

        for (long id : new long[] {4, 5}) {
            assertThat(session(host, id).outcome()).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertThat(session(host, id).failure().reason()).isEqualTo(reason);
        }
        assertThat(TestServers.logoffs()).contains("BROKEN 4", "BROKEN 5");
    }

    @Test
    void serverThatFailsOnceBehindTheLogoffsIsLookedAtAgain() {
        HostResult<LogoffReport> host =
                broken("fault in=list server=BROKEN times=2\nfault in=list server=BROKEN error=1722 times=1");

        assertThat(session(host, 4).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
        assertThat(session(host, 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
    }
}
