package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.session.ConnectState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Where in a run something happened to a session.
 *
 * @param calls the calls of the same run when nothing happens
 * @param before the position of the call before which it happened
 * @param session the session it happened to
 */
record Intervention(List<String> calls, int before, long session) {

    /** Carries the run out again and again, and lets the same happen before the first call, the second, and so on to the last. */
    static void sweep(
            ConnectState state,
            LogoffPolicy selection,
            long session,
            String change,
            BiConsumer<Intervention, EngineRun> check) {
        String text = "session=" + session + ' ' + change;
        List<String> undisturbed = new ArrayList<>();
        carryOut(state, selection, Integer.MAX_VALUE, text, undisturbed);
        for (int before = 0; before < undisturbed.size(); before++) {
            List<String> calls = new ArrayList<>();
            EngineRun run = carryOut(state, selection, before, text, calls);
            check.accept(new Intervention(undisturbed, before, session), run);
        }
    }

    private static EngineRun carryOut(
            ConnectState state, LogoffPolicy selection, int before, String change, List<String> calls) {
        WtsSimulator.load(EngineRun.machine(state));
        try (InterveningHost host = new InterveningHost(windows(), before, change)) {
            EngineRun run = EngineRun.on(host, selection);
            calls.addAll(host.calls());
            return run;
        }
    }

    private static SessionHost windows() {
        return WtsSessionHost.local();
    }

    /** Whether it happened before the sessions were listed. */
    boolean isBeforeTheList() {
        return before <= calls.indexOf("list");
    }

    /** Whether it happened before the look that made the plan. */
    boolean isBeforeThePlan() {
        return before <= calls.indexOf("read " + session);
    }

    /** Whether it happened before the look right before the message; never where there was none. */
    boolean isBeforeTheNotice() {
        int message = calls.indexOf("message " + session);
        return message >= 0 && before <= calls.subList(0, message).lastIndexOf("read " + session);
    }

    /** Whether it happened before the last look. */
    boolean isBeforeTheLastLook() {
        return before <= calls.lastIndexOf("read " + session);
    }

    /** Whether it happened before Windows was asked for the logoff. */
    boolean isBeforeTheLogoff() {
        return before <= calls.indexOf("logoff " + session);
    }

    @Override
    public String toString() {
        return "before call " + before + " of " + calls;
    }
}
