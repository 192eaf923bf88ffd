package io.github.sessionctl.benchmarks.starts;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.measure.Simulator;
import io.github.sessionctl.benchmarks.measure.Turns;
import io.github.sessionctl.benchmarks.measure.WindowsAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whole processes: one that lists the sessions once, against one that only initialises JNA, and one that calls one function through it. */
public final class ColdStart implements Benchmark {

    private static final int PROCESSES = 20;
    private static final double MOST_TIMES = 1.15;

    private final String where;
    private final boolean isWindows;

    private ColdStart(String where, boolean isWindows) {
        this.where = where;
        this.isWindows = isWindows;
    }

    /** With the Java that runs this. */
    public static ColdStart onThisJvm() {
        return new ColdStart("on the Linux JVM", false);
    }

    /** With the Java on Windows. */
    public static ColdStart onWindowsJvm() {
        return new ColdStart("on the Windows JVM", true);
    }

    @Override
    public List<Row> measure() throws Exception {
        Path folder = Settings.folder();
        Map<String, String> environment = Simulator.environment(WindowsAgent.scenario(folder));
        List<String> list = command("list");
        List<String> jna = command("jna");
        List<String> call = command("call");
        List<Figure> figures = Turns.take(
                PROCESSES,
                "ms",
                List.of(
                        () -> ChildProcess.millis(folder, environment, list),
                        () -> ChildProcess.millis(folder, environment, jna),
                        () -> ChildProcess.millis(folder, environment, call)));
        String what = "first list of a process, " + where;
        Row.Way ours = new Row.Way("session-core, with times", figures.get(0));
        Row.Way called = new Row.Way("one function called through JNA", figures.get(2));
        return List.of(
                Row.atMostTimes(MOST_TIMES, what, ours, new Row.Way("JNA initialised, nothing called", figures.get(1))),
                Row.toldTimes(what, ours, called));
    }

    private List<String> command(String what) throws IOException {
        return isWindows
                ? List.of(Settings.windowsJava(), "-cp", Settings.windowsClassPath(), FirstList.class.getName(), what)
                : List.of(
                        Settings.java(),
                        Simulator.libraryPath(),
                        "-cp",
                        Settings.classPath(),
                        FirstList.class.getName(),
                        what);
    }
}
