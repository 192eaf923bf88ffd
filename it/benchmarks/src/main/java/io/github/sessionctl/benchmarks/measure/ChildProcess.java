package io.github.sessionctl.benchmarks.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run to its end. */
public final class ChildProcess {

    private ChildProcess() {}

    /**
     * Runs it and returns what it wrote.
     *
     * @throws IOException when it fails, with all that it said
     */
    public static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed and said:\n" + said + Files.readString(errors));
        }
        Files.delete(errors);
        return said;
    }

    /** How many milliseconds the whole process takes. */
    public static double millis(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        run(folder, environment, command);
        return (System.nanoTime() - begin) / 1e6;
    }
}
