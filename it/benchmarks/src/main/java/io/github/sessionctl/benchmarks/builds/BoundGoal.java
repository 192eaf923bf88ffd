package io.github.sessionctl.benchmarks.builds;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.measure.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a build costs that has logoff-disconnected bound and nothing to do, against the same build without it. Whole Maven processes, of a
 * project that cleans its folder, as builds do, and of one that has no other plugin: its first costs a build most.
 */
public final class BoundGoal implements Benchmark {

    private static final int BUILDS = 20;
    private static final double MOST_MILLIS = 150;

    @Override
    public List<Row> measure() throws Exception {
        Path folder = Settings.folder();
        Path nobody = Files.writeString(
                folder.resolve("nobody.scenario"),
                "session id=0 name=Services state=Disconnected\nsession id=2 user=anna state=Active\n");
        String clean = Project.plugin(Settings.text("benchmark.cleanPlugin"), "clean", "");
        String simulated = bound("simulated:" + nobody);
        String local = bound("local");
        List<Path> projects = List.of(
                Project.write(folder, "cleaning", clean),
                Project.write(folder, "cleaning-simulated", simulated, clean),
                Project.write(folder, "cleaning-local", local, clean),
                Project.write(folder, "bare"),
                Project.write(folder, "bare-simulated", simulated),
                Project.write(folder, "bare-local", local));
        List<Figure> figures = Turns.take(
                BUILDS,
                "ms",
                projects.stream()
                        .map(project -> (Turns.Once) () -> ChildProcess.millis(project, Map.of(), build()))
                        .toList());
        return Stream.concat(
                        rows("goal bound in a build that runs maven-clean-plugin, ", figures.subList(0, 3)),
                        rows("goal bound in a build that runs no other plugin, ", figures.subList(3, 6)))
                .toList();
    }

    private static Stream<Row> rows(String what, List<Figure> figures) {
        Row.Way without = new Row.Way("the build without it", figures.get(0));
        return Stream.of(
                Row.atMostMore(
                        MOST_MILLIS,
                        what + "nobody to log off",
                        new Row.Way("the build with it", figures.get(1)),
                        without),
                Row.atMostMore(
                        MOST_MILLIS,
                        what + "not on Windows",
                        new Row.Way("the build with it", figures.get(2)),
                        without));
    }

    private static List<String> build() throws IOException {
        return List.of(
                Settings.path("benchmark.maven").resolve("bin/mvn").toString(),
                "-o",
                "-q",
                "-B",
                "-Dmaven.repo.local=" + Settings.path("benchmark.repository"),
                "validate");
    }

    private static String bound(String hosts) {
        return Project.plugin(Settings.text("benchmark.plugin"), "logoff-disconnected", "<hosts>" + hosts + "</hosts>");
    }
}
