package io.github.sessionctl.maven.run;

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
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.report.JsonDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/**
 * Disconnects sessions, or shows a message in them. A host that fails does not stop the others.
 *
 * @param selectors which sessions
 * @param force whether the own session and the console are meant, too
 * @param action what is done
 * @param dryRun whether it only looks
 * @param reportFile where the JSON report goes, if anywhere
 */
public record ActionRun(
        List<HostAddress> hosts,
        Selectors selectors,
        Force force,
        SessionAction action,
        boolean dryRun,
        Optional<Path> reportFile)
        implements GoalRun {

    @Override
    public Problems run(Log log) {
        try (ShutdownStop stop = ShutdownStop.ofProcess()) {
            return run(log, stop.cancellation());
        }
    }

    private Problems run(Log log, LogoffCancellation cancellation) {
        FleetReport<ActionReport> report = HostRuns.run(
                hosts, Duration.ZERO, log, cancellation, (host, hostLog, progress, own) -> runOn(host, hostLog));
        Problems problems = new Problems(isDisconnecting() ? "disconnected" : "shown the message");
        for (HostResult<ActionReport> host : report.hosts()) {
            problems.add(host);
            host.value().ifPresent(done -> done.problems().forEach(problems::add));
        }
        if (selectors.isOneSession() && problems.isEmpty()) {
            whyNotDone(report).ifPresent(problems::add);
        }
        reportFile.ifPresent(
                file -> OutputFile.report(file, () -> JsonDocument.ofAction(dryRun, report), log, problems));
        return problems;
    }

    private ActionReport runOn(SessionHost host, HostLog log) {
        LogoffSelectors chosen = selectors.with(force, LogoffNotice.none());
        ActionReport report =
                dryRun ? ActionRunner.dryRun(host, chosen, action) : ActionRunner.run(host, chosen, action);
        List<ActionResult> meant = meant(report).toList();
        List<ActionResult> done = meant.stream()
                .filter(result -> result.outcome() != ActionOutcome.SKIPPED)
                .toList();
        log.info("Host " + host.address() + ": "
                + LogoffLines.number(report.results().size(), "session") + ", "
                + (done.isEmpty() ? "none" : done.size()) + " to " + (isDisconnecting() ? "disconnect" : "message")
                + " (" + selectors.words() + ")"
                + (dryRun ? "; dry run, nothing is touched" : "") + ".");
        meant.forEach(result -> {
            String line = "  " + result.toLine();
            if (result.outcome() == ActionOutcome.SKIPPED && !selectors.isOneSession() && !dryRun) {
                log.debug(line);
            } else {
                log.info(line);
            }
        });
        return report;
    }

    private boolean isDisconnecting() {
        return action.success() == ActionOutcome.DISCONNECTED;
    }

    private static Stream<ActionResult> meant(ActionReport report) {
        return report.results().stream().filter(result -> result.rule() != LogoffRule.NOT_SELECTED);
    }

    /** Why it was not done to the one session that was asked for; empty when it was, or would be. */
    private Optional<String> whyNotDone(FleetReport<ActionReport> report) {
        List<ActionResult> meant =
                report.values().stream().flatMap(ActionRun::meant).toList();
        if (meant.isEmpty()) {
            return Optional.of(SelectedSession.absent(selectors.words(), report));
        }
        boolean isDone = meant.stream()
                .map(ActionResult::outcome)
                .anyMatch(outcome -> outcome == action.success() || outcome == ActionOutcome.WOULD_ACT);
        return isDone
                ? Optional.empty()
                : Optional.of(meant.get(0).toLine()
                        + SelectedSession.help(meant.get(0).rule()));
    }

    @Override
    public String key() {
        return hosts + " " + selectors + " " + force + " " + action + " " + dryRun;
    }
}
