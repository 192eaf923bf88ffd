package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that succeed with an answer that makes no sense. What was handed out is given back all the same. */
@ExtendWith(SimulatedWindows.class)
class MalformedAnswerTest {

    private static final SessionInfo FOUR =
            SessionInfo.listed("local", new SessionId(4), "a", ConnectState.ACTIVE, new UserAccount("c", "b"));

    private static SessionHost open(String operation, String malformed) {
        WtsSimulator.load("session id=4 name=a user=b domain=c client=PC\nprocess session=4 id=1 name=d\nfault in="
                + operation + " malformed=" + malformed);
        return WtsSessionHost.local();
    }

    private static Object call(SessionHost host, String operation) {
        return switch (operation) {
            case "list" -> host.list();
            case "processes" -> host.processes();
            case "read" -> host.read(FOUR);
            default -> host.readClient(FOUR);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "list, nullPointer",
        "list, hugeCount",
        "processes, nullPointer",
        "processes, hugeCount",
        "read, nullPointer",
        "read, zeroCountNull",
        "read, shortBuffer",
        "client, nullPointer",
        "client, zeroCountNull",
        "client, shortBuffer"
    })
    void answerThatMakesNoSenseIsNeitherUsedNorEmpty(String operation, String malformed) {
        try (SessionHost host = open(operation, malformed)) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> call(host, operation))
                    .withMessageContaining("Windows' answer makes no sense")
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_ANSWER);
                        assertThat(failure.operation().name()).isEqualToIgnoringCase(operation);
                    });
        }
    }

    @Test
    void countOfZeroWithoutRowsIsAnEmptyListOfProcesses() {
        try (SessionHost host = open("processes", "zeroCountNull")) {
            assertThat(host.processes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed=zeroCountNull", "error=259"})
    void listWithoutSessionsIsARefusal(String nothing) {
        WtsSimulator.load("session id=4\nserver name=RDSH1\nfault in=list " + nothing);
        try (SessionHost host = WtsSessionHost.local()) {
            assertShowsNothing(host::list);
        }
        assertShowsNothing(() -> WtsSessionHost.server("RDSH1"));
    }

    private static void assertShowsNothing(ThrowingCallable call) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(call)
                .withMessageContaining("Windows shows this account no session at all")
                .withMessageContaining("The account needs the Query Information right on the session")
                .extracting(SessionException::reason)
                .isEqualTo(Reason.ACCESS_DENIED);
    }

    @Test
    void moreBytesThanTheStructureNeedsAreNotRead() {
        try (SessionHost host = open("read", "hugeCount")) {
            assertThat(host.read(FOUR).user()).isEqualTo(FOUR.user());
        }
        try (SessionHost host = open("client", "hugeCount times=1")) {
            assertThat(host.readClient(FOUR).client())
                    .extracting(ClientInfo::name)
                    .isEqualTo("PC");
        }
    }

    @Test
    void nameWithoutEndInAStructureEndsWithItsArray() {
        try (SessionHost host = open("read", "unterminated")) {
            assertThat(host.read(FOUR).user().name()).isEqualTo("b" + "x".repeat(20));
        }
    }

    @Test
    void malformedProbeLeavesNoServerOpen() {
        WtsSimulator.load("session id=4\nfault in=list malformed=nullPointer");

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> WtsSessionHost.server("RDSH1"))
                .extracting(SessionException::reason)
                .isEqualTo(Reason.MALFORMED_ANSWER);
        assertThat(WtsSimulator.openHandles()).isZero();
    }
}
