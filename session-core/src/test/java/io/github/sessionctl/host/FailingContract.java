package io.github.sessionctl.host;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static io.github.sessionctl.host.HostUnderTest.find;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every host keeps to when something goes wrong, when it is closed, and when several threads use it. */
public interface FailingContract extends HostUnderTest {

    @ParameterizedTest
    @CsvSource({
        "5, ACCESS_DENIED", "6, CONNECTION_CLOSED", "120, UNSUPPORTED_SYSTEM", "1702, SERVICE_NOT_RUNNING",
        "1722, HOST_UNREACHABLE", "7024, BUSY", "7045, ACCESS_DENIED", "1450, OTHER"
    })
    default void everyFailureHasItsReason(int error, Reason reason) {
        try (SessionHost host = open("fault in=list error=" + error)) {
            assertReason(reason, host::list);
        }
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
        assertReason(Reason.CONNECTION_CLOSED, () -> host.logoff(session.id()));
        assertReason(Reason.CONNECTION_CLOSED, () -> host.disconnect(session.id()));
    }

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
