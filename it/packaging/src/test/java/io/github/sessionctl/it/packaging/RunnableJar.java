package io.github.sessionctl.it.packaging;

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

/** The runnable jar in a JVM of its own, on the simulated host. Closing ends it. */
final class RunnableJar implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Process process;
    private final Path out;

    /** Java with these arguments, as a service's program starts it in this folder. */
    RunnableJar(Path folder, List<String> arguments) throws IOException {
        out = folder.resolve("out.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dsession.hosts=simulated");
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    /** The first text that it has printed and that matches, as soon as its line is complete. */
    String awaitText(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex + "(?=.*\\R)");
        String[] found = new String[1];
        Awaitility.await().atMost(LONGEST).until(() -> {
            Matcher matcher = pattern.matcher(Files.readString(out));
            found[0] = matcher.find() ? matcher.group() : null;
            return found[0] != null || !process.isAlive();
        });
        return Objects.requireNonNull(found[0], "it has ended without printing " + regex + ":\n" + printed());
    }

    String printed() throws IOException {
        return Files.readString(out);
    }

    /** Asks it to end, as far as this system can. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process still runs");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
