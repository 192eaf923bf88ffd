package io.github.sessionctl.it.fuzz.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM that tries. It must end by itself, with exit code 0 and without a report of a crash; whatever fails is told with the seed of the try under
 * way.
 */
public final class TryingJvm {

    /** For starting, and for a try that is under way when the time is over. */
    private static final long MARGIN_SECONDS = 120;

    private TryingJvm() {}

    /** What it printed, a line each. */
    public static List<String> run(Class<?> main, Path folder, String... more) throws Exception {
        long seconds = Long.parseLong(property("test.fuzzSeconds"));
        String seed = property("test.fuzzSeed");
        Path underWay = folder.resolve("seed.txt");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("hs_err_pid%p.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                seed.equals("random") ? Long.toString(new Random().nextLong()) : seed,
                Long.toString(seconds),
                underWay.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WTS_SIMULATOR_"));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(seconds + MARGIN_SECONDS, TimeUnit.SECONDS);
            String how = "the try of -Dfuzz.seed=" + read(underWay) + "\n"
                    + read(out).lines().limit(5).toList() + "\n" + read(err);
            assertThat(ended).as("%s does not end", how).isTrue();
            assertThat(process.exitValue()).as("exit code after %s", how).isZero();
            assertThat(crashes(folder)).as("reports of a crash after %s", how).isEmpty();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return Files.readAllLines(out);
    }

    private static List<Path> crashes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hs_err_pid"))
                    .toList();
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "none";
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build");
    }
}
