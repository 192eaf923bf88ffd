package io.github.sessionctl.host;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static io.github.sessionctl.host.HostUnderTest.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every host keeps to when it logs off, disconnects and shows messages. */
public interface ActingContract extends HostUnderTest {

    @Test
    default void logoffReturnsAtOnceAndTheSessionGoesLater() {
        try (SessionHost host = open(SERVICES + "session id=4 state=Disconnected user=dana logoffTakes=150ms")) {
            host.requestLogoff(new SessionId(4));

            assertThat(host.list()).hasSize(2);
            await().atMost(Duration.ofSeconds(20)).until(() -> host.list().size() == 1);
        }
    }

    @Test
    default void secondLogoffOfTheSameSessionIsPending() {
        try (SessionHost host = open("session id=4 user=dana logoffTakes=never")) {
            host.requestLogoff(new SessionId(4));

            assertReason(Reason.LOGOFF_PENDING, () -> host.requestLogoff(new SessionId(4)));
        }
    }

    @Test
    default void freedIdCanPassToAnotherUser() {
        try (SessionHost host = open("session id=4 state=Disconnected user=dana domain=CORP successor=mallory")) {
            host.requestLogoff(new SessionId(4));

            assertThat(find(host, 4).user()).isEqualTo(new UserAccount("CORP", "mallory"));
            assertThat(find(host, 4).state()).isEqualTo(ConnectState.ACTIVE);
        }
    }

    @Test
    default void childSessionEndsWithItsParent() {
        try (SessionHost host = open(AGENT + """
                session id=6 user="Dana Fox" domain=CORP parent=4
                session id=7 user="Dana Fox" domain=CORP parent=6
                process session=7 id=7 name=a.exe
                """)) {
            host.requestLogoff(new SessionId(4));

            assertThat(host.list()).extracting(session -> session.id().value()).containsExactly(0L, 1L, 3L, 65536L);
            assertThat(host.processes()).extracting(SessionProcess::name).containsExactly("svchost.exe");
        }
    }

    @Test
    default void childSessionEndsWithoutItsParent() {
        try (SessionHost host = open(SERVICES + "session id=4 user=dana\nsession id=6 user=dana parent=4")) {
            host.requestLogoff(new SessionId(6));

            assertThat(host.list()).extracting(session -> session.id().value()).containsExactly(0L, 4L);
        }
    }

    @Test
    default void childOfASessionWhoseIdPassesToAnotherUserEndsToo() {
        try (SessionHost host =
                open("session id=6 user=dana parent=4\nsession id=4 user=dana logoffTakes=0s successor=mallory")) {
            host.requestLogoff(new SessionId(4));

            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("mallory");
        }
    }

    @Test
    default void sessionThatThisAccountMayNotSeeCannotBeActedOn() {
        try (SessionHost host = open(AGENT + "session id=5 user=emil visible=no")) {
            SessionId hidden = new SessionId(5);

            assertReason(Reason.NO_SUCH_SESSION, () -> host.requestLogoff(hidden));
            assertReason(Reason.NO_SUCH_SESSION, () -> host.disconnect(hidden));
            assertReason(Reason.NO_SUCH_SESSION, () -> host.sendMessage(hidden, question(Duration.ofSeconds(1))));
            assertReason(Reason.NO_SUCH_SESSION, () -> host.ask(hidden, question(Duration.ofSeconds(1))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7022})
    default void logoffOfAVanishedSessionSaysSo(int error) {
        try (SessionHost host = open("host goneError=" + error)) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> host.requestLogoff(new SessionId(4)))
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.NO_SUCH_SESSION);
                        assertThat(failure.win32Code()).hasValue(error);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 65536})
    default void windowsItselfRefusesToLogOffServicesAndListener(long id) {
        try (SessionHost host = open(AGENT)) {
            assertReason(Reason.ACCESS_DENIED, () -> host.requestLogoff(new SessionId(id)));
            assertThat(host.list()).hasSize(5);
        }
    }

    @Test
    default void deniedLogoffNamesSessionRightAndNextStep() {
        try (SessionHost host = open(AGENT + "fault in=logoff error=5")) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> host.requestLogoff(new SessionId(4)))
                    .withMessageContainingAll(
                            "log off session 4", "(Win32 error 5)", "Reset right", "run elevated", "Administrators");
        }
    }

    @Test
    default void disconnectLeavesTheUserLoggedOn() {
        try (SessionHost host = open(AGENT)) {
            host.disconnect(new SessionId(3));

            SessionInfo session = host.read(find(host, 3));
            assertThat(session.state()).isEqualTo(ConnectState.DISCONNECTED);
            assertThat(session.name()).isEmpty();
            assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
            assertThat(session.idle().orElseThrow()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    default void disconnectOfAVanishedSessionSaysSo() {
        try (SessionHost host = open(AGENT)) {
            assertReason(Reason.NO_SUCH_SESSION, () -> host.disconnect(new SessionId(77)));
        }
    }

    @ParameterizedTest
    @CsvSource({"ok, OK", "cancel, CANCEL", "yes, YES", "no, NO", "timeout, TIMED_OUT"})
    default void questionBringsTheUsersAnswer(String answers, MessageAnswer expected) {
        try (SessionHost host = open("session id=3 user=anna answer=" + answers)) {
            assertThat(host.ask(new SessionId(3), question(Duration.ofSeconds(1))))
                    .isEqualTo(expected);
        }
    }

    @Test
    default void userWhoAnswersTooLateHasNotAnswered() {
        try (SessionHost host = open("session id=3 user=anna answer=yes answersAfter=5s")) {
            assertThat(host.ask(new SessionId(3), question(Duration.ofMillis(10))))
                    .isEqualTo(MessageAnswer.TIMED_OUT);
        }
    }

    @Test
    default void nobodyAnswersInADisconnectedSession() {
        try (SessionHost host = open("session id=3 user=anna state=Disconnected answer=yes")) {
            assertThat(host.ask(new SessionId(3), question(Duration.ofSeconds(1))))
                    .isEqualTo(MessageAnswer.TIMED_OUT);
        }
    }

    @Test
    default void messageThatIsOnlySentDoesNotWaitForItsReader() {
        try (SessionHost host = open("session id=3 user=anna answersAfter=1d")) {
            host.sendMessage(
                    new SessionId(3),
                    new Message("Title", "Fran\u00e7ois, \ud83d\ude00", MessageStyle.WARNING, Duration.ofDays(1)));

            assertThat(host.list()).hasSize(1);
        }
    }

    @Test
    default void messageToAVanishedSessionSaysSo() {
        try (SessionHost host = open(AGENT)) {
            assertReason(
                    Reason.NO_SUCH_SESSION, () -> host.sendMessage(new SessionId(77), question(Duration.ofSeconds(1))));
            assertReason(Reason.NO_SUCH_SESSION, () -> host.ask(new SessionId(77), question(Duration.ofSeconds(1))));
        }
    }

    @Test
    default void deniedMessageNamesTheRight() {
        try (SessionHost host = open(AGENT + "fault in=message error=5")) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> host.sendMessage(new SessionId(4), question(Duration.ofSeconds(1))))
                    .withMessageContainingAll("send a message to session 4", "Message right");
        }
    }

    private static Message question(Duration timeout) {
        return new Message("Build agent", "Save your work?", MessageStyle.QUESTION, timeout);
    }
}
