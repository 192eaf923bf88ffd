package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Lists processes with their sessions. */
@Command(
        name = "processes",
        description = {
            "Lists the processes that run in sessions.",
            "Shows what `query process` shows, with user, memory and CPU time."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl processes --id 4",
            "  sessionctl processes --hosts ts1 --json",
            "",
            "Exit code: 0 listed, 1 a host could not be asked, 2 wrong command line, 3 nothing runs in",
            "the session of --id."
        })
final class ProcessesCommand extends HostCommand {

    private static final long BYTES_OF_A_MEBIBYTE = 1024 * 1024;

    ProcessesCommand() {
        super(RequestOptions.of().and(RequestOption.ID, "Only those in the session with this ID."));
    }

    @Override
    int run(Terminal terminal) throws IOException {
        request();
        String given = asked.texts().get(RequestOption.ID);
        SessionId id = given == null ? null : SessionId.parse(given);
        FleetReport<List<SessionProcess>> report;
        if (!target.isRemote()) {
            report = onHosts(terminal, (host, cancellation) -> processes(host, id));
        } else if (id != null) {
            report = target.ask(terminal, "listProcesses", RemoteLogoff.number(id))
                    .ofProcesses(id);
        } else {
            throw TargetOptions.notRemote("processes needs --id");
        }
        write(terminal, report, JsonDocument::ofProcesses, ProcessesCommand::table);
        complain(terminal, report);
        if (!report.problems().isEmpty()) {
            return ExitCodes.FAILED;
        }
        boolean isInVain = id != null && report.values().stream().allMatch(List::isEmpty);
        return isInVain ? ExitCodes.REFUSED : ExitCodes.DONE;
    }

    private static List<SessionProcess> processes(SessionHost host, @Nullable SessionId wanted) {
        return host.processes().stream()
                .filter(process -> wanted == null || process.session().equals(wanted))
                .toList();
    }

    private static List<String> table(List<SessionProcess> processes) {
        if (processes.isEmpty()) {
            return List.of("No process runs there; list shows the sessions.");
        }
        TextTable table = new TextTable("SESSION", "PROCESS", "NAME", "USER", "CPU", "MEMORY MIB");
        for (SessionProcess process : processes) {
            table.row(
                    process.session().toString(),
                    Long.toString(process.processId()),
                    process.name(),
                    process.user(),
                    DurationText.format(process.cpuTime()),
                    Long.toString(process.workingSetBytes() / BYTES_OF_A_MEBIBYTE));
        }
        return table.lines();
    }
}
