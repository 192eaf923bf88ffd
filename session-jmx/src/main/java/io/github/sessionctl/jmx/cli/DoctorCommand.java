package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.SessionDoctor;
import io.github.sessionctl.doctor.DoctorReport;
import io.github.sessionctl.doctor.FindingStatus;
import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.report.JsonDocument;
import java.time.Instant;
import picocli.CommandLine.Command;

/** Says what stands in the way. */
@Command(
        name = "doctor",
        description = {
            "Says what stands in the way, and what to do about it.",
            "Looks at this system, its rights and the hosts, and changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl doctor",
            "  sessionctl doctor --hosts ts1,broker:cb1",
            "",
            "Exit code: 0 nothing stands in the way, 1 it has found a problem, 2 wrong command line."
        })
final class DoctorCommand extends HostCommand {

    @Override
    int run(Terminal terminal) {
        if (target.isRemote()) {
            throw TargetOptions.notRemote("there is no doctor; run it on the machine of the server");
        }
        Instant startedAt = Instant.now();
        DoctorReport report;
        try (FleetProgress progress = terminal.progress()) {
            target.hosts().forEach(progress::began);
            report = SessionDoctor.examine(target.hosts());
        }
        output.write(terminal, () -> JsonDocument.ofFindings(startedAt, report), report::lines);
        return report.worst() == FindingStatus.PROBLEM ? ExitCodes.FAILED : ExitCodes.DONE;
    }
}
