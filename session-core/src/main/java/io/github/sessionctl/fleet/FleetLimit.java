package io.github.sessionctl.fleet;

import io.github.sessionctl.logoff.LogoffPlan;

/** How many sessions may go in one run on all hosts together. What a host plans it has taken from the others. Safe for use by several threads. */
final class FleetLimit {

    private final int most;

    // Guarded by this.
    private int left;

    FleetLimit(int most) {
        this.most = most;
        this.left = most;
    }

    /** The plan with no more logoffs than are left. */
    LogoffPlan limited(LogoffPlan plan) {
        int wanted = plan.logoffs().size();
        int granted;
        synchronized (this) {
            granted = Math.min(wanted, left);
            left -= granted;
        }
        return granted == wanted
                ? plan
                : plan.limitedTo(granted, "at most " + most + " sessions in a run on all hosts");
    }
}
