package io.github.sessionctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.doctor.DoctorReport;
import io.github.sessionctl.doctor.Finding;
import io.github.sessionctl.doctor.FindingStatus;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.it.simulator.WtsSimulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On Linux there are no Windows sessions, and the doctor says so; on the Windows JVM it sees the simulated ones. */
class SessionDoctorTest {

    private static FindingStatus status(DoctorReport report, String name) {
        return report.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .map(Finding::status)
                .findFirst()
                .orElseThrow();
    }

    private static DoctorReport examineLocal(String scenario) {
        if (SessionHosts.isWindows()) {
            WtsSimulator.load(scenario);
        }
        return SessionDoctor.examine(List.of(HostAddress.LOCAL));
    }

    @Test
    void thisMachineIsDescribedAsItIs() {
        DoctorReport report = examineLocal("host own=0\nsession id=4 user=dana\nprocess session=4 id=7 name=a.exe");

        if (SessionHosts.isWindows()) {
            assertThat(report.findings())
                    .filteredOn(finding -> finding.status() != FindingStatus.OK)
                    .extracting(Finding::name)
                    .containsExactly("local: rights to log off, disconnect and message");
        } else {
            assertThat(status(report, "system")).isEqualTo(FindingStatus.WARNING);
            assertThat(status(report, "JNA")).isEqualTo(FindingStatus.NOT_CHECKED);
            assertThat(status(report, "local: reachable")).isEqualTo(FindingStatus.NOT_CHECKED);
        }
    }

    @Test
    void whatThisMachineRefusesIsFoundWhereThereAreSessions() {
        DoctorReport report = examineLocal("host own=0\nsession id=4 user=dana\nfault in=client session=4 error=5");

        if (SessionHosts.isWindows()) {
            assertThat(status(report, "local: right to read sessions")).isEqualTo(FindingStatus.OK);
            assertThat(status(report, "local: right to read clients")).isEqualTo(FindingStatus.WARNING);
        } else {
            assertThat(report.worst()).isEqualTo(FindingStatus.WARNING);
        }
    }

    @Test
    void hostsOfADomainAreExaminedWhereItCanBeAskedAndAFindingElsewhere() {
        if (SessionHosts.isWindows()) {
            WtsSimulator.load("server name=TS-1 domain=CORP\nsession id=4 user=dana");
        }
        DoctorReport report = SessionDoctor.examine(HostAddress.parseList("domain:CORP"));

        if (SessionHosts.isWindows()) {
            assertThat(status(report, "domain:CORP: hosts")).isEqualTo(FindingStatus.OK);
            assertThat(status(report, "TS-1: reachable")).isEqualTo(FindingStatus.OK);
        } else {
            assertThat(status(report, "domain:CORP: hosts")).isEqualTo(FindingStatus.PROBLEM);
        }
    }

    @Test
    void simulatedHostIsExaminedEverywhere() {
        DoctorReport report = SessionDoctor.examine(HostAddress.parseList("simulated"));

        assertThat(status(report, "simulated: reachable")).isEqualTo(FindingStatus.OK);
    }
}
