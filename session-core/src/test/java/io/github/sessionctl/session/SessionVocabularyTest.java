package io.github.sessionctl.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void idleIsUnknownUntilTheTimesWereAskedFor() {
        SessionInfo listed = SessionInfo.listed("local", new SessionId(4), "", ConnectState.DISCONNECTED, null);

        assertThat(listed.idle()).isEmpty();
        assertThat(listed.withReading(
                                "",
                                ConnectState.DISCONNECTED,
                                null,
                                new SessionTimes(null, null, NOON.minusSeconds(90), NOON.minusSeconds(5), NOON),
                                LockState.UNKNOWN)
                        .idle())
                .contains(Duration.ofSeconds(90));
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
