package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.ProcessTotals;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Any bytes instead of Windows' structures. A failure is told with its seed. */
class RandomBytesTest {

    private static final SessionInfo FOUR =
            SessionInfo.listed("local", new SessionId(4), "", ConnectState.DISCONNECTED, null);

    /** The binding turns an IllegalArgumentException into MALFORMED_ANSWER; any other exception would escape it. */
    private static <T> Optional<T> decoded(Supplier<T> decoder) {
        try {
            return Optional.of(decoder.get());
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** From nothing to more than is needed, often a bit of it changed only. */
    private static byte[] bytes(Random random, int size, byte[] captured) {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(2 * size) : size];
        if (random.nextBoolean()) {
            System.arraycopy(captured, 0, bytes, 0, Math.min(bytes.length, captured.length));
            for (int i = random.nextInt(8); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
        } else {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void rowsOfSessionsAreAsManyAsFit(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] rows = bytes(random, 3 * SessionRows.SIZE, new byte[0]);

        List<SessionInfo> sessions = SessionRows.decode("local", rows, address -> address == 0 ? "" : "x");

        assertThat(sessions).hasSize(rows.length / SessionRows.SIZE);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void readingIsAboutItsSessionOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] captured = Captured.bytes("session-3.hex");
        SessionInfo three = SessionInfo.listed("local", new SessionId(3), "", ConnectState.ACTIVE, null);
        byte[] structure = bytes(random, SessionReading.SIZE, captured);

        decoded(() -> SessionReading.decode(random.nextBoolean() ? three : FOUR, structure, random.nextBoolean()))
                .ifPresent(read -> {
                    assertThat(structure).hasSizeGreaterThanOrEqualTo(SessionReading.SIZE);
                    assertThat(read.id().value()).isIn(3L, 4L);
                    assertThat(read.name()).hasSizeLessThan(34);
                    assertThat(read.idle().stream()).noneMatch(Duration::isNegative);
                });
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void clientIsDecodedOrRefused(@ForAll long seed) {
        byte[] structure = bytes(new Random(seed), ClientReading.SIZE, Captured.bytes("client-3.hex"));

        decoded(() -> ClientReading.decode(structure)).ifPresent(client -> {
            assertThat(structure).hasSizeGreaterThanOrEqualTo(ClientReading.SIZE);
            assertThat(client.name()).hasSizeLessThan(22);
            assertThat(client.build()).isNotNegative();
        });
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void processesAndTheirSumsAreDecodedOrRefused(@ForAll long seed) {
        byte[] rows = bytes(new Random(seed), 3 * ProcessRows.SIZE, new byte[0]);

        decoded(() -> ProcessRows.decode(rows, address -> "x", address -> "")).ifPresent(processes -> {
            assertThat(processes).hasSize(rows.length / ProcessRows.SIZE);
            for (SessionProcess process : processes) {
                assertThat(process.threads()).isNotNegative();
                assertThat(process.handles()).isNotNegative();
                assertThat(process.cpuTime()).isGreaterThanOrEqualTo(Duration.ZERO);
            }
            assertThat(ProcessTotals.of(processes))
                    .allMatch(total -> !total.cpuTime().isNegative());
        });
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void securityIdentifierIsDecodedOrRefused(@ForAll long seed) {
        byte[] sid = bytes(new Random(seed), 28, new byte[] {1, 5, 0, 0, 0, 0, 0, 5});

        decoded(() -> Sid.decode(sid))
                .ifPresent(decoded -> assertThat(decoded.text()).startsWith("S-1-"));
    }
}
