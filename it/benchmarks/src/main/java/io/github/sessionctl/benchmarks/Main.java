package io.github.sessionctl.benchmarks;

import io.github.sessionctl.benchmarks.builds.BoundGoal;
import io.github.sessionctl.benchmarks.builds.ListInWindowsBuild;
import io.github.sessionctl.benchmarks.lists.ListBesideC;
import io.github.sessionctl.benchmarks.lists.ListBesideLibraries;
import io.github.sessionctl.benchmarks.lists.NativeCalls;
import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.runs.FleetRuns;
import io.github.sessionctl.benchmarks.runs.LargePlan;
import io.github.sessionctl.benchmarks.servers.AgentMemory;
import io.github.sessionctl.benchmarks.servers.RemoteReads;
import io.github.sessionctl.benchmarks.starts.ColdStart;
import io.github.sessionctl.benchmarks.starts.JarStart;
import io.github.sessionctl.benchmarks.starts.ListOnWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs the benchmarks and writes the report. */
final class Main {

    private static final List<Benchmark> EVERYWHERE = List.of(
            new NativeCalls(),
            new ListBesideC(),
            ColdStart.onThisJvm(),
            new JarStart(),
            new RemoteReads(),
            new FleetRuns(),
            new LargePlan(),
            new AgentMemory(),
            new BoundGoal());

    private static final List<Supplier<Benchmark>> ON_WINDOWS =
            List.of(ListBesideLibraries::new, ColdStart::onWindowsJvm, ListInWindowsBuild::new, ListOnWindows::new);

    private Main() {}

    /** The argument, if there is one, is part of the name of what is to be measured; then no page is written. */
    public static void main(String[] arguments) throws Exception {
        String wanted = arguments.length == 0 ? "" : arguments[0];
        String loadBefore = Machine.load();
        List<Benchmark> benchmarks = new ArrayList<>(EVERYWHERE);
        if (Settings.hasWindowsJava()) {
            ON_WINDOWS.forEach(benchmark -> benchmarks.add(benchmark.get()));
        } else {
            System.out.println("SKIPPED: what runs on the Windows JVM, for there is no " + Settings.windowsJava()
                    + ". apt-get install wine gcc-mingw-w64-x86-64-win32, and mvn verify once, set it up");
        }
        List<Row> rows = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            if (benchmark.getClass().getSimpleName().contains(wanted)) {
                List<Row> measured = benchmark.measure();
                measured.forEach(row -> System.out.println(row.what() + ": " + row.result() + " (goal: " + row.goal()
                        + ") " + row.ours().figure() + " against "
                        + row.against().figure() + ' ' + row.verdict()));
                rows.addAll(measured);
            }
        }
        if (wanted.isEmpty()) {
            Report.write(rows, "load " + loadBefore + " before and " + Machine.load() + " after it");
        }
    }
}
