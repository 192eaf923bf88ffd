package io.github.sessionctl.benchmarks.starts;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.measure.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The runnable jar's list, with an archive of class-data sharing and without. */
public final class JarStart implements Benchmark {

    private static final int PROCESSES = 20;
    private static final double SHARE_SAVED = 0.25;

    @Override
    public List<Row> measure() throws Exception {
        Path folder = Settings.folder();
        String archive = "-XX:SharedArchiveFile=" + archive(folder);
        String[] launcher = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};
        List<Figure> figures = Turns.take(
                PROCESSES,
                "ms",
                List.of(
                        () -> ChildProcess.millis(folder, Map.of(), list(archive)),
                        () -> ChildProcess.millis(folder, Map.of(), list()),
                        () -> ChildProcess.millis(folder, Map.of(), list(launcher))));
        Row.Way plain = new Row.Way("java -jar sessionctl.jar list", figures.get(1));
        double saved = 1 - figures.get(0).median() / figures.get(1).median();
        double savedByLauncher = 1 - figures.get(2).median() / figures.get(1).median();
        return List.of(
                new Row(
                        "the runnable jar's list, simulated host",
                        new Row.Way("with an archive of class-data sharing", figures.get(0)),
                        plain,
                        "at least 25 % faster",
                        percent(saved),
                        Optional.of(saved >= SHARE_SAVED)),
                Row.told(
                        "the runnable jar's list, simulated host",
                        new Row.Way("as the launcher starts it: one compiler, the serial collector", figures.get(2)),
                        plain,
                        percent(savedByLauncher)));
    }

    /** Of the classes that a list loads. An archive that a running JVM writes when it ends lacks a library whose classes are old. */
    private static Path archive(Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve("sessionctl.jsa");
        Files.deleteIfExists(archive);
        Path classes = folder.resolve("sessionctl.lst");
        ChildProcess.run(folder, Map.of(), list("-XX:DumpLoadedClassList=" + classes));
        ChildProcess.run(
                folder,
                Map.of(),
                command("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive));
        return archive;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %% faster", share * 100);
    }

    private static List<String> list(String... options) {
        return Stream.concat(command(options).stream(), Stream.of("list", "--hosts", "simulated"))
                .toList();
    }

    private static List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(Settings.java(), "-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", Settings.path("benchmark.runnableJar").toString()));
        return command;
    }
}
