package io.github.sessionctl.jmx.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A JVM of its own, and what it prints. Closing ends it. */
final class JarProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private JarProcess(Path folder, List<String> arguments) throws IOException {
        out = Files.createTempFile(folder, "out", ".txt");
        err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** The runnable jar. */
    static JarProcess jar(Path folder, String... arguments) throws IOException {
        String jar = Objects.requireNonNull(System.getProperty("sessionctl.jar"), "sessionctl.jar is set by the build");
        List<String> all = new ArrayList<>(List.of("-jar", jar));
        all.addAll(List.of(arguments));
        return new JarProcess(folder, all);
    }

    /** A program of one source file, with nothing but the JDK. */
    static JarProcess source(Path folder, String file, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", folder.toString(), file));
        all.addAll(List.of(arguments));
        return new JarProcess(folder, all);
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** The first text on standard output that matches, as soon as its line is complete. */
    String awaitText(String regex) {
        Pattern pattern = Pattern.compile(regex + "(?=.*\\R)");
        String[] found = new String[1];
        Awaitility.await().atMost(LONGEST).until(() -> {
            Matcher matcher = pattern.matcher(out());
            found[0] = matcher.find() ? matcher.group() : null;
            return found[0] != null || !process.isAlive();
        });
        return Objects.requireNonNull(found[0], "the process has ended without printing " + regex);
    }

    int awaitExit() throws InterruptedException {
        if (!waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process still runs");
        }
        return process.exitValue();
    }

    boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
        return process.waitFor(time, unit);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Asks the process to end, as Ctrl-C does. */
    void end() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
