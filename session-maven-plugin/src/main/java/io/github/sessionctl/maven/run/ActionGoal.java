package io.github.sessionctl.maven.run;

import io.github.sessionctl.action.ActionListener;
import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.fleet.ShutdownStop;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.report.JsonDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Disconnects sessions, or shows a message in them. A host that fails does not stop the others.
 *
 * @param policy which sessions
 * @param action what is done
 * @param dryRun whether it only looks
 * @param file where the JSON report goes, if anywhere
 */
public record ActionGoal(
        List<HostAddress> hosts, LogoffPolicy policy, SessionAction action, boolean dryRun, Optional<Path> file)
        implements Goal {

    @Override
    public Problems run(Log log) {
        try (ShutdownStop stop = ShutdownStop.ofProcess()) {
            return run(log, stop.cancellation());
        }
    }

    private Problems run(Log log, LogoffCancellation cancellation) {
        FleetReport<ActionReport> report = HostRuns.run(
                hosts, Duration.ZERO, log, cancellation, (host, hostLog, progress, own) -> runOn(host, hostLog, own));
        Problems problems = new Problems(isDisconnecting() ? "disconnected" : "shown the message");
        for (HostResult<ActionReport> host : report.hosts()) {
            problems.add(host);
            host.value().ifPresent(done -> done.problems().forEach(problems::add));
        }
        if (problems.isEmpty() && NotDone.onAnyHost(report, ActionReport::verdict)) {
            whyNotDone(report).forEach(problems::add);
        }
        file.ifPresent(path -> OutputFile.report(path, () -> JsonDocument.ofAction(dryRun, report), log, problems));
        return problems;
    }

    private ActionReport runOn(SessionHost host, HostLog log, LogoffCancellation cancellation) {
        ActionRunner runner = new ActionRunner();
        ActionReport report = dryRun
                ? runner.dryRun(host, policy, action)
                : runner.run(host, policy, action, ActionListener.NONE, cancellation);
        List<ActionResult> meant = report.meant();
        List<ActionResult> done = meant.stream()
                .filter(result -> result.outcome() != ActionOutcome.SKIPPED)
                .toList();
        log.info("Host " + host.address() + ": "
                + LogoffLines.number(report.results().size(), "session") + ", "
                + (done.isEmpty() ? "none" : done.size()) + " to " + (isDisconnecting() ? "disconnect" : "message")
                + " (" + policy.words() + ")"
                + (dryRun ? "; dry run, nothing is touched" : "") + ".");
        meant.forEach(result -> {
            String line = "  " + result.toLine();
            if (result.outcome() == ActionOutcome.SKIPPED && !policy.meansOneSession() && !dryRun) {
                log.debug(line);
            } else {
                log.info(line);
            }
        });
        return report;
    }

    private boolean isDisconnecting() {
        return action instanceof SessionAction.Disconnect;
    }

    /** Why it was not done to the one session that was asked for. */
    private List<String> whyNotDone(FleetReport<ActionReport> report) {
        List<String> meant = report.values().stream()
                .flatMap(host -> host.meant().stream())
                .map(result -> NotDone.line(result.toLine(), result.rule()))
                .toList();
        return meant.isEmpty() ? List.of(NotDone.absent(policy.words(), report)) : meant;
    }
}
