package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsSimulator
class QueryTest {

    private static final Instant WINDOWS_EPOCH = Instant.parse("1601-01-01T00:00:00Z");
    private static final int INFO_EX = 25;

    @Test
    void simpleClassesAnswerTheirValue() {
        WtsSimulator.load("""
                host console=1
                session id=1 name=Console user=anna domain=BUILD
                session id=4 state=Disconnected user=dana client=LAPTOP
                """);

        assertThat(Calls.query(1, 4).buffer().getInt()).isEqualTo(1);
        assertThat(Calls.query(1, 5).text()).isEqualTo("anna");
        assertThat(Calls.query(1, 6).text()).isEqualTo("Console");
        assertThat(Calls.query(1, 7).text()).isEqualTo("BUILD");
        assertThat(Calls.query(4, 8).buffer().getInt()).isEqualTo(4);
        assertThat(Calls.query(4, 10).text()).isEqualTo("LAPTOP");
        assertThat(Calls.query(1, 10).text()).isEmpty();
        assertThat(Calls.query(1, 16).bytes()).containsExactly(0, 0);
        assertThat(Calls.query(4, 16).bytes()).containsExactly(2, 0);
        assertThat(Calls.query(1, 29).bytes()).containsExactly(0);
        assertThat(Calls.query(4, 29).bytes()).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 19, 20, 21, 22})
    void classesThatWindowsNeverAnswersAreNotSupported(int informationClass) {
        WtsSimulator.load("session id=1");

        assertThat(Calls.query(1, informationClass).error()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 26, 30, 1000, -1})
    void otherClassesAreInvalid(int informationClass) {
        WtsSimulator.load("session id=1");

        assertThat(Calls.query(1, informationClass).error()).isEqualTo(87);
    }

    @Test
    void structsCutNamesAndStringsDoNot() {
        WtsSimulator.load("session id=1 user=" + "u".repeat(30) + " domain=" + "d".repeat(30));

        Calls.Answer extended = Calls.query(1, INFO_EX);
        assertThat(extended.bytes()).hasSize(232);
        assertThat(extended.textAt(8 + 78)).isEqualTo("u".repeat(20));
        assertThat(extended.textAt(8 + 120)).isEqualTo("d".repeat(17));
        Calls.Answer plain = Calls.query(1, 24);
        assertThat(plain.bytes()).hasSize(216);
        assertThat(plain.textAt(130)).isEqualTo("u".repeat(20));
        assertThat(plain.textAt(96)).isEqualTo("d".repeat(16));
        assertThat(Calls.query(1, 5).text()).hasSize(30);
        assertThat(Calls.query(1, 7).text()).hasSize(30);
    }

    @Test
    void timesCountFromTheHostsOwnClock() {
        WtsSimulator.load("""
                host clockAhead=2h
                session id=4 state=Disconnected user=dana logonAgo=26h connectAgo=25h disconnectedFor=3h idleFor=4h
                """);
        Instant hostNow = Instant.now().plus(Duration.ofHours(2));

        ByteBuffer data = Calls.query(4, INFO_EX).buffer();
        assertThat(time(data, 8 + 160)).isCloseTo(hostNow.minus(Duration.ofHours(26)), within(Duration.ofMinutes(1)));
        assertThat(time(data, 8 + 168)).isCloseTo(hostNow.minus(Duration.ofHours(25)), within(Duration.ofMinutes(1)));
        assertThat(time(data, 8 + 176)).isCloseTo(hostNow.minus(Duration.ofHours(3)), within(Duration.ofMinutes(1)));
        assertThat(time(data, 8 + 184)).isCloseTo(hostNow.minus(Duration.ofHours(4)), within(Duration.ofMinutes(1)));
        assertThat(time(data, 8 + 192)).isCloseTo(hostNow, within(Duration.ofMinutes(1)));
        ByteBuffer plain = Calls.query(4, 24).buffer();
        assertThat(plain.getLong(176)).isEqualTo(data.getLong(8 + 168));
        assertThat(plain.getLong(184)).isEqualTo(data.getLong(8 + 176));
        assertThat(plain.getLong(192)).isEqualTo(data.getLong(8 + 184));
        assertThat(plain.getLong(200)).isEqualTo(data.getLong(8 + 160));
    }

    @Test
    void timesThatAreNotKnownAreZero() {
        WtsSimulator.load("session id=1");

        ByteBuffer data = Calls.query(1, INFO_EX).buffer();
        assertThat(data.getLong(8 + 160)).isZero();
        assertThat(data.getLong(8 + 168)).isZero();
        assertThat(data.getLong(8 + 176)).isZero();
        assertThat(data.getLong(8 + 184)).isZero();
        assertThat(data.getLong(8 + 192)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"yes,0", "no,1", "unknown,-1"})
    void lockIsInTheSessionFlags(String locked, int flags) {
        WtsSimulator.load("session id=1 locked=" + locked);

        ByteBuffer data = Calls.query(1, INFO_EX).buffer();
        assertThat(data.getInt(0)).isEqualTo(1);
        assertThat(data.getInt(8)).isEqualTo(1);
        assertThat(data.getInt(8 + 8)).isEqualTo(flags);
    }

    @Test
    void addressBytesStartAtOffsetTwo() {
        WtsSimulator.load("""
                session id=1 address=10.1.2.3
                session id=2 address=fe80::1:ffff
                session id=3 address=::ffff:1.2.3.4
                """);

        ByteBuffer four = Calls.query(1, 14).buffer();
        assertThat(four.getInt(0)).isEqualTo(2);
        assertThat(four.slice(4, 8)).isEqualTo(ByteBuffer.wrap(new byte[] {0, 0, 10, 1, 2, 3, 0, 0}));
        ByteBuffer six = Calls.query(2, 14).buffer();
        assertThat(six.getInt(0)).isEqualTo(23);
        assertThat(six.slice(6, 16)).isEqualTo(ByteBuffer.wrap(new byte[] {
            (byte) 0xFE, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte) 0xFF, (byte) 0xFF
        }));
        assertThat(Calls.query(3, 14).buffer().slice(16, 6))
                .isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) 0xFF, 1, 2, 3, 4}));
    }

    @Test
    void addressThatIsMissingIsAnErrorOnlyWhereTheSessionIsDisconnected() {
        WtsSimulator.load("session id=1\nsession id=2 state=Disconnected");

        assertThat(Calls.query(1, 14).buffer().getInt(0)).isZero();
        assertThat(Calls.query(2, 14).error()).isEqualTo(1733);
    }

    @Test
    void clientInfoHasNameAccountAndAddress() {
        WtsSimulator.load("session id=1 user=dana domain=CORP client=LAPTOP address=10.1.2.3");

        Calls.Answer client = Calls.query(1, 23);
        assertThat(client.bytes()).hasSize(2304);
        assertThat(client.textAt(0)).isEqualTo("LAPTOP");
        assertThat(client.textAt(42)).isEqualTo("CORP");
        assertThat(client.textAt(78)).isEqualTo("dana");
        assertThat(client.buffer().getInt(1168)).isEqualTo(2);
        assertThat(client.textAt(1172)).isEqualTo("10.1.2.3");
    }

    @Test
    void sessionThatIsNotThereAnswersTheScenariosError() {
        WtsSimulator.load("");
        assertThat(Calls.query(9, INFO_EX).error()).isEqualTo(7022);
        assertThat(Calls.logoff(9)).isEqualTo(7022);
        assertThat(Calls.disconnect(9)).isEqualTo(7022);
        assertThat(Calls.message(9, 1, true)).isEqualTo(-7022);

        WtsSimulator.load("host goneError=2");
        assertThat(Calls.query(9, INFO_EX).error()).isEqualTo(2);
    }

    @Test
    void currentSessionIsTheOwnOne() {
        WtsSimulator.load("host own=3\nsession id=3 user=me");

        assertThat(Calls.query(Calls.OWN_SESSION, 5).text()).isEqualTo("me");
    }

    private static Instant time(ByteBuffer data, int offset) {
        return WINDOWS_EPOCH.plus(Duration.ofSeconds(data.getLong(offset) / 10_000_000));
    }

    @Test
    void clientHasItsDisplayAndBuildAndTheConsoleNone() {
        WtsSimulator.load("""
                host console=1
                session id=1
                session id=4 display=1280x720x16 build=19041
                session id=5
                """);

        ByteBuffer given = Calls.query(4, 23).buffer();
        assertThat(given.getShort(1234)).isEqualTo((short) 1280);
        assertThat(given.getShort(1236)).isEqualTo((short) 720);
        assertThat(given.getShort(1238)).isEqualTo((short) 16);
        assertThat(given.getInt(1764)).isEqualTo(19041);
        assertThat(Calls.query(5, 23).buffer().getShort(1234)).isEqualTo((short) 1920);
        assertThat(Calls.query(1, 23).buffer().getShort(1234)).isZero();
    }

    @Test
    void countersAreUnsignedAndInBothStructs() {
        WtsSimulator.load("session id=4 incomingBytes=4294967295 outgoingBytes=2 incomingFrames=3 outgoingFrames=4"
                + " incomingCompressedBytes=5 outgoingCompressedBytes=6");

        ByteBuffer extended = Calls.query(4, INFO_EX).buffer();
        ByteBuffer plain = Calls.query(4, 24).buffer();
        int[] expected = {-1, 2, 3, 4, 5, 6};
        for (int i = 0; i < expected.length; i++) {
            assertThat(extended.getInt(8 + 200 + 4 * i)).isEqualTo(expected[i]);
            assertThat(plain.getInt(8 + 4 * i)).isEqualTo(expected[i]);
        }
    }
}
