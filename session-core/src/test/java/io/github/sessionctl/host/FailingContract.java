package io.github.sessionctl.host;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static io.github.sessionctl.host.HostUnderTest.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every host keeps to when something goes wrong, when it is closed, and when several threads use it. */
public interface FailingContract extends HostUnderTest {

    /** The codes of the Windows documentation, each with what it means here. */
    static Stream<Arguments> codes() {
        return Stream.of(
                arguments(2, Reason.NO_SUCH_SESSION),
                arguments(5, Reason.ACCESS_DENIED),
                arguments(6, Reason.CONNECTION_CLOSED),
                arguments(50, Reason.NOT_SUPPORTED),
                arguments(87, Reason.NO_SUCH_SESSION),
                arguments(120, Reason.UNSUPPORTED_SYSTEM),
                arguments(127, Reason.UNSUPPORTED_SYSTEM),
                arguments(1702, Reason.SERVICE_NOT_RUNNING),
                arguments(1722, Reason.HOST_UNREACHABLE),
                arguments(1733, Reason.OTHER),
                arguments(5023, Reason.INVALID_STATE),
                arguments(7007, Reason.LOGOFF_PENDING),
                arguments(7022, Reason.NO_SUCH_SESSION),
                arguments(7024, Reason.BUSY),
                arguments(7045, Reason.ACCESS_DENIED),
                arguments(1450, Reason.OTHER));
    }

    /** What can fail, each with the word that a fault has for it. */
    static Map<String, Consumer<SessionHost>> operations() {
        SessionInfo session = SessionInfo.listed("", new SessionId(4), "", ConnectState.DISCONNECTED, null);
        Message message = new Message("Title", "Text", MessageStyle.QUESTION, Duration.ofSeconds(1));
        Map<String, Consumer<SessionHost>> operations = new LinkedHashMap<>();
        operations.put("list", SessionHost::list);
        operations.put("read", host -> host.read(session));
        operations.put("client", host -> host.readClient(session));
        operations.put("processes", SessionHost::processes);
        operations.put("logoff", host -> host.requestLogoff(session.id()));
        operations.put("disconnect", host -> host.disconnect(session.id()));
        operations.put("message", host -> host.sendMessage(session.id(), message));
        operations.put("event", SessionHost::awaitEvent);
        return operations;
    }

    @ParameterizedTest
    @MethodSource("codes")
    default void everyOperationsFailureHasItsReason(int code, Reason reason) {
        operations().forEach((word, operation) -> {
            boolean isAbsent = word.equals("client") && (code == 50 || code == 1733);
            try (SessionHost host = open(AGENT + "fault in=" + word + " error=" + code)) {
                if (isAbsent) {
                    operation.accept(host);
                    return;
                }
                assertThatExceptionOfType(SessionException.class)
                        .as(word)
                        .isThrownBy(() -> operation.accept(host))
                        .satisfies(failure -> {
                            assertThat(failure.reason()).isEqualTo(of(word, code, reason));
                            assertThat(failure.win32Code()).hasValue(code);
                            assertThat(failure.operation().name()).isEqualToIgnoringCase(word);
                        });
            }
        });
    }

    @Test
    default void codeThatSaysNothingIsThereIsAnEmptyListOfProcesses() {
        try (SessionHost host = open(AGENT + "fault in=processes error=259")) {
            assertThat(host.processes()).isEmpty();
        }
    }

    /** Only what is about one session can find that there is none, and of a message more than the session may be wrong. */
    private static Reason of(String word, int code, Reason reason) {
        boolean maySayGone = switch (word) {
            case "read", "client", "logoff", "disconnect" -> true;
            case "message" -> code != 87;
            default -> false;
        };
        return reason == Reason.NO_SUCH_SESSION && !maySayGone ? Reason.OTHER : reason;
    }

    @Test
    default void faultThatPassesLeavesTheHostUsable() {
        try (SessionHost host = open(AGENT + "fault in=list error=5 times=1")) {
            assertReason(Reason.ACCESS_DENIED, host::list);

            assertThat(host.list()).hasSize(5);
        }
    }

    @Test
    default void closedHostRefusesEverything() {
        SessionHost host = open(AGENT);
        SessionInfo session = find(host, 4);
        host.close();
        host.close();

        assertReason(Reason.CONNECTION_CLOSED, host::list);
        assertReason(Reason.CONNECTION_CLOSED, host::processes);
        assertReason(Reason.CONNECTION_CLOSED, host::ownSession);
        assertReason(Reason.CONNECTION_CLOSED, host::consoleSession);
        assertReason(Reason.CONNECTION_CLOSED, () -> host.read(session));
        assertReason(Reason.CONNECTION_CLOSED, () -> host.readClient(session));
        assertReason(Reason.CONNECTION_CLOSED, () -> host.requestLogoff(session.id()));
        assertReason(Reason.CONNECTION_CLOSED, () -> host.disconnect(session.id()));
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void severalThreadsMayUseOneHost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SessionHost host = open(AGENT)) {
            Callable<List<SessionInfo>> look = () -> {
                List<SessionInfo> last = List.of();
                for (int i = 0; i < 50; i++) {
                    last = host.list().stream().map(host::read).toList();
                }
                return last;
            };
            for (Future<List<SessionInfo>> seen : threads.invokeAll(List.of(look, look, look, look))) {
                assertThat(seen.get()).extracting(SessionInfo::userText).contains("CORP\\Dana Fox", "BUILD\\anna");
            }
        } finally {
            threads.shutdown();
        }
    }
}
