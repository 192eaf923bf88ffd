package io.github.sessionctl.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a build costs that has logoff-disconnected bound and nothing to do, against the same build without it. Whole Maven processes, of a
 * project that cleans its folder, as builds do, and of one that has no other plugin: its first costs a build most.
 */
final class BoundGoal {

    private static final int ROUNDS = 20;
    private static final int NOT_COUNTED = 2;
    private static final double MOST_MILLIS = 150;

    private final Path maven;
    private final Path repository;
    private final String plugin;
    private final String cleanPlugin;
    private final Path folder;

    BoundGoal(Path maven, Path repository, String plugin, String cleanPlugin, Path folder) {
        this.maven = maven;
        this.repository = repository;
        this.plugin = plugin;
        this.cleanPlugin = cleanPlugin;
        this.folder = folder;
    }

    List<Row> measure() throws IOException, InterruptedException {
        Path nobody = folder.resolve("nobody.scenario");
        Files.writeString(
                nobody, "session id=0 name=Services state=Disconnected\nsession id=2 user=anna state=Active\n");
        String clean = Project.plugin(cleanPlugin, "clean", "");
        String simulated = bound("simulated:" + nobody);
        String local = bound("local");
        List<Timed> cleaning = timed("cleaning", simulated, local, clean);
        List<Timed> bare = timed("bare", simulated, local, "");
        for (int round = -NOT_COUNTED; round < ROUNDS; round++) {
            for (Timed project : Stream.concat(cleaning.stream(), bare.stream()).toList()) {
                double millis = build(project.folder);
                if (round >= 0) {
                    project.millis.add(millis);
                }
            }
        }
        return Stream.concat(
                        rows("goal bound in a build that runs maven-clean-plugin, ", cleaning),
                        rows("goal bound in a build that runs no other plugin, ", bare))
                .toList();
    }

    /** A project, and how long its builds took. */
    private record Timed(Path folder, List<Double> millis) {}

    private List<Timed> timed(String name, String simulated, String local, String others) throws IOException {
        return List.of(
                new Timed(Project.write(folder, name, others), new ArrayList<>()),
                new Timed(Project.write(folder, name + "-simulated", simulated, others), new ArrayList<>()),
                new Timed(Project.write(folder, name + "-local", local, others), new ArrayList<>()));
    }

    private static Stream<Row> rows(String what, List<Timed> projects) {
        Samples without = new Samples(projects.get(0).millis);
        return Stream.of(
                row(what + "nobody to log off", new Samples(projects.get(1).millis), without),
                row(what + "not on Windows", new Samples(projects.get(2).millis), without));
    }

    private static Row row(String what, Samples with, Samples without) {
        double more = with.median() - without.median();
        return new Row(
                what,
                "the build with it",
                with,
                "the build without it",
                without,
                String.format(Locale.ROOT, "at most %.0f ms more", MOST_MILLIS),
                String.format(Locale.ROOT, "%.0f ms more", more),
                more <= MOST_MILLIS);
    }

    private double build(Path project) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        maven.resolve("bin/mvn").toString(),
                        "-o",
                        "-q",
                        "-B",
                        "-Dmaven.repo.local=" + repository,
                        "validate")
                .directory(project.toFile())
                .redirectErrorStream(true);
        long begin = System.nanoTime();
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double millis = (System.nanoTime() - begin) / 1e6;
        if (code != 0) {
            throw new IOException("the build in " + project + " failed: " + said);
        }
        return millis;
    }

    private String bound(String hosts) {
        return Project.plugin(plugin, "logoff-disconnected", "<hosts>" + hosts + "</hosts>");
    }
}
