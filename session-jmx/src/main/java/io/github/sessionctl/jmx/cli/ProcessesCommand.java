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
import picocli.CommandLine.Mixin;

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
final class ProcessesCommand extends SessionCommand {

    private static final long BYTES_OF_A_MEBIBYTE = 1024 * 1024;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ProcessesCommand() {
        super(RequestOptions.of().and(RequestOption.ID, "Only those in the session with this ID."));
    }

    @Override
    int run(Terminal terminal) throws IOException {
        request();
        String given = asked().texts().get(RequestOption.ID);
        SessionId id = given == null ? null : SessionId.parse(given);
        if (target.isRemote()) {
            if (id == null) {
                throw TargetOptions.notRemote("processes needs --id");
            }
            return new RemoteProcesses(target, id).run(output, terminal);
        }
        FleetReport<List<SessionProcess>> report =
                HostRun.run(target.hosts(), terminal, (host, cancellation) -> processes(host, id));
        if (!report.values().isEmpty() || output.isJson()) {
            output.write(
                    terminal,
                    () -> JsonDocument.ofProcesses(report),
                    () -> HostRun.tables(report, ProcessesCommand::table));
        }
        HostRun.complain(report, terminal);
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
