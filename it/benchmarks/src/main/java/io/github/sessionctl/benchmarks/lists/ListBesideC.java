package io.github.sessionctl.benchmarks.lists;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.measure.Simulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Listing sessions on the Linux JVM, against a C program that calls the same library. */
public final class ListBesideC implements Benchmark {

    private static final double MOST_MICROS = 0.5;

    /** What the JVM makes of the same code differs from process to process. */
    private static final int PROCESSES = 3;

    private static final double NANOS_PER_MICRO = 1000;

    @Override
    public List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int sessions : new int[] {10, 200, 1000}) {
            List<Jmh> ours = new ArrayList<>();
            List<Double> inC = new ArrayList<>(inC(sessions));
            for (int process = 1; process <= PROCESSES; process++) {
                ours.add(Jmh.measure(false, "sessionctl", sessions));
                inC.addAll(inC(sessions));
            }
            Jmh all = Jmh.together(ours);
            Figure theirs = new Figure("µs", inC);
            double overhead = (all.micros().median() - theirs.median()) / sessions;
            rows.add(new Row(
                    "list of " + sessions + " sessions with times on the Linux JVM",
                    new Row.Way("session-core", all.micros()),
                    new Row.Way("the same calls in C", theirs),
                    "at most 0.5 µs a session more",
                    String.format(
                            Locale.ROOT,
                            "%.2f µs a session more; %.0f bytes allocated a session",
                            overhead,
                            all.bytes().median() / sessions),
                    Optional.of(overhead <= MOST_MICROS)));
        }
        return rows;
    }

    private static List<Double> inC(int sessions) throws IOException, InterruptedException {
        String said = ChildProcess.run(
                Settings.folder(),
                Map.of("WTS_SIMULATOR_JOURNAL", "none"),
                List.of(
                        Settings.path("benchmark.listInC").toString(),
                        Simulator.folder().resolve("libwtsapi32.so").toString(),
                        Simulator.sessions(sessions).toString(),
                        "4",
                        "1"));
        return said.lines()
                .map(nanos -> Double.parseDouble(nanos) / NANOS_PER_MICRO)
                .skip(1)
                .toList();
    }
}
