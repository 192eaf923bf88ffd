package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffListener;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffTable;
import io.github.sessionctl.session.SessionInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Logs off on one host, and tells how it goes on.
 *
 * @param policy whom
 * @param runner does it
 * @param dryRun whether it only plans
 * @param stop what ends it early
 */
record LogoffTask(LogoffPolicy policy, LogoffRunner runner, boolean dryRun, Stop stop) {

    LogoffReport run(SessionHost host, FleetProgress progress) {
        LogoffPlan plan = runner.plan(host, policy);
        if (dryRun) {
            return plan.asDryRun();
        }
        announce(plan, progress);
        LogoffListener telling = new LogoffListener() {
            @Override
            public void ended(LogoffResult result) {
                tell(result, progress);
            }
        };
        return runner.run(host, plan, telling, stop.cancellation());
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

    /** The table of the plan, without those that stay. */
    private static List<String> chosen(LogoffPlan plan) {
        List<String> all = LogoffTable.lines(plan);
        List<String> chosen = new ArrayList<>(all.subList(0, 1));
        for (int i = 0; i < plan.decisions().size(); i++) {
            if (plan.decisions().get(i).logsOff()) {
                chosen.add(all.get(i + 1));
            }
        }
        return chosen;
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
