package io.github.sessionctl.it.endurance.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A process of ours, to be ended in the midst of its work. */
final class Child implements AutoCloseable {

    static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    Child(Path folder, String name, Map<String, String> environment, List<String> command) throws IOException {
        out = folder.resolve(name + ".out.txt");
        err = folder.resolve(name + ".err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build");
    }

    /** The first text on standard output that matches, as soon as its line is complete. */
    String awaitOut(String regex) {
        return awaitLine(out, regex);
    }

    /** The same on standard error. */
    String awaitErr(String regex) {
        return awaitLine(err, regex);
    }

    private String awaitLine(Path file, String regex) {
        Pattern pattern = Pattern.compile(regex + "(?=.*\\R)");
        String[] found = new String[1];
        Awaitility.await("a line with " + regex).atMost(LONGEST).until(() -> {
            boolean isAlive = process.isAlive();
            Matcher matcher = pattern.matcher(read(file));
            found[0] = matcher.find() ? matcher.group() : null;
            return found[0] != null || !isAlive;
        });
        if (found[0] == null) {
            throw new AssertionError("the process has ended without printing " + regex + ":\n" + read(out) + read(err));
        }
        return found[0];
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("what a process has said cannot be read", e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as kill -9 does: it cannot say or tidy up anything. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process still runs:\n" + read(out) + read(err));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
