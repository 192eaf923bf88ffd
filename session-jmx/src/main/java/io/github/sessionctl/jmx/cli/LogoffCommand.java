package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostTask;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffListener;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffTable;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

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
final class LogoffCommand extends HostCommand {

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
            return new RemoteLogoff(target, asked.texts(), request).run(output, terminal);
        }
        LogoffRunner runner = new LogoffRunner(request.timeout());
        FleetReport<LogoffReport> report = onHosts(
                terminal,
                request.timeout().plus(request.noticeTime()),
                progress -> new Task(policy, runner, request.isDryRun(), progress));
        write(terminal, report, done -> JsonDocument.ofLogoff(request.isDryRun(), done), LogoffCommand::lines);
        complain(terminal, report);
        for (LogoffReport host : report.values()) {
            for (LogoffResult result : host.problems()) {
                boolean isLate = result.outcome() == LogoffOutcome.STILL_LOGGING_OFF
                        && !terminal.stop().isAskedFor();
                terminal.complain(result.toLine() + (isLate ? "; allow more time with --timeout" : ""));
            }
        }
        return ExitCodes.of(report, LogoffReport::verdict);
    }

    /** What became of each session that was meant. */
    static List<String> lines(LogoffReport report) {
        List<LogoffResult> meant = report.meant();
        if (meant.isEmpty()) {
            return nobody(report.meansOneSession());
        }
        return LogoffTable.lines(new LogoffReport(
                report.host(), report.startedAt(), report.took(), report.dryRun(), report.meansOneSession(), meant));
    }

    /** Logs off on a host, and tells how it goes on. */
    private record Task(LogoffPolicy policy, LogoffRunner runner, boolean dryRun, FleetProgress progress)
            implements HostTask<LogoffReport>, LogoffListener {

        @Override
        public LogoffReport run(SessionHost host, LogoffCancellation cancellation) {
            LogoffPlan plan = runner.plan(host, policy);
            if (dryRun) {
                return plan.asDryRun();
            }
            announce(plan);
            return runner.run(host, plan, this, cancellation);
        }

        /** Of several sessions the whole plan, without those that stay, before anybody is told anything. */
        private void announce(LogoffPlan plan) {
            int logoffs = plan.logoffs().size();
            if (logoffs > 1) {
                int all = plan.decisions().size();
                List<String> table = LogoffTable.lines(plan);
                List<String> said = new ArrayList<>();
                said.add("Host " + plan.host() + ": " + logoffs + " of " + all + " sessions to log off.");
                said.add("  " + table.get(0));
                for (int i = 0; i < all; i++) {
                    if (plan.decisions().get(i).logsOff()) {
                        said.add("  " + table.get(i + 1));
                    }
                }
                progress.say(said.toArray(String[]::new));
            }
            progress.planned(plan);
        }

        @Override
        public void ended(LogoffResult result) {
            progress.ended(result);
            if (result.outcome() != LogoffOutcome.SKIPPED) {
                progress.say(result.toLine());
            }
        }
    }
}
