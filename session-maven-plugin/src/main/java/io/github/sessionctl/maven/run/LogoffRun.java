package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.fleet.ShutdownStop;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.report.JsonDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Plans and logs off. A host that fails does not stop the others.
 *
 * @param wanted whom
 * @param timeout how long one session's logoff may take
 * @param dryRun whether it only plans
 * @param reportFile where the JSON report goes, if anywhere
 */
public record LogoffRun(
        List<HostAddress> hosts, Wanted wanted, Duration timeout, boolean dryRun, Optional<Path> reportFile)
        implements GoalRun {

    @Override
    public Problems run(Log log) {
        try (ShutdownStop stop = ShutdownStop.ofProcess()) {
            return run(log, stop.cancellation());
        }
    }

    private Problems run(Log log, LogoffCancellation cancellation) {
        LogoffLines lines = new LogoffLines(wanted, timeout, dryRun);
        FleetReport<LogoffReport> report = HostRuns.run(
                hosts,
                wanted.noticeTime().plus(timeout),
                log,
                cancellation,
                (host, hostLog, progress, own) -> runOn(host, lines, hostLog, progress, own));
        lines.end(report).ifPresent(log::info);
        Problems problems = new Problems("logged off");
        for (HostResult<LogoffReport> host : report.hosts()) {
            problems.add(host);
            host.value().ifPresent(done -> done.problems().forEach(problems::add));
        }
        if (wanted.isOneSession() && problems.isEmpty()) {
            lines.whyNotDone(report).ifPresent(problems::add);
        }
        reportFile.ifPresent(
                file -> OutputFile.report(file, () -> JsonDocument.ofLogoff(dryRun, report), log, problems));
        return problems;
    }

    private LogoffReport runOn(
            SessionHost host, LogoffLines lines, HostLog log, FleetProgress progress, LogoffCancellation cancellation) {
        LogoffRunner runner = new LogoffRunner(timeout);
        LogoffPlan plan = runner.plan(host, wanted.selection());
        lines.planned(plan, log);
        if (dryRun) {
            LogoffReport report = plan.asDryRun();
            report.results().forEach(result -> lines.ended(result, log));
            lines.done(report, log);
            return report;
        }
        progress.planned(plan);
        LogoffReport report = runner.run(host, plan, result -> ended(result, lines, log, progress), cancellation);
        lines.done(report, log);
        return report;
    }

    private static void ended(LogoffResult result, LogoffLines lines, HostLog log, FleetProgress progress) {
        progress.ended(result);
        lines.ended(result, log);
    }

    @Override
    public String key() {
        return hosts + " " + wanted + " " + timeout + " " + dryRun;
    }
}
