package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Logs users off. */
@Command(
        name = "logoff",
        description = {
            "Logs users off.",
            "Logs off the sessions that match every selector given, or everybody who has been disconnected for long. Without a selector it refuses. Services and listeners are never touched, your own session and the console only with --force; with --disconnected-for the console only with --include-console. What has not been saved is lost."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl logoff --id 4 --user anna       session 4, but only if it is anna's",
            "  sessionctl logoff --disconnected-for 2h --exclude-users \"svc-*\" --dry-run",
            "  sessionctl logoff --all --message \"Restart at 18:00\" --grace 10m",
            "  sessionctl logoff --idle-for 8h --ask --hosts ts1,ts2",
            "",
            "Exit code: 0 done or nobody to log off, 1 something failed or still goes on, 2 wrong",
            "command line, 3 the session of --id or --name was kept, has changed or is not there,",
            "130 Ctrl-C."
        })
final class LogoffCommand extends SessionCommand {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    LogoffCommand() {
        super(RequestOptions.selectors()
                .and(RequestOption.DISCONNECTED_FOR)
                .andNarrowing()
                .and(
                        RequestOption.FORCE,
                        "Also your own session and the console; with --id also a session that nobody is logged on to, to"
                                + " end what hangs.")
                .and(RequestOption.MESSAGE, RequestOption.GRACE, RequestOption.ASK)
                .and(
                        RequestOption.TIMEOUT,
                        "How long one logoff may take to finish, up to 1d. Default: 30s; with --url as the server has it.")
                .and(RequestOption.DRY_RUN));
    }

    @Override
    int run(Terminal terminal) throws IOException {
        SessionRequest request = request();
        LogoffPolicy policy = request.logoff();
        if (target.isRemote()) {
            return new RemoteLogoff(target, asked().texts(), request).run(output, terminal);
        }
        LogoffRunner runner = new LogoffRunner(request.timeout());
        FleetReport<LogoffReport> report = HostRun.run(
                target.hosts(),
                request.timeout().plus(request.noticeTime()),
                terminal,
                progress -> new LogoffTask(policy, runner, request.isDryRun(), progress));
        if (!report.values().isEmpty() || output.isJson()) {
            output.write(
                    terminal,
                    () -> JsonDocument.ofLogoff(request.isDryRun(), report),
                    () -> HostRun.tables(report, LogoffText::lines));
        }
        LogoffText.complain(report, terminal);
        return ExitCodes.of(report, LogoffReport::verdict);
    }
}
