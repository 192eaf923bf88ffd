package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffSelection;
import io.github.sessionctl.logoff.LogoffTable;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;

/**
 * Logs off on one host, and tells how it goes on.
 *
 * @param selection whom
 * @param runner does it
 * @param dryRun whether it only plans
 * @param stop what ends it early
 */
record LogoffTask(LogoffSelection selection, LogoffRunner runner, boolean dryRun, Stop stop) {

    LogoffReport run(SessionHost host, FleetProgress progress) {
        LogoffPlan plan = runner.plan(host, selection);
        if (dryRun) {
            return plan.asDryRun();
        }
        announce(plan, progress);
        return runner.run(host, plan, result -> tell(result, progress), stop.cancellation());
    }

    /** Of several sessions the whole plan, before anybody is told anything. */
    private static void announce(LogoffPlan plan, FleetProgress progress) {
        int logoffs = plan.logoffs().size();
        if (logoffs > 1) {
            synchronized (progress) {
                progress.say("Host " + plan.host() + ": " + logoffs + " of "
                        + plan.decisions().size() + " sessions to log off.");
                chosen(plan).forEach(line -> progress.say("  " + line));
            }
        }
        plan.logoffs().forEach(decision -> progress.waitFor(key(decision.session()), name(decision.session())));
        if (logoffs > 0) {
            // From now on it is the sessions that are waited for.
            progress.stopWaitingFor(plan.host().toString());
        }
    }

    private static List<String> chosen(LogoffPlan plan) {
        return LogoffTable.lines(new LogoffPlan(plan.host(), plan.madeAt(), plan.logoffs(), plan.selection()));
    }

    private static void tell(LogoffResult result, FleetProgress progress) {
        progress.stopWaitingFor(key(result.session()));
        if (result.outcome() != LogoffOutcome.SKIPPED) {
            progress.say(result.toLine());
        }
    }

    private static String key(SessionInfo session) {
        return session.host() + ' ' + session.id();
    }

    private static String name(SessionInfo session) {
        return "session " + session.id() + " of " + session.userText() + " on " + session.host();
    }
}
