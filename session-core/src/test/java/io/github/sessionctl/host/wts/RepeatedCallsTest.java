package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Native;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent to Windows a second time, and what never is. The journal is the witness. */
@Timeout(60)
@ExtendWith(SimulatedWindows.class)
class RepeatedCallsTest {

    private static final String SESSIONS = """
            session id=0 name=Services state=Disconnected
            session id=4 name=RDP-Tcp#4 state=Active user=dana domain=CORP logonAgo=2h answer=yes client=PC
            process session=4 id=8 name=devenv.exe
            """;

    private static final SessionInfo DANA = SessionInfo.listed(
            "local", new SessionId(4), "RDP-Tcp#4", ConnectState.ACTIVE, new UserAccount("CORP", "dana"));

    private static final Message MESSAGE =
            new Message("Log off", "Please", MessageStyle.QUESTION, Duration.ofSeconds(5));

    private final TestServers servers = new TestServers();

    @AfterEach
    void nobodyIsLeftInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    /** What changes something, and what Windows is asked for it. */
    enum Acting {
        LOGOFF("WTSLogoffSession"),
        DISCONNECT("WTSDisconnectSession"),
        MESSAGE("WTSSendMessageW"),
        QUESTION("WTSSendMessageW");

        final String function;

        Acting(String function) {
            this.function = function;
        }

        String fault(String keys) {
            String word = this == QUESTION ? "message" : name().toLowerCase(Locale.ROOT);
            return SESSIONS + "fault in=" + word + " session=4 " + keys;
        }

        void make(SessionHost host) {
            switch (this) {
                case LOGOFF -> host.requestLogoff(DANA.id());
                case DISCONNECT -> host.disconnect(DANA.id());
                case MESSAGE -> host.sendMessage(DANA.id(), RepeatedCallsTest.MESSAGE);
                case QUESTION -> host.ask(DANA.id(), RepeatedCallsTest.MESSAGE);
            }
        }
    }

    /** What only looks. */
    enum Looking {
        LIST("WTSEnumerateSessionsExW"),
        READ("WTSQuerySessionInformationW"),
        CLIENT("WTSQuerySessionInformationW"),
        PROCESSES("WTSEnumerateProcessesExW");

        final String function;

        Looking(String function) {
            this.function = function;
        }

        String fault(String keys) {
            return SESSIONS + "fault in=" + name().toLowerCase(Locale.ROOT) + " " + keys;
        }

        Object make(SessionHost host) {
            return switch (this) {
                case LIST -> host.list();
                case READ -> host.read(DANA);
                case CLIENT -> host.readClient(DANA);
                case PROCESSES -> host.processes();
            };
        }
    }

    private static SessionException failureOf(Runnable call) {
        return catchThrowableOfType(SessionException.class, call::run);
    }

    private static List<Integer> errorsOf(String function) {
        return SimulatedWindows.calls().stream()
                .filter(call -> call.function().equals(function))
                .map(JournalEntry::error)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "LOGOFF, 7024, BUSY",
        "LOGOFF, 1702, SERVICE_NOT_RUNNING",
        "DISCONNECT, 7024, BUSY",
        "DISCONNECT, 1702, SERVICE_NOT_RUNNING",
        "MESSAGE, 7024, BUSY",
        "MESSAGE, 1702, SERVICE_NOT_RUNNING",
        "QUESTION, 7024, BUSY",
        "QUESTION, 1702, SERVICE_NOT_RUNNING"
    })
    void whatActsIsSentOnceForTheSessionMayHaveBecomeSomebodyElses(Acting acting, int error, Reason reason) {
        WtsSimulator.load(acting.fault("error=" + error + " times=1")
                + "\nchange before="
                + (acting == Acting.QUESTION ? "message" : acting.name().toLowerCase(Locale.ROOT))
                + " call=2 session=4 user=mallory logonAgo=0s");
        try (SessionHost host = WtsSessionHost.local()) {
            SessionException failure = failureOf(() -> acting.make(host));

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.mayHaveHappened()).isFalse();
            assertThat(errorsOf(acting.function)).containsExactly(error);
            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("", "CORP\\dana");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LIST, 7024",
        "LIST, 1702",
        "READ, 7024",
        "READ, 1702",
        "CLIENT, 7024",
        "CLIENT, 1702",
        "PROCESSES, 7024",
        "PROCESSES, 1702"
    })
    void whatOnlyLooksIsRepeatedWhereWindowsAsksForThat(Looking looking, int error) {
        WtsSimulator.load(looking.fault("error=" + error + " times=3"));
        try (SessionHost host = WtsSessionHost.local()) {
            assertThat(looking.make(host)).isNotNull();
            assertThat(errorsOf(looking.function)).startsWith(error, error, error, 0);
        }
    }

    @Test
    void whatOnlyLooksIsRepeatedThreeTimes() {
        WtsSimulator.load(Looking.LIST.fault("error=7024"));
        try (SessionHost host = WtsSessionHost.local()) {
            assertThat(failureOf(host::list).reason()).isEqualTo(Reason.BUSY);
            assertThat(errorsOf(Looking.LIST.function)).containsExactly(7024, 7024, 7024, 7024);
        }
    }

    /** A client takes two native calls even where none fails. */
    @Tag(HostUnderTest.SEVERAL_THREADS)
    @ParameterizedTest
    @CsvSource({
        "LIST, error=7024",
        "READ, error=7024",
        "READ, error=1702",
        "CLIENT, ''",
        "CLIENT, error=7024",
        "PROCESSES, error=1702"
    })
    void nothingFurtherIsSentForACallerWhoHasBeenToldThatItIsOver(Looking looking, String error) {
        WtsSimulator.load(looking.fault("delay=1s times=1 " + error));
        SessionHost host = new DeadlineSessionHost(WtsSessionHost.local(), TestServers.SHORT, servers.threads);

        assertThat(failureOf(() -> looking.make(host)).reason()).isEqualTo(Reason.TIMED_OUT);
        servers.awaitEnd();
        host.close();
        servers.awaitEnd();

        assertThat(SimulatedWindows.calls(looking.function)).isEqualTo(1);
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
    }

    @Tag(HostUnderTest.SEVERAL_THREADS)
    @Test
    void serverThatOpensTooLateIsClosedAndNotListedAgain() {
        WtsSimulator.load("server name=RDSH1\n" + SESSIONS + "fault in=list error=1702 delay=1s times=1");

        assertThat(failureOf(() -> servers.open(HostAddress.parse("RDSH1"), TestServers.SHORT))
                        .reason())
                .isEqualTo(Reason.TIMED_OUT);
        servers.awaitEnd();

        assertThat(TestServers.answeredBy("RDSH1"))
                .containsExactly("WTSOpenServerExW", "WTSEnumerateSessionsExW", "WTSCloseServer");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSentForACallerWhoIsInterrupted(Acting acting) {
        WtsSimulator.load(SESSIONS);
        try (SessionHost host = WtsSessionHost.local()) {
            Thread.currentThread().interrupt();
            SessionException failure = failureOf(() -> acting.make(host));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
            assertThat(failure.session()).contains(DANA.id());
            assertThat(SimulatedWindows.calls()).isEmpty();
        }
    }

    @Test
    void lookThatIsInterruptedBetweenItsCallsSaysSo() {
        AtomicInteger made = new AtomicInteger();
        WtsCall call = WtsCall.withoutServer(SessionOperation.LIST, "local");

        SessionException failure = failureOf(() -> call.run(() -> {
            made.incrementAndGet();
            Thread.currentThread().interrupt();
            Native.setLastError(7024);
            return 0;
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(made).hasValue(1);
    }

    @Tag(HostUnderTest.SEVERAL_THREADS)
    @Test
    void waitEndsWhenAnInterruptedThreadClosesTheHost() throws Exception {
        WtsSimulator.load(SESSIONS);
        SessionHost host = WtsSessionHost.local();
        FutureTask<Boolean> wait = new FutureTask<>(host::awaitEvent);
        Thread waiter = new Thread(wait, "waiter");
        waiter.start();
        Awaitility.await().until(() -> WtsSimulator.eventWaits() == 1);

        Thread.currentThread().interrupt();
        host.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(wait.get()).isFalse();
        waiter.join();
    }
}
