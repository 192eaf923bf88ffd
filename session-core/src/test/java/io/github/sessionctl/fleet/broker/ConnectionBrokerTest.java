package io.github.sessionctl.fleet.broker;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConnectionBrokerTest {

    private static final HostAddress BROKER = HostAddress.parse("broker:rdcb.corp.example");
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** Another JVM: it starts on every system on which these tests run, and no child of it is left behind. */
    private static List<String> fake(String behaviour) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakePowerShell.class.getName(),
                behaviour);
    }

    private static ConnectionBroker asking(String behaviour) {
        return new ConnectionBroker(fake(behaviour), LONG);
    }

    @Test
    void hostsOfTheDeploymentAreNamed() {
        assertThat(asking("answer").sessionHosts(BROKER))
                .containsExactly(
                        HostAddress.parse("SRV1.rdcb.corp.example"), HostAddress.parse("SRV2.rdcb.corp.example"));
    }

    @Test
    void nameOfTheBrokerIsNoPartOfTheCommandAndTheCommandArrivesAsItIs() {
        assertThat(asking("echo").sessionHosts(BROKER)).containsExactly(HostAddress.parse("script-true-spliced-false"));
    }

    @Test
    void refusalHasItsReason() {
        assertReason(Reason.ACCESS_DENIED, () -> asking("refuse").sessionHosts(BROKER));
    }

    @Test
    void programThatSaysALotOnBothStreamsEnds() {
        assertThat(asking("chatter").sessionHosts(BROKER)).containsExactly(HostAddress.parse("SRV1"));
    }

    @Test
    void missingProgramSaysWhatToDo() {
        ConnectionBroker broker =
                new ConnectionBroker(List.of(folder.resolve("none").toString()), LONG);

        assertReason(Reason.UNSUPPORTED_SYSTEM, () -> broker.sessionHosts(BROKER));
    }

    @Test
    void programIsEndedAtTheDeadline() throws Exception {
        Path started = folder.resolve("started");
        ConnectionBroker broker = new ConnectionBroker(fake(started.toString()), Duration.ofMillis(500));

        assertReason(Reason.TIMED_OUT, () -> broker.sessionHosts(BROKER));

        await().untilAsserted(() -> assertThat(readers()).isZero());
    }

    @Test
    void programIsEndedWhenItsCallerIsInterrupted() throws Exception {
        Path started = folder.resolve("started");
        ConnectionBroker broker = new ConnectionBroker(fake(started.toString()), LONG);
        CompletableFuture<SessionException> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                broker.sessionHosts(BROKER);
            } catch (SessionException e) {
                failure.complete(e);
            }
        });
        caller.start();
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> Files.exists(started) && !Files.readString(started).isEmpty());

        caller.interrupt();

        assertThat(failure.get().problem()).isEqualTo("the caller was interrupted while it waited");
        long pid = Long.parseLong(Files.readString(started));
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("sessionctl-program"))
                .count();
    }

    @Test
    void onlyBrokersAreAskedAndOnlyByNamesThatAreNames() {
        ConnectionBroker broker =
                new ConnectionBroker(List.of(folder.resolve("none").toString()), LONG);

        assertThatIllegalArgumentException().isThrownBy(() -> broker.sessionHosts(HostAddress.parse("SRV1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> broker.sessionHosts(new HostAddress(HostAddress.Kind.BROKER, "x; calc")));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionBroker(Duration.ZERO));
    }
}
