package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ProcessRowsTest {

    @Test
    void capturedRowBecomesAProcess() {
        LongFunction<String> strings = Captured.strings(Map.of(0xb8366cL, "devenv.exe"));

        assertThat(ProcessRows.decode(
                        Captured.bytes("processes.hex"),
                        strings,
                        address -> address == 0xb83650L ? "BUILD\\builder" : "?"))
                .containsExactly(new SessionProcess(
                        new SessionId(3),
                        4294967292L,
                        "devenv.exe",
                        "BUILD\\builder",
                        85,
                        5120,
                        3L << 30,
                        Duration.ofMinutes(31)));
    }

    private static SessionProcess decodeWith(Consumer<ByteBuffer> change) {
        byte[] row = Captured.bytes("processes.hex");
        change.accept(Layout.of(row));
        return ProcessRows.decode(row, address -> "devenv.exe", address -> "").get(0);
    }

    @Test
    void processThatHasNeitherThreadsNorHandlesNorUsedAnyTimeIsOne() {
        SessionProcess process =
                decodeWith(row -> row.putInt(24, 0).putInt(28, 0).putLong(48, 0).putLong(56, 0));

        assertThat(process.threads()).isZero();
        assertThat(process.handles()).isZero();
        assertThat(process.cpuTime()).isZero();
    }

    @Test
    void cpuTimeIsCountedInHundredsOfNanoseconds() {
        assertThat(decodeWith(row -> row.putLong(48, 15_000_001).putLong(56, 3)).cpuTime())
                .isEqualTo(Duration.ofNanos(1_500_000_400));
    }

    @Test
    void numbersBelowZeroAreNoProcess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decodeWith(row -> row.putInt(24, -1)))
                .withMessage("a count of 4294967295");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decodeWith(row -> row.putLong(56, -1)))
                .withMessage("a CPU time of -1");
    }

    @Test
    void everyRowIsDecodedAndHalfARowIsNone() {
        byte[] row = Captured.bytes("processes.hex");
        byte[] rows = Arrays.copyOf(row, 2 * row.length + row.length / 2);
        System.arraycopy(row, 0, rows, row.length, row.length);

        assertThat(ProcessRows.decode(rows, address -> "devenv.exe", address -> ""))
                .hasSize(2)
                .allSatisfy(process -> assertThat(process.processId()).isEqualTo(4294967292L));
    }
}
