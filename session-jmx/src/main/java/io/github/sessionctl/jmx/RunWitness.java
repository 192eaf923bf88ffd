package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffResult;

/** Sees a run while it goes on: what it is about to do, then each result as soon as it is known. */
interface RunWitness {

    void planned(LogoffPlan plan);

    void ended(LogoffResult result);
}
