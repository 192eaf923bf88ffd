package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.fleet.ShutdownStop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StopAndProgressTest {

    private static final String SLOW = """
            session id=4 state=Disconnected user=dana logonAgo=2h disconnectedFor=1h
            session id=5 state=Disconnected user=eva logonAgo=2h disconnectedFor=1h logoffTakes=never
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void longRunSaysWhoIsWaitedForUntilItIsStoppedAndThenReportsWhatWasDone() throws Exception {
        String host = ScenarioFile.in(folder, SLOW);
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<ShutdownStop> stop = new CompletableFuture<>();
            Future<Integer> code = worker.submit(() -> {
                ShutdownStop own = new ShutdownStop();
                stop.complete(own);
                Terminal terminal =
                        new Terminal(CommandRun.stream(out), CommandRun.stream(err), own, Duration.ofMillis(50));
                return CommandTable.run(
                        new String[] {"logoff", "--disconnected-for", "0s", "--timeout", "1h", "--hosts", host},
                        terminal);
            });
            await().until(() -> text(err).contains("Waiting for session 5 of eva on " + host + " ("));
            await().until(() -> text(err).contains("LOGGED_OFF session 4"));
            stop.get().ask();

            assertThat(code.get()).isEqualTo(ExitCodes.STOPPED);
            assertThat(text(out)).containsPattern("4 +.*LOGGED_OFF").containsPattern("5 +.*STILL_LOGGING_OFF");
            assertThat(text(err))
                    .contains("sessionctl: STILL_LOGGING_OFF session 5")
                    .doesNotContain("--timeout");
        } finally {
            worker.shutdownNow();
        }
    }

    @Test
    void nobodyIsLoggedOffAfterAStopInTheGracePeriod() throws Exception {
        String host = ScenarioFile.in(folder, "session id=4 user=dana logonAgo=2h");
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<ShutdownStop> stop = new CompletableFuture<>();
            Future<Integer> code = worker.submit(() -> {
                ShutdownStop own = new ShutdownStop();
                stop.complete(own);
                Terminal terminal =
                        new Terminal(CommandRun.stream(out), CommandRun.stream(err), own, Duration.ofMillis(50));
                return CommandTable.run(
                        new String[] {"logoff", "--all", "--message", "bye", "--grace", "1h", "--hosts", host},
                        terminal);
            });
            await().until(() -> text(err).contains("Waiting for session 4 of dana"));
            stop.get().ask();

            assertThat(code.get()).isEqualTo(ExitCodes.STOPPED);
            assertThat(text(out)).contains("NOT_BEGUN").doesNotContain("LOGGED_OFF");
        } finally {
            worker.shutdownNow();
        }
    }

    @Test
    void progressThreadEndsWithItsCommand() {
        CommandRun.of("list", "--hosts", "simulated");

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("sessionctl-progress")));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
