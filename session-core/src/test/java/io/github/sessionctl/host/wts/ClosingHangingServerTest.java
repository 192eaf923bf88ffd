package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static io.github.sessionctl.host.wts.TestServers.FOR_EVER;
import static io.github.sessionctl.host.wts.TestServers.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.SessionException.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is closed while an abandoned call to it is under way: its handle is given back behind the call. */
@Timeout(60)
@Tag(HostUnderTest.SEVERAL_THREADS)
@ExtendWith(SimulatedWindows.class)
class ClosingHangingServerTest {

    private static final String SERVER = """
            server name=RDSH1
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=1h
            process session=4 id=8 name=devenv.exe
            """;

    private final TestServers servers = new TestServers();

    private SessionHost hanging(String fault) {
        WtsSimulator.load(SERVER + fault);
        SessionHost host = new DeadlineSessionHost(WtsSessionHost.server("RDSH1"), SHORT, servers.threads);
        assertReason(Reason.TIMED_OUT, host::processes);
        return host;
    }

    @Test
    void closingReturnsAtOnceAndLeavesTheHandleToTheCallThatHangs() {
        SessionHost host = hanging("fault in=processes " + FOR_EVER);

        host.close();
        host.close();

        assertReason(Reason.CONNECTION_CLOSED, host::list);
        assertThat(WtsSimulator.waitingCalls()).isEqualTo(1);
        assertThat(WtsSimulator.openHandles()).isEqualTo(1);
        assertThat(SimulatedWindows.calls("WTSCloseServer")).isZero();
        servers.endHangs(() -> {});
    }

    @Test
    void handleIsGivenBackOnceWhenTheCallHasComeBackAndItsAnswerIsFreed() {
        SessionHost host = hanging("fault in=processes delay=1s");

        host.close();
        servers.awaitEnd();

        assertThat(TestServers.answeredBy("RDSH1"))
                .containsExactly(
                        "WTSOpenServerExW", "WTSEnumerateSessionsExW", "WTSEnumerateProcessesExW", "WTSCloseServer");
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.openHandles()).isZero();
    }
}
