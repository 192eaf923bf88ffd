package io.github.sessionctl.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionVocabularyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L})
    void sessionIdOutsideOf32BitsIsRefused(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionId(value))
                .withMessageContaining(Long.toString(value));
    }

    @Test
    void sessionIdsBitsAreUnsigned() {
        assertThat(SessionId.fromBits(-1)).isEqualTo(new SessionId(4294967295L));
        assertThat(new SessionId(2147483652L).bits()).isEqualTo(-2147483644);
        assertThat(new SessionId(2147483652L)).hasToString("2147483652").isGreaterThan(new SessionId(1));
    }

    @Test
    void stateWordsIgnoreCase() {
        assertThat(ConnectState.parse(" disconnected ")).isEqualTo(ConnectState.DISCONNECTED);
        assertThat(ConnectState.parse("CONNECT_QUERY")).isEqualTo(ConnectState.CONNECT_QUERY);
    }

    @Test
    void unknownStateWordIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectState.parse("Getrennt"))
                .withMessageContaining("'Getrennt'")
                .withMessageContaining("disconnected");
    }

    @Test
    void accountsAreTheSameWhateverTheCase() {
        assertThat(new UserAccount("CORP", "Anna").isSameAs(new UserAccount("corp", "anna")))
                .isTrue();
        assertThat(new UserAccount("CORP", "anna").isSameAs(new UserAccount("BUILD", "anna")))
                .isFalse();
    }

    @Test
    void accountWithoutDomainIsItsName() {
        assertThat(new UserAccount("", "anna")).hasToString("anna");
        assertThat(new UserAccount("CORP", "anna")).hasToString("CORP\\anna");
    }

    @Test
    void timeThatLiesInTheFutureGivesNoDuration() {
        SessionTimes times = new SessionTimes(null, null, NOON.plusSeconds(1), NOON.plusSeconds(1), NOON);

        assertThat(times.sinceDisconnect()).isEmpty();
        assertThat(times.sinceLastUse()).isEmpty();
    }

    @Test
    void durationNeedsTheHostsOwnClock() {
        assertThat(new SessionTimes(NOON, null, NOON, NOON, null).sinceDisconnect())
                .isEmpty();
    }

    private static SessionInfo read(String name, ConnectState state, SessionTimes times) {
        return SessionInfo.listed("local", new SessionId(4), name, state, new UserAccount("CORP", "anna"))
                .withReading(name, state, new UserAccount("CORP", "anna"), times, LockState.UNKNOWN);
    }

    private static @Nullable Instant ago(@Nullable Integer seconds) {
        return seconds == null ? null : NOON.minusSeconds(seconds);
    }

    @Test
    void idleIsUnknownUntilTheTimesWereAskedFor() {
        assertThat(SessionInfo.listed("local", new SessionId(4), "", ConnectState.DISCONNECTED, null)
                        .idle())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, 300, 90, 100, 90",
        "500, 300, 90, 90, 90",
        ", , 90, , 90",
        "80, , 90, , ",
        ", 80, 90, , ",
        ", , 90, 80, ",
        "500, 300, , 100, "
    })
    void disconnectedSessionIsIdleSinceItsDisconnectionUnlessSomethingCameLater(
            @Nullable Integer logon,
            @Nullable Integer connect,
            @Nullable Integer disconnect,
            @Nullable Integer input,
            @Nullable Integer idle) {
        SessionTimes times = new SessionTimes(ago(logon), ago(connect), ago(disconnect), ago(input), NOON);

        assertThat(read("", ConnectState.DISCONNECTED, times).idle().map(Duration::toSeconds))
                .isEqualTo(Optional.ofNullable(idle).map(Integer::longValue));
    }

    @ParameterizedTest
    @CsvSource({
        "500, 300, 90, 90",
        "500, 60, 9000, 60",
        "30, 60, 9000, 30",
        ", , 90, 90",
        "500, 300, , ",
        "500, -1, 90, "
    })
    void connectedSessionIsIdleSinceTheLatestOfInputConnectionAndLogon(
            @Nullable Integer logon, @Nullable Integer connect, @Nullable Integer input, @Nullable Integer idle) {
        SessionTimes times = new SessionTimes(ago(logon), ago(connect), ago(7000), ago(input), NOON);

        assertThat(read("RDP-Tcp#1", ConnectState.ACTIVE, times).idle().map(Duration::toSeconds))
                .isEqualTo(Optional.ofNullable(idle).map(Integer::longValue));
    }

    @Test
    void nobodyKnowsHowLongAConsoleIsIdleUnlessItIsDisconnected() {
        SessionTimes times = new SessionTimes(ago(500), ago(400), ago(90), ago(100), NOON);
        SessionInfo remote = read("RDP-Tcp#1", ConnectState.ACTIVE, times);

        assertThat(read("console", ConnectState.ACTIVE, times).idle()).isEmpty();
        assertThat(remote.withClient(ClientInfo.NONE.withProtocol(ClientProtocol.CONSOLE))
                        .idle())
                .isEmpty();
        assertThat(remote.withClient(ClientInfo.NONE.withProtocol(ClientProtocol.RDP))
                        .idle())
                .contains(Duration.ofSeconds(100));
        assertThat(read("Console", ConnectState.DISCONNECTED, times)
                        .withClient(ClientInfo.NONE.withProtocol(ClientProtocol.CONSOLE))
                        .idle())
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void timeBefore1980IsNotKnown() {
        Instant early = Instant.parse("1979-12-31T23:59:59.9999999Z");
        Instant late = Instant.parse("1980-01-01T00:00:00Z");

        assertThat(new SessionTimes(early, early, early, early, early)).isEqualTo(SessionTimes.UNKNOWN);
        assertThat(new SessionTimes(late, late, late, late, late))
                .extracting(
                        SessionTimes::logon,
                        SessionTimes::connect,
                        SessionTimes::disconnect,
                        SessionTimes::lastInput,
                        SessionTimes::read)
                .containsOnly(late);
    }

    @ParameterizedTest
    @CsvSource({
        "ANNA, anna, true",
        "MÜLLER, müller, true",
        "ΣΟΦΙΑ, σοφια, true",
        "\uD801\uDC00, \uD801\uDC28, true",
        "ali, al\u0131, false",
        "ALI, al\u0131, false",
        "ali, al\u0130, false",
        "smith, \u017Fmith, false",
        "kim, \u212Aim, false",
        "stra\u00DFe, STRASSE, false"
    })
    void accountNamesFoldInPairsOfLettersAsInWindows(String one, String other, boolean isSame) {
        assertThat(new UserAccount("CORP", one).isSameAs(new UserAccount("CORP", other)))
                .isEqualTo(isSame);
        assertThat(new UserAccount(one, "x").isSameAs(new UserAccount(other, "x")))
                .isEqualTo(isSame);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "localhost", "1.2.3", "999.1.1.1", "12345", "g::1", ":", "1.2.3.4.5"})
    void textThatIsNoAddressIsNotLookedUp(String text) {
        assertThat(ClientInfo.parseAddress(text)).isEmpty();
    }

    @Test
    void sessionIdIsReadFromItsDigits() {
        assertThat(SessionId.parse(" 4 ")).isEqualTo(new SessionId(4));
        assertThat(SessionId.parse("0")).isEqualTo(SessionId.SERVICES);
        assertThat(SessionId.parse("4294967295")).isEqualTo(new SessionId(4294967295L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "four",
                "+4",
                "-0",
                "-1",
                "4.0",
                "0x4",
                "4 4",
                "\uff14",
                "\u0664",
                "4294967296",
                "10000000000",
                "99999999999999999999"
            })
    void sessionIdThatIsNotDigitsAloneOrTooLargeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionId.parse(text))
                .withMessage("'" + text + "' is not a session ID, which is a number from 0 to 4294967295");
    }
}
