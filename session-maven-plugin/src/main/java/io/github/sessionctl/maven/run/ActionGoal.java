package io.github.sessionctl.maven.run;

import io.github.sessionctl.action.ActionListener;
import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.fleet.FleetReport;
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

/** Disconnects the sessions that the policy means, or shows a message in them. A host that fails does not stop the others. */
public record ActionGoal(
        List<HostAddress> hosts, LogoffPolicy policy, SessionAction action, boolean dryRun, Optional<Path> file)
        implements Goal {

    @Override
    public Problems run(Log log) {
        try (ShutdownStop stop = ShutdownStop.ofProcess()) {
            FleetReport<ActionReport> report = HostRuns.run(
                    hosts,
                    Duration.ZERO,
                    log,
                    stop.cancellation(),
                    HostRuns::sayWhy,
                    (host, hostLog, progress, own) -> runOn(host, hostLog, own));
            Problems problems = new Problems(isDisconnecting() ? "disconnected" : "shown the message");
            problems.add(report, done -> done.problems().stream().map(ActionResult::toLine));
            problems.addNotDone(
                    policy,
                    report,
                    ActionReport::verdict,
                    done -> done.meant().stream().map(result -> Problems.kept(result.toLine(), result.rule())));
            file.ifPresent(path -> OutputFile.report(path, () -> JsonDocument.ofAction(dryRun, report), log, problems));
            return problems;
        }
    }

    private ActionReport runOn(SessionHost host, HostRuns.HostLog log, LogoffCancellation cancellation) {
        ActionRunner runner = new ActionRunner();
        ActionReport report = dryRun
                ? runner.dryRun(host, policy, action)
                : runner.run(host, policy, action, ActionListener.NONE, cancellation);
        List<ActionResult> meant = report.meant();
        long done = meant.stream()
                .filter(result -> result.outcome() != ActionOutcome.SKIPPED)
                .count();
        log.info("Host " + host.address() + ": "
                + Problems.number(report.results().size(), "session") + ", "
                + (done == 0 ? "none" : done) + " to " + (isDisconnecting() ? "disconnect" : "message")
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
}
