package io.github.sessionctl.it.packaging;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The files that two builds of the same sources in different surroundings have made. Both are made once for all tests. */
final class ShippedFiles {

    static final List<String> MODULES = List.of("session-core", "session-jmx", "session-maven-plugin");

    private static final Map<Surroundings, Path> BUILDS = new EnumMap<>(Surroundings.class);

    private ShippedFiles() {}

    /** Their names in the project's folder, for a build without the profile "release". */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String module : MODULES) {
            names.add(jar(module));
            names.add(pom(module));
        }
        names.addAll(List.of(
                "session-jmx/target/sessionctl.jar",
                "session-jmx/target/sessionctl",
                "session-jmx/target/sessionctl.cmd"));
        return names;
    }

    /** The names of what the profile adds. */
    static List<String> namesOfRelease() {
        List<String> names = new ArrayList<>();
        for (String module : MODULES) {
            names.add(module + "/target/" + module + "-" + Setting.VERSION + "-sources.jar");
            names.add(billOfMaterials(module));
        }
        return names;
    }

    static String jar(String module) {
        return module + "/target/" + module + "-" + Setting.VERSION + ".jar";
    }

    static String pom(String module) {
        return module + "/target/.flattened-pom.xml";
    }

    static String billOfMaterials(String module) {
        return module + "/target/bom.json";
    }

    static synchronized Path in(Surroundings surroundings, String name) throws IOException, InterruptedException {
        if (BUILDS.isEmpty()) {
            build();
        }
        return BUILDS.get(surroundings).resolve(name);
    }

    private static void build() throws IOException, InterruptedException {
        Path builds = Path.of(Setting.text("test.builds"));
        delete(builds);
        Map<Surroundings, MavenBuild> running = new EnumMap<>(Surroundings.class);
        for (Surroundings surroundings : Surroundings.values()) {
            // Neither names nor their lengths nor their depths agree.
            Path folder = surroundings == Surroundings.PLAIN
                    ? builds.resolve("sessionctl")
                    : builds.resolve("some-where else").resolve("checked.out");
            SourceCopy.copy(Path.of(Setting.text("test.project")), folder);
            running.put(surroundings, MavenBuild.start(folder, surroundings));
        }
        for (Map.Entry<Surroundings, MavenBuild> build : running.entrySet()) {
            BUILDS.put(build.getKey(), build.getValue().await());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
