package io.github.sessionctl.benchmarks.lists;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Simulator;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often Windows is asked, counted in the journal of the simulated API. */
public final class NativeCalls implements Benchmark {

    private static final int SESSIONS = 200;

    /** Every second session is disconnected, but one: it is the process's own. */
    private static final int DISCONNECTED = SESSIONS / 2 - 1;

    @Override
    public List<Row> measure() throws IOException {
        WtsSimulator.load(Files.readString(Simulator.sessions(SESSIONS)));
        LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(30));
        LogoffPolicy policy =
                LogoffPolicy.disconnected().disconnectedFor(Duration.ofHours(1)).build();
        try (SessionHost host = WtsSessionHost.local()) {
            host.list().forEach(host::read);
            Row list = counted("list of " + SESSIONS + " sessions with times", "1 + N", 1 + SESSIONS);

            WtsSimulator.clearJournal();
            LogoffPlan plan = runner.plan(host, policy);
            Row planned =
                    counted("plan of " + DISCONNECTED + " disconnected of " + SESSIONS, "1 + D", 1 + DISCONNECTED);

            WtsSimulator.clearJournal();
            LogoffReport report = runner.run(host, plan);
            if (report.count(LogoffOutcome.LOGGED_OFF) != DISCONNECTED) {
                throw new IllegalStateException("not all were logged off: " + report);
            }
            long polls = WtsSimulator.calls().stream()
                    .filter(call -> call.function().equals("WTSEnumerateSessionsExW"))
                    .count();
            Row run = counted(
                    "clean-up of these " + DISCONNECTED + ", after the plan",
                    "D re-checks + D logoffs + polling (" + polls + ")",
                    2 * DISCONNECTED + polls);
            return List.of(list, planned, run);
        }
    }

    private static Row counted(String what, String formula, long most) {
        long calls = WtsSimulator.calls().size();
        return new Row(
                what,
                new Row.Way("the journal", Figure.of((double) calls, "native calls")),
                new Row.Way(formula, Figure.of((double) most, "native calls")),
                "no more",
                calls == most ? "the same" : calls - most + " more",
                Optional.of(calls <= most));
    }
}
