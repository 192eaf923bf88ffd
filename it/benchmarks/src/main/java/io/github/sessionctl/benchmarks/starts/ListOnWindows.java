package io.github.sessionctl.benchmarks.starts;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.measure.Turns;
import io.github.sessionctl.benchmarks.measure.WindowsAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the first list of a JVM costs, against a batch file that cuts a table of text. Both in fresh JVMs on the Windows JVM. */
public final class ListOnWindows implements Benchmark {

    private static final int JVMS = 20;

    @Override
    public List<Row> measure() throws Exception {
        Path folder = Settings.folder();
        Path scenario = WindowsAgent.scenario(folder);
        WindowsAgent.batch(folder);
        List<Figure> figures = Turns.take(
                JVMS, "ms", List.of(() -> run(folder, scenario, "list"), () -> run(folder, scenario, "batch")));
        Row.Way list = new Row.Way("session-core, with times, clients and rules", figures.get(0));
        Row.Way batch = new Row.Way("cmd /c with a batch that cuts a table of text", figures.get(1));
        return List.of(Row.told(
                "first list of 5 sessions in a fresh JVM on the Windows JVM, without the start of the JVM",
                list,
                batch,
                list.figure().text(list.figure().median() - batch.figure().median()) + " more"));
    }

    private static double run(Path folder, Path scenario, String way) throws IOException, InterruptedException {
        String said = ChildProcess.run(
                        folder,
                        Map.of("WTS_SIMULATOR_SCENARIO", scenario.toString()),
                        List.of(
                                Settings.windowsJava(),
                                "-cp",
                                Settings.windowsClassPath(),
                                ListOrBatch.class.getName(),
                                way))
                .strip();
        return Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1).strip());
    }
}
