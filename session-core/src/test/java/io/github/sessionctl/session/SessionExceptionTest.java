package io.github.sessionctl.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.SessionException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionExceptionTest {

    private final SessionException denied =
            SessionException.ofWin32(SessionOperation.LOGOFF, "local", new SessionId(4), 5);

    @Test
    void messageSaysWhatFailedOnWhatWhyAndWhatToDo() {
        assertThat(denied)
                .hasMessage("Cannot log off session 4 on local: access denied (Win32 error 5)."
                        + " The account needs the Reset right on the session: run elevated or as a member of"
                        + " Administrators.");
    }

    @Test
    void messageAboutTheWholeHostNamesNoSession() {
        assertThat(SessionException.ofWin32(SessionOperation.LIST, "agent7", null, 1722))
                .hasMessageStartingWith("Cannot list the sessions on agent7: the host cannot be reached")
                .hasMessageContaining("445")
                .hasMessageContaining("135")
                .hasMessageContaining("AllowRemoteRPC");
    }

    @ParameterizedTest
    @CsvSource({
        "2, NO_SUCH_SESSION",
        "5, ACCESS_DENIED",
        "6, CONNECTION_CLOSED",
        "50, NOT_SUPPORTED",
        "53, HOST_UNREACHABLE",
        "1355, INVALID_ADDRESS",
        "1726, HOST_UNREACHABLE",
        "6118, NOT_SUPPORTED",
        "87, NO_SUCH_SESSION",
        "120, UNSUPPORTED_SYSTEM",
        "127, UNSUPPORTED_SYSTEM",
        "1702, SERVICE_NOT_RUNNING",
        "1722, HOST_UNREACHABLE",
        "5023, INVALID_STATE",
        "7007, LOGOFF_PENDING",
        "7022, NO_SUCH_SESSION",
        "7024, BUSY",
        "7045, ACCESS_DENIED"
    })
    void codeHasItsReasonAndANextStep(int code, Reason reason) {
        SessionException failure = SessionException.ofWin32(SessionOperation.READ, "local", new SessionId(4), code);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.win32Code()).hasValue(code);
        assertThat(failure.nextStep()).endsWith(".").doesNotContain("{");
    }

    @Test
    void unknownCodeIsNamedWithTheWayToLookItUp() {
        SessionException failure = SessionException.ofWin32(SessionOperation.LIST, "local", null, 1450);

        assertThat(failure.reason()).isEqualTo(Reason.OTHER);
        assertThat(failure).hasMessageContaining("Win32 error 1450").hasMessageEndingWith("net helpmsg 1450");
    }

    @ParameterizedTest
    @EnumSource(SessionOperation.class)
    void deniedAccessNamesTheRightForEveryOperation(SessionOperation operation) {
        assertThat(SessionException.ofWin32(operation, "local", null, 5).nextStep())
                .containsPattern("right|administrator")
                .contains("run elevated or as a member of Administrators");
    }

    @Test
    void exceptionSurvivesSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(denied);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            SessionException copy = (SessionException) in.readObject();

            assertThat(copy.session()).contains(new SessionId(4));
            assertThat(copy).hasMessage(denied.getMessage());
        }
    }
}
