package io.github.sessionctl.it.protocols;

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
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A JVM of its own, and what it prints. Closing ends it. */
final class ChildJvm implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildJvm(Path folder, String program, List<String> arguments) throws IOException {
        out = Files.createTempFile(folder, "out", ".txt");
        err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    static ChildJvm java(Path folder, List<String> arguments) throws IOException {
        return new ChildJvm(folder, "java", arguments);
    }

    /** The runnable jar as a server on a port that is free, ready for clients. */
    static ChildJvm server(Path folder, String hosts, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-jar", property("test.runnableJar"), "--hosts", hosts, "--port", "0"));
        ChildJvm server = java(folder, all);
        try {
            server.awaitText("Stop: +Ctrl-C");
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** A program that somebody else has made, such as {@code jmxterm.jar}. */
    static String client(String jar) {
        return Path.of(property("test.clients"), jar).toString();
    }

    static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build");
    }

    /** What a JVM's threads are called, by jcmd. */
    static List<String> threads(Path folder, ChildJvm jvm) throws Exception {
        try (ChildJvm jcmd = new ChildJvm(folder, "jcmd", List.of(Long.toString(jvm.process.pid()), "Thread.print"))) {
            if (jcmd.awaitExit() != 0) {
                throw new AssertionError("jcmd failed: " + jcmd.err());
            }
            return Pattern.compile("(?m)^\"([^\"]*)\" #")
                    .matcher(jcmd.out())
                    .results()
                    .map(result -> result.group(1))
                    .toList();
        }
    }

    /** How many files and sockets it has open; always 0 where the system does not tell. */
    long handles() throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(folder)) {
            return open.count();
        }
    }

    String url() {
        return awaitText("service:jmx:\\S+");
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
