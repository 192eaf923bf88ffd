package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
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
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Logs off on a host, and tells how it goes on.
 *
 * @param policy whom
 * @param runner does it
 * @param dryRun whether it only plans
 * @param progress hears of it
 */
record LogoffTask(LogoffPolicy policy, LogoffRunner runner, boolean dryRun, FleetProgress progress)
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

    /** Of several sessions the whole plan, before anybody is told anything. */
    private void announce(LogoffPlan plan) {
        int logoffs = plan.logoffs().size();
        if (logoffs > 1) {
            String head = "Host " + plan.host() + ": " + logoffs + " of "
                    + plan.decisions().size() + " sessions to log off.";
            progress.say(Stream.concat(Stream.of(head), chosen(plan).map(line -> "  " + line))
                    .toArray(String[]::new));
        }
        progress.planned(plan);
    }

    /** The table of the plan, without those that stay. */
    private static Stream<String> chosen(LogoffPlan plan) {
        List<String> lines = LogoffTable.lines(plan);
        Stream<String> logoffs = IntStream.range(0, plan.decisions().size())
                .filter(i -> plan.decisions().get(i).logsOff())
                .mapToObj(i -> lines.get(i + 1));
        return Stream.concat(Stream.of(lines.get(0)), logoffs);
    }

    @Override
    public void ended(LogoffResult result) {
        progress.ended(result);
        if (result.outcome() != LogoffOutcome.SKIPPED) {
            progress.say(result.toLine());
        }
    }
}
