package io.github.sessionctl.benchmarks.lists;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.measure.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs {@link SessionLists} in processes of their own.
 *
 * @param micros how long one list takes, for each iteration
 * @param bytes what one list allocates, by JMH's profiler
 */
record Jmh(Figure micros, Figure bytes) {

    /** Measures one of the ways. The process itself is JMH's fork: JMH starts none, for Wine's sake, and each way has its own. */
    static Jmh measure(boolean isWindows, String way, int sessions) throws IOException, InterruptedException {
        Path folder = Settings.folder();
        Path result = folder.resolve("jmh-" + way + "-" + sessions + ".json");
        List<String> command = new ArrayList<>();
        if (isWindows) {
            command.addAll(List.of(Settings.windowsJava(), "-cp", Settings.windowsClassPath()));
        } else {
            command.addAll(List.of(Settings.java(), Simulator.libraryPath(), "-cp", Settings.classPath()));
        }
        command.addAll(List.of(
                "org.openjdk.jmh.Main",
                SessionLists.class.getName() + "." + way + "$",
                "-f",
                "0",
                "-wi",
                "5",
                "-w",
                "1",
                "-i",
                "5",
                "-r",
                "1",
                "-prof",
                "gc",
                "-rf",
                "json",
                "-rff",
                (isWindows ? "Z:" : "") + result));
        ChildProcess.run(folder, Simulator.environment(Simulator.sessions(sessions)), command);
        return of(JSON.std.listFrom(Files.readString(result)));
    }

    /** The samples of several processes as one. */
    static Jmh together(List<Jmh> processes) {
        return new Jmh(
                Figure.together(processes.stream().map(Jmh::micros).toList()),
                Figure.together(processes.stream().map(Jmh::bytes).toList()));
    }

    private static Jmh of(List<?> benchmarks) {
        Map<?, ?> benchmark = (Map<?, ?>) benchmarks.get(0);
        Object allocated = part(part(benchmark, "secondaryMetrics"), "gc.alloc.rate.norm");
        return new Jmh(
                new Figure("µs", samples(part(benchmark, "primaryMetric"))), new Figure("B", samples(allocated)));
    }

    private static List<Double> samples(Object metric) {
        return ((Collection<?>) part(metric, "rawData"))
                .stream()
                        .flatMap(fork -> ((Collection<?>) fork).stream())
                        .map(value -> ((Number) value).doubleValue())
                        .toList();
    }

    private static Object part(Object whole, String name) {
        return Objects.requireNonNull(((Map<?, ?>) whole).get(name), name);
    }
}
