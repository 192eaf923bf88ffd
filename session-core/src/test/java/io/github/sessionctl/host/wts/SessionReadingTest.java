package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionCounters;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionReadingTest {

    private static final byte[] CONNECTED = Captured.bytes("session-3.hex");
    private static final byte[] DISCONNECTED = Captured.bytes("session-2147483652.hex");
    private static final SessionInfo BUILDER = listed(3, new UserAccount("BUILD", "builder"));

    private static SessionInfo listed(long id, UserAccount user) {
        return SessionInfo.listed("local", new SessionId(id), "", ConnectState.ACTIVE, user);
    }

    @Test
    void capturedReadingOfAConnectedSessionIsDecoded() {
        SessionInfo session = SessionReading.decode(BUILDER, CONNECTED, false);

        assertThat(session.name()).isEqualTo("RDP-Tcp#3");
        assertThat(session.state()).isEqualTo(ConnectState.ACTIVE);
        assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
        assertThat(session.lock()).isEqualTo(LockState.LOCKED);
        SessionTimes times = session.times();
        assertThat(times.logon()).isBetween(instant("2026-11-21T00:57:00Z"), instant("2026-11-21T00:58:00Z"));
        assertThat(times.connect()).isEqualTo(times.logon());
        assertThat(times.disconnect()).isNull();
        assertThat(Duration.between(times.logon(), times.read()).toMinutes()).isEqualTo(60);
        assertThat(session.idle().map(Duration::toMinutes)).contains(5L);
    }

    @Test
    void listedNamesAreKeptWhereTheStructureCutsThem() {
        UserAccount whole = new UserAccount("EIGHTEEN-LETTERS-X", "exactly-20-character");

        SessionInfo session = SessionReading.decode(listed(2147483652L, whole), DISCONNECTED, false);

        assertThat(session.user()).isEqualTo(whole);
        assertThat(session.state()).isEqualTo(ConnectState.DISCONNECTED);
        assertThat(session.name()).isEmpty();
        assertThat(session.idle().map(Duration::toHours)).contains(2L);
    }

    @ParameterizedTest
    @CsvSource({"BUILD, builder", "Build, BUILDER"})
    void accountThatTheStructureHasTooHasNoAlias(String domain, String name) {
        UserAccount account = new UserAccount(domain, name);

        SessionInfo session = SessionReading.decode(
                listed(3, account).withUser(account, new UserAccount("OLD", "x")), CONNECTED, false);

        assertThat(session.user()).isEqualTo(account);
        assertThat(session.alias()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build.example.com", "BUILD2", ""})
    void otherDomainOfTheSameNameIsAnAlias(String domain) {
        UserAccount account = new UserAccount(domain, "builder");

        SessionInfo session = SessionReading.decode(listed(3, account), CONNECTED, false);

        assertThat(session.user()).isEqualTo(account);
        assertThat(session.alias()).isEqualTo(new UserAccount("BUILD", "builder"));
        assertThat(session.counters()).isNotNull();
        assertThat(session.times()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "BUILD, builder",
        "ELSEWHERE, exactly-20-characters-and-more",
        "EIGHTEEN-LETTERS-X, exactly-20-character"
    })
    void userWhomTheListDidNotHaveOrWhoIsAnotherHasNoAlias(String domain, String name) {
        UserAccount account = new UserAccount(domain, name);
        SessionInfo unused = SessionInfo.listed("local", new SessionId(3), "", ConnectState.ACTIVE, null);

        for (SessionInfo listed : List.of(unused, listed(3, new UserAccount(domain, "mallory")))) {
            SessionInfo session = SessionReading.decode(listed.withUser(listed.user(), account), CONNECTED, false);

            assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
            assertThat(session.alias()).isNull();
        }
    }

    @Test
    void cutNameInAnotherDomainIsTheSameName() {
        UserAccount whole = new UserAccount("corp.example.com", "exactly-20-characters-and-more");

        SessionInfo session = SessionReading.decode(listed(2147483652L, whole), DISCONNECTED, false);

        assertThat(session.user()).isEqualTo(whole);
        assertThat(session.alias()).isEqualTo(new UserAccount("EIGHTEEN-LETTERS-", "exactly-20-character"));
    }

    @Test
    void letterThatOnlyLooksAlikeInAnotherCaseIsAnotherUser() {
        byte[] structure = CONNECTED.clone();
        // builder with a dotless i, which an upper-case I is for Java and not for Windows.
        Layout.of(structure).putChar(86 + 2 * 2, '\u0131');

        SessionInfo session = SessionReading.decode(BUILDER, structure, false);

        assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "bu\u0131lder"));
        assertThat(session.alias()).isNull();
    }

    @Test
    void sessionThatNobodyIsLoggedOnToAnyLongerHasNeither() {
        byte[] structure = CONNECTED.clone();
        Layout.of(structure).putChar(86, '\0');

        SessionInfo session = SessionReading.decode(BUILDER, structure, false);

        assertThat(session.user()).isNull();
        assertThat(session.alias()).isNull();
    }

    @Test
    void anotherUserIsShownAsTheStructureHasHim() {
        SessionInfo session = SessionReading.decode(listed(3, new UserAccount("BUILD", "anna")), CONNECTED, false);

        assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
    }

    @Test
    void nameThatOnlyBeginsAlikeIsAnotherUser() {
        SessionInfo session = SessionReading.decode(listed(3, new UserAccount("BUILD", "builder2")), CONNECTED, false);

        assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
    }

    @Test
    void lockFlagsAreTheOtherWayRoundOnWindows7() {
        assertThat(SessionReading.decode(BUILDER, CONNECTED, true).lock()).isEqualTo(LockState.UNLOCKED);
    }

    @Test
    void lockFlagOfMinusOneIsUnknown() {
        byte[] structure = CONNECTED.clone();
        Layout.of(structure).putInt(16, -1);

        assertThat(SessionReading.decode(BUILDER, structure, false).lock()).isEqualTo(LockState.UNKNOWN);
    }

    @Test
    void shorterStructureIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionReading.decode(BUILDER, Arrays.copyOf(CONNECTED, 231), false))
                .withMessageContaining("231 bytes");
    }

    @Test
    void answerAboutAnotherSessionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionReading.decode(listed(4, new UserAccount("", "x")), CONNECTED, false))
                .withMessageContaining("about session 3");
    }

    @Test
    void unknownLevelIsRefused() {
        byte[] structure = CONNECTED.clone();
        Layout.of(structure).putInt(0, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionReading.decode(BUILDER, structure, false))
                .withMessageContaining("level 2");
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    @ParameterizedTest
    @CsvSource({"0, false, LOCKED", "0, true, UNLOCKED", "1, false, UNLOCKED", "1, true, LOCKED", "2, false, UNKNOWN"})
    void lockFlagsAreReadAsTheSystemMeansThem(int flags, boolean isSwapped, LockState lock) {
        byte[] structure = CONNECTED.clone();
        Layout.of(structure).putInt(16, flags);

        assertThat(SessionReading.decode(BUILDER, structure, isSwapped).lock()).isEqualTo(lock);
    }

    @Test
    void countersAreUnsignedAndEachHasItsPlace() {
        byte[] structure = CONNECTED.clone();
        Layout.of(structure)
                .putInt(208, -1)
                .putInt(212, 2)
                .putInt(216, 3)
                .putInt(220, 4)
                .putInt(224, 5)
                .putInt(228, 6);

        assertThat(SessionReading.decode(BUILDER, structure, false).counters())
                .isEqualTo(new SessionCounters(4_294_967_295L, 2, 3, 4, 5, 6));
    }
}
