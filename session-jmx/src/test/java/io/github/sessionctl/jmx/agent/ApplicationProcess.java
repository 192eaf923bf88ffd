package io.github.sessionctl.jmx.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** The {@link Application} in a JVM of its own, whose class path has nothing of ours but what an agent brings. Closing ends it. */
final class ApplicationProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final PrintStream orders;
    private final Path out;
    private final Path err;

    private ApplicationProcess(Path folder, List<String> jvmOptions) throws IOException {
        out = Files.createTempFile(folder, "out", ".txt");
        err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>();
        command.add(java("java"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classesWithoutOurs(folder).toString(), Application.class.getName()));
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** The application without an agent. */
    static ApplicationProcess plain(Path folder, String... jvmOptions) throws IOException {
        return new ApplicationProcess(folder, List.of(jvmOptions));
    }

    /** The application with the agent from the start. */
    static ApplicationProcess with(Path folder, String agentOptions, String... jvmOptions) throws IOException {
        List<String> all = new ArrayList<>(List.of(jvmOptions));
        all.add("-javaagent:" + jar() + "=" + agentOptions);
        return new ApplicationProcess(folder, all);
    }

    static String jar() {
        return Objects.requireNonNull(System.getProperty("sessionctl.jar"), "sessionctl.jar is set by the build");
    }

    /** A program of the JDK that runs these tests. */
    static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static Path classesWithoutOurs(Path folder) throws IOException {
        String name = Application.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve("classes").resolve(name);
        if (Files.notExists(copy)) {
            Files.createDirectories(copy.getParent());
            try (var bytes = Objects.requireNonNull(Application.class.getResourceAsStream("Application.class"))) {
                Files.copy(bytes, copy);
            }
        }
        return folder.resolve("classes");
    }

    long pid() {
        return process.pid();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Waits until the log has a text. */
    void awaitLog(String text) {
        await(text, () -> read(err));
    }

    /** Gives the application an order, and waits for the line with which it answers. */
    String ask(String order) throws IOException {
        awaitWorking();
        long before = lines();
        orders.println(order);
        Awaitility.await().atMost(LONGEST).until(() -> lines() > before || !process.isAlive());
        return out().lines()
                .skip(before)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the application has ended"));
    }

    void awaitWorking() {
        await("working", () -> read(out));
    }

    private void await(String text, Supplier<String> source) {
        Awaitility.await().atMost(LONGEST).until(() -> source.get().contains(text) || !process.isAlive());
        if (!source.get().contains(text)) {
            throw new AssertionError("the application has ended without '" + text + "': " + source.get());
        }
    }

    private long lines() throws IOException {
        return out().chars().filter(c -> c == '\n').count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void exit(int code) {
        orders.println("exit " + code);
    }

    /** Nothing more to do: main comes to its end. */
    void endInput() {
        orders.close();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the application still runs");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
