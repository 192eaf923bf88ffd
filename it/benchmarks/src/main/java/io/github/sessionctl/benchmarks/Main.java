package io.github.sessionctl.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs all benchmarks and writes the report. */
final class Main {

    private Main() {}

    /** Takes its settings from system properties that the build sets. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(path("benchmark.folder").resolve("benchmarks"));
        String loadBefore = Report.load();
        Path maven = path("benchmark.maven");
        Path repository = path("benchmark.repository");
        String plugin = property("benchmark.plugin");
        List<Row> rows = new ArrayList<>(
                new BoundGoal(maven, repository, plugin, property("benchmark.cleanPlugin"), folder).measure());
        String windowsJvm = property("benchmark.windowsJvm");
        if (Files.isExecutable(Path.of(windowsJvm))) {
            rows.add(new ListInWindowsBuild(windowsJvm, path("benchmark.windowsMaven"), repository, folder)
                    .measure(plugin, property("benchmark.antrunPlugin")));
            rows.add(new ListOnWindows(windowsJvm, folder).measure());
        } else {
            System.out.println("SKIPPED: what runs on the Windows JVM, for there is no " + windowsJvm
                    + ". apt-get install wine gcc-mingw-w64-x86-64-win32, and mvn verify once, set it up");
        }
        Report.write(
                rows,
                loadBefore,
                path("benchmark.page"),
                path("benchmark.folder").resolve("benchmarks.json"));
        rows.forEach(row -> System.out.println(row.what() + ": " + row.result() + " (goal: " + row.goal() + ")"
                + (row.holds() ? "" : " DOES NOT HOLD")));
    }

    private static Path path(String name) {
        return Path.of(property(name));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build");
    }
}
