package io.github.sessionctl.host.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the simulated host has beyond the contract: that its users let things happen. */
class SimulatedHostTest {

    private static final SessionId FOUR = new SessionId(4);

    private static SimulatedHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }

    @Test
    void changedSessionKeepsWhatIsNotSaid() {
        try (SimulatedHost host = open("session id=4 user=dana domain=CORP name=RDP-Tcp#1")) {
            host.change(FOUR, session -> session.disconnectedFor(Duration.ofHours(1)));

            SessionInfo session = host.read(host.list().get(0));
            assertThat(session.state()).isEqualTo(ConnectState.DISCONNECTED);
            assertThat(session.userText()).isEqualTo("CORP\\dana");
            assertThat(session.idle().orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        }
    }

    @Test
    void newSessionComesLast() {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            host.change(new SessionId(2), session -> session.user("CORP", "emil"));

            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("dana", "CORP\\emil");
        }
    }

    @Test
    void removedSessionTakesItsProcessesWithIt() {
        try (SimulatedHost host = open("session id=4 user=dana\nprocess session=4 id=8 name=x.exe")) {
            host.remove(FOUR);

            assertThat(host.list()).isEmpty();
            assertThat(host.processes()).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> host.remove(FOUR));
        }
    }

    @Test
    void valueThatMeansNothingChangesNothing() {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> host.change(
                            FOUR, session -> session.user("CORP", "emil").client("PC", "example.org")));

            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("dana");
        }
    }

    @Test
    void waitCanBeInterrupted() throws InterruptedException {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread waiting = new Thread(host::awaitEvent, "wait for an event");
            waiting.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
            waiting.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> host.waits() == 1);

            waiting.interrupt();
            waiting.join();

            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> {
                        throw failure.get();
                    })
                    .extracting(SessionException::reason)
                    .isEqualTo(Reason.OTHER);
        }
    }

    @Test
    void processIsItsSessionsUsersUnlessItSaysOtherwise() {
        SessionProcess notepad = new SessionProcess(FOUR, 9, "notepad.exe", 1, 1, 0, Duration.ZERO);
        Scenario scenario = Scenario.builder()
                .session(FOUR, session -> session.user("CORP", "dana"))
                .process(notepad)
                .process(notepad.withUser("CORP\\emil"))
                .build();
        try (SimulatedHost host = new SimulatedHost(scenario)) {
            assertThat(host.processes()).extracting(SessionProcess::user).containsExactly("CORP\\dana", "CORP\\emil");
        }
    }

    @Test
    void whatIsSaidOfServersIsNotAboutThisMachine() {
        String scenario = """
                server name=A error=5
                session id=4 user=dana
                fault in=list server=a error=5
                change before=list server=A session=4 gone=yes
                fault in=account error=5
                fault in=servers error=5
                """;
        try (SimulatedHost host = open(scenario)) {
            assertThat(host.list()).hasSize(1);
        }
    }
}
