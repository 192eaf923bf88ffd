package io.github.sessionctl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a build costs that has logoff-disconnected bound and nothing to do, against the same build without it. Whole Maven processes. */
final class BoundGoal {

    private static final int ROUNDS = 20;
    private static final double MOST_MILLIS = 150;

    private final Path maven;
    private final Path repository;
    private final String[] plugin;
    private final Path folder;

    BoundGoal(Path maven, Path repository, String plugin, Path folder) {
        this.maven = maven;
        this.repository = repository;
        this.plugin = plugin.split(":", -1);
        this.folder = folder;
    }

    List<Row> measure() throws IOException, InterruptedException {
        Path nobody = folder.resolve("nobody.scenario");
        Files.writeString(
                nobody, "session id=0 name=Services state=Disconnected\nsession id=2 user=anna state=Active\n");
        Path without = project("without", "");
        Path simulated = project("simulated", execution("simulated:" + nobody));
        Path local = project("local", execution("local"));
        List<Double> none = new ArrayList<>();
        List<Double> idle = new ArrayList<>();
        List<Double> elsewhere = new ArrayList<>();
        for (int round = -2; round < ROUNDS; round++) {
            double first = build(without);
            double second = build(simulated);
            double third = build(local);
            if (round >= 0) {
                none.add(first);
                idle.add(second);
                elsewhere.add(third);
            }
        }
        return List.of(
                row("goal bound in a build, nobody to log off", "simulated host", idle, none),
                row("goal bound in a build, not on Windows", "one line", elsewhere, none));
    }

    private static Row row(String what, String way, List<Double> with, List<Double> without) {
        Samples ours = new Samples(with);
        Samples theirs = new Samples(without);
        double more = ours.median() - theirs.median();
        return new Row(
                what,
                way,
                ours,
                "the build without it",
                theirs,
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
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int code = process.waitFor();
        double millis = (System.nanoTime() - begin) / 1e6;
        if (code != 0) {
            throw new IOException("the build in " + project + " failed: " + said);
        }
        return millis;
    }

    private Path project(String name, String executions) throws IOException {
        Path project = Files.createDirectories(folder.resolve(name));
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>benchmark</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                %s</project>
                """.formatted(name, executions));
        return project;
    }

    private String execution(String hosts) {
        return """
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>%s</groupId>
                        <artifactId>%s</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <goals>
                              <goal>logoff-disconnected</goal>
                            </goals>
                            <configuration>
                              <hosts>%s</hosts>
                            </configuration>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                """.formatted(plugin[0], plugin[1], plugin[2], hosts);
    }
}
