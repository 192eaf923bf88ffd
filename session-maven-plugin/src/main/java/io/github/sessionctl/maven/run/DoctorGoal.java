package io.github.sessionctl.maven.run;

import io.github.sessionctl.SessionDoctor;
import io.github.sessionctl.doctor.DoctorReport;
import io.github.sessionctl.doctor.FindingStatus;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.report.JsonDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Says what stands in the way, and what to do about it. Changes nothing. */
public record DoctorGoal(List<HostAddress> hosts, Optional<Path> file) implements Goal {

    @Override
    public Problems run(Log log) {
        Instant startedAt = Instant.now();
        DoctorReport report = SessionDoctor.examine(hosts);
        report.lines().forEach(log::info);
        Problems problems = new Problems();
        report.findings().stream()
                .filter(finding -> finding.status() == FindingStatus.PROBLEM)
                .forEach(finding -> problems.add(finding.name() + ": " + finding.found() + ". " + finding.nextStep()));
        file.ifPresent(
                path -> OutputFile.report(path, () -> JsonDocument.ofFindings(startedAt, report), log, problems));
        return problems;
    }
}
