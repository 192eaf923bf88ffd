package io.github.sessionctl.benchmarks.lists;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.Row;
import java.util.ArrayList;
import java.util.List;

/** Listing sessions on the Windows JVM, against jna-platform's structures and against OSHI. */
public final class ListBesideLibraries implements Benchmark {

    private static final double TIMES_FASTER = 5;

    @Override
    public List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int sessions : new int[] {10, 200, 1000}) {
            String what = "list of " + sessions + " sessions with times on the Windows JVM";
            Row.Way ours = new Row.Way(
                    "session-core", Jmh.measure(true, "sessionctl", sessions).micros());
            Row.Way structures = new Row.Way(
                    "jna-platform's structures",
                    Jmh.measure(true, "jnaPlatform", sessions).micros());
            Row.Way oshi = new Row.Way(
                    "OSHI, which lists the " + sessions / 2 + " active ones",
                    Jmh.measure(true, "oshi", sessions).micros());
            rows.add(Row.fasterBy(TIMES_FASTER, what, ours, structures));
            rows.add(Row.fasterBy(TIMES_FASTER, what, ours, oshi));
        }
        return rows;
    }
}
