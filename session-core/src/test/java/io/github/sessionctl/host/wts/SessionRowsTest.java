package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class SessionRowsTest {

    private static final LongFunction<String> STRINGS = Captured.strings(Map.of(
            0xb83580L, "RDP-Tcp#3",
            0xb83594L, "builder",
            0xb835a4L, "BUILD",
            0xb835b0L, "",
            0xb835b2L, "exactly-20-character",
            0xb835dcL, "EIGHTEEN-LETTERS-X"));

    @Test
    void capturedRowsBecomeSessions() {
        List<SessionInfo> sessions = SessionRows.decode("local", Captured.bytes("sessions.hex"), STRINGS);

        assertThat(sessions)
                .containsExactly(
                        SessionInfo.listed(
                                "local",
                                new SessionId(3),
                                "RDP-Tcp#3",
                                ConnectState.ACTIVE,
                                new UserAccount("BUILD", "builder")),
                        SessionInfo.listed(
                                "local",
                                new SessionId(2147483652L),
                                "",
                                ConnectState.DISCONNECTED,
                                new UserAccount("EIGHTEEN-LETTERS-X", "exactly-20-character")));
    }

    @Test
    void rowOfZerosIsTheServicesSessionWithoutAnything() {
        assertThat(SessionRows.decode("local", new byte[SessionRows.SIZE], STRINGS))
                .containsExactly(SessionInfo.listed("local", SessionId.SERVICES, "", ConnectState.ACTIVE, null));
    }

    @Test
    void noBytesAreNoSessions() {
        assertThat(SessionRows.decode("local", new byte[0], STRINGS)).isEmpty();
    }
}
