package io.github.sessionctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostOutcome;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionHostsTest {

    @TempDir
    private Path folder;

    private static void assertRefused(String address, Reason reason, String... texts) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> SessionHosts.open(address))
                .withMessageContainingAll(texts)
                .extracting(SessionException::reason)
                .isEqualTo(reason);
    }

    @Test
    void localIsTheOperatingSystemsOrAnError() {
        if (SessionHosts.isWindows()) {
            try (SessionHost host = SessionHosts.open("local")) {
                assertThat(host).isNotInstanceOf(SimulatedHost.class);
                assertThat(host.address()).hasToString("local");
            }
        } else {
            assertRefused("local", Reason.UNSUPPORTED_SYSTEM, "has no Windows sessions", "simulated");
        }
    }

    @Test
    void simulatedHostIsThereWhenAskedFor() {
        try (SessionHost host = SessionHosts.open("simulated")) {
            assertThat(host).isInstanceOf(SimulatedHost.class);
            assertThat(host.list()).isNotEmpty();
        }
    }

    @Test
    void scenarioFileIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a scenario.txt"), "session id=5 user=anna");
        try (SessionHost host = SessionHosts.open("simulated:" + file)) {
            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("anna");
            assertThat(host.list()).extracting(SessionInfo::host).containsExactly("simulated:" + file);
        }
    }

    @Test
    void wrongScenarioFileIsRefusedWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.txt"), "session id=5\nnonsense");

        assertRefused("simulated:" + file, Reason.INVALID_ADDRESS, "line 2", "'nonsense'");
    }

    @Test
    void scenarioFileThatNeverEndsIsRefused() throws Exception {
        Path huge = folder.resolve("huge.scenario");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }

        assertRefused("simulated:" + huge, Reason.INVALID_ADDRESS, "larger than 16777216 bytes");
    }

    @Test
    void missingScenarioFileIsRefused() {
        assertRefused("simulated:" + folder.resolve("nowhere.txt"), Reason.INVALID_ADDRESS, "cannot be read", "path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker:rdcb1", "domain:CORP"})
    void addressThatStandsForSeveralHostsIsNotOpenedAsOne(String address) {
        assertRefused(address, Reason.INVALID_ADDRESS, address, "several hosts");
    }

    @Test
    void serverIsOpenedByItsNameWhereThereIsWindows() {
        if (SessionHosts.isWindows()) {
            WtsSimulator.load("session id=5 user=anna\nserver name=AGENT-08");
            try (SessionHost host = SessionHosts.open("agent-08")) {
                assertThat(host.list()).extracting(SessionInfo::host).containsExactly("agent-08");
                assertThat(host.ownSession()).isEmpty();
            }
            assertThat(WtsSimulator.openHandles()).isZero();
        } else {
            assertRefused("agent-08", Reason.UNSUPPORTED_SYSTEM, "has no Windows sessions");
        }
    }

    @Test
    void serverThatCannotBeReachedIsAnErrorAndLeavesNoHandle() {
        if (SessionHosts.isWindows()) {
            WtsSimulator.load("session id=5 user=anna\nserver name=AGENT-08 error=1722");
            assertRefused("agent-08", Reason.HOST_UNREACHABLE, "agent-08", "445");
            assertThat(WtsSimulator.openHandles()).isZero();
        } else {
            assertRefused("agent-08", Reason.UNSUPPORTED_SYSTEM, "agent-08");
        }
    }

    @Test
    void domainIsAskedForItsHostsWhereThereIsWindows() {
        HostAddress domain = HostAddress.parse("domain:CORP");
        if (SessionHosts.isWindows()) {
            WtsSimulator.load(
                    "server name=AGENT-08 domain=CORP\nserver name=AGENT-09 domain=CORP\nserver name=X domain=Y");
            assertThat(SessionHosts.directory().expand(domain))
                    .containsExactly(HostAddress.parse("AGENT-08"), HostAddress.parse("AGENT-09"));
        } else {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> SessionHosts.directory().expand(domain))
                    .withMessageContaining("has no Windows sessions");
        }
    }

    @Test
    void fleetReportsAHostThatFailsBesideTheResultsOfTheOthers() {
        FleetReport<List<SessionInfo>> report =
                SessionHosts.fleet().build().list(HostAddress.parseList("simulated,simulated:nowhere.txt"));

        assertThat(report.hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.DONE, HostOutcome.FAILED);
        assertThat(report.hosts().get(0).value().orElseThrow()).hasSize(7);
    }

    @Test
    void textThatIsNoAddressIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SessionHosts.open("a b"));
    }
}
