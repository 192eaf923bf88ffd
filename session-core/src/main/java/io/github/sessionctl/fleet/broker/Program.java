package io.github.sessionctl.fleet.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that is run once, with its arguments and its environment; ended at its deadline, or when nobody waits for it any more. */
record Program(List<String> command, Map<String, String> environment) {

    /** More than the names of all hosts of the largest deployment; what follows is read and forgotten, so that the program can end. */
    private static final int MOST_BYTES = 1 << 20;

    /** How it ended, its standard output and its standard error. */
    record Result(int exitCode, String output, String errors) {}

    /** Runs it; an IOException says that it cannot be started or read. */
    Result run(Duration deadline) throws IOException, TimeoutException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = reading(process.getInputStream());
            CompletableFuture<String> errors = reading(process.getErrorStream());
            // Not the process is waited for first: it ends only when somebody has read what it says.
            CompletableFuture.allOf(output, errors, process.onExit())
                    .get(deadline.toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
            return new Result(process.exitValue(), output.join(), errors.join());
        } catch (ExecutionException e) {
            throw new IOException("cannot read what the program says", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread thread = new Thread(() -> read(stream, text), "sessionctl-program");
        thread.setDaemon(true);
        thread.start();
        return text;
    }

    /** By plain reads: on Windows, whatever asks a pipe for its length first may fail. */
    private static void read(InputStream stream, CompletableFuture<String> text) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                head.write(buffer, 0, Math.min(count, MOST_BYTES - head.size()));
            }
            text.complete(head.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            text.completeExceptionally(e);
        }
    }
}
