package io.github.sessionctl.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build says about the machine and about itself, as system properties. */
public final class Settings {

    private static final String SIMULATOR = "wts-simulator";

    private Settings() {}

    /** A property that the build sets. */
    public static String text(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build");
    }

    /** A file or folder that the build names. */
    public static Path path(String name) {
        return Path.of(text(name));
    }

    /** Where measurements leave their files. */
    public static Path folder() throws IOException {
        return Files.createDirectories(path("benchmark.folder").resolve("benchmarks"));
    }

    /** This Java. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this process, without the simulator: a process finds it where {@link Simulator} has put it. */
    public static String classPath() {
        return entries().collect(Collectors.joining(File.pathSeparator));
    }

    /** The Java on Windows; the file may not be there. */
    public static String windowsJava() {
        return text("benchmark.windowsJvm");
    }

    /** Whether there is a Java on Windows. */
    public static boolean hasWindowsJava() {
        return Files.isExecutable(Path.of(windowsJava()));
    }

    /** The same as Windows sees it; there, every library loads the one wtsapi32.dll of the system. */
    public static String windowsClassPath() {
        return entries().map(entry -> "Z:" + entry).collect(Collectors.joining(";"));
    }

    private static Stream<String> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains(SIMULATOR));
    }
}
