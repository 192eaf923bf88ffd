package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.fleet.ShutdownStop;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffListener;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
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
 * @param policy whom
 * @param noticeTime how long users have before they are logged off, or to answer
 * @param timeout how long one session's logoff may take
 * @param dryRun whether it only plans
 * @param file where the JSON report goes, if anywhere
 */
public record LogoffGoal(
        List<HostAddress> hosts,
        LogoffPolicy policy,
        Duration noticeTime,
        Duration timeout,
        boolean dryRun,
        Optional<Path> file)
        implements Goal {

    @Override
    public Problems run(Log log) {
        try (ShutdownStop stop = ShutdownStop.ofProcess()) {
            return run(log, stop.cancellation());
        }
    }

    private Problems run(Log log, LogoffCancellation cancellation) {
        LogoffLines lines = new LogoffLines(policy, noticeTime, timeout, dryRun);
        FleetReport<LogoffReport> report = HostRuns.run(
                hosts,
                noticeTime.plus(timeout),
                log,
                cancellation,
                (host, hostLog, progress, own) -> runOn(host, lines, hostLog, progress, own));
        lines.end(report).ifPresent(log::info);
        Problems problems = new Problems("logged off");
        for (HostResult<LogoffReport> host : report.hosts()) {
            problems.add(host);
            host.value().ifPresent(done -> done.problems().forEach(problems::add));
        }
        if (problems.isEmpty() && NotDone.onAnyHost(report, LogoffReport::verdict)) {
            lines.whyNotDone(report).forEach(problems::add);
        }
        file.ifPresent(path -> OutputFile.report(path, () -> JsonDocument.ofLogoff(dryRun, report), log, problems));
        return problems;
    }

    private LogoffReport runOn(
            SessionHost host, LogoffLines lines, HostLog log, FleetProgress progress, LogoffCancellation cancellation) {
        LogoffRunner runner = new LogoffRunner(timeout);
        LogoffPlan plan = runner.plan(host, policy);
        lines.planned(plan, log);
        if (dryRun) {
            LogoffReport report = plan.asDryRun();
            report.results().forEach(result -> lines.ended(result, log));
            lines.done(report, log);
            return report;
        }
        progress.planned(plan);
        LogoffReport report = runner.run(
                host,
                plan,
                new LogoffListener() {
                    @Override
                    public void ended(LogoffResult result) {
                        progress.ended(result);
                        lines.ended(result, log);
                    }
                },
                cancellation);
        lines.done(report, log);
        return report;
    }
}
