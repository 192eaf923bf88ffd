package io.github.sessionctl.benchmarks.servers;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the agent costs a JVM that does nothing: memory and threads. */
public final class AgentMemory implements Benchmark {

    private static final int JVMS = 5;

    private record Usage(List<Double> heap, List<Double> metaspace, List<Double> threads) {

        Usage() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public List<Row> measure() throws IOException, InterruptedException {
        String agent = "-javaagent:" + Settings.path("benchmark.runnableJar") + "=hosts=simulated";
        Usage with = new Usage();
        Usage without = new Usage();
        for (int jvm = 0; jvm < JVMS; jvm++) {
            measure(with, List.of(agent));
            measure(without, List.of());
        }
        return List.of(
                row("heap after a collection", "KiB", with.heap, without.heap),
                row("metaspace", "KiB", with.metaspace, without.metaspace),
                row("threads", "threads", with.threads, without.threads));
    }

    private static Row row(String what, String unit, List<Double> with, List<Double> without) {
        Figure ours = new Figure(unit, with);
        Figure theirs = new Figure(unit, without);
        return Row.told(
                what + " of an idle JVM that reads itself",
                new Row.Way("with the agent, one simulated host", ours),
                new Row.Way("without", theirs),
                ours.text(ours.median() - theirs.median()) + " more");
    }

    private static void measure(Usage usage, List<String> options) throws IOException, InterruptedException {
        Path folder = Settings.folder();
        List<String> command = new ArrayList<>(List.of(Settings.java(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", Settings.classPath(), IdleJvm.class.getName()));
        String said = ChildProcess.run(folder, Map.of(), command);
        String[] figures = said.lines()
                .filter(line -> line.startsWith("IDLE "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the idle JVM said: " + said))
                .split(" ", -1);
        usage.heap.add(Double.valueOf(figures[1]));
        usage.metaspace.add(Double.valueOf(figures[2]));
        usage.threads.add(Double.valueOf(figures[3]));
    }
}
