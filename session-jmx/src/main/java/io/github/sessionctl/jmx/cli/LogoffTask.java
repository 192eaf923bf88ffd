package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.HostTask;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffSelection;
import io.github.sessionctl.logoff.LogoffTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Logs off on a host, and tells how it goes on.
 *
 * @param selection whom
 * @param runner does it
 * @param dryRun whether it only plans
 * @param progress hears of it
 */
record LogoffTask(LogoffSelection selection, LogoffRunner runner, boolean dryRun, FleetProgress progress)
        implements HostTask<LogoffReport> {

    @Override
    public LogoffReport run(SessionHost host, LogoffCancellation cancellation) {
        LogoffPlan plan = runner.plan(host, selection);
        if (dryRun) {
            return plan.asDryRun();
        }
        announce(plan);
        return runner.run(host, plan, this::tell, cancellation);
    }

    /** Of several sessions the whole plan, before anybody is told anything. */
    private void announce(LogoffPlan plan) {
        int logoffs = plan.logoffs().size();
        if (logoffs > 1) {
            String head = "Host " + plan.host() + ": " + logoffs + " of "
                    + plan.decisions().size() + " sessions to log off.";
            progress.say(Stream.concat(Stream.of(head), chosen(plan).stream().map(line -> "  " + line))
                    .toArray(String[]::new));
        }
        progress.planned(plan);
    }

    private static List<String> chosen(LogoffPlan plan) {
        return LogoffTable.lines(new LogoffPlan(plan.host(), plan.madeAt(), plan.logoffs(), plan.selection()));
    }

    private void tell(LogoffResult result) {
        progress.ended(result);
        if (result.outcome() != LogoffOutcome.SKIPPED) {
            progress.say(result.toLine());
        }
    }
}
