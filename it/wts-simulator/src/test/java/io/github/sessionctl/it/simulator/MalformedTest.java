package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that succeed and answer what Windows should never answer. */
@NeedsSimulator
class MalformedTest {

    private final PointerByReference block = new PointerByReference();
    private final IntByReference count = new IntByReference();

    private static void load(String operation, String malformed) {
        WtsSimulator.load("session id=4 name=a user=b domain=c client=PC\nprocess session=4 id=1 name=d\nfault in="
                + operation + " malformed=" + malformed);
    }

    private boolean call(String operation) {
        return switch (operation) {
            case "list" -> Wtsapi32.WTSEnumerateSessionsExW(null, new IntByReference(1), 0, block, count);
            case "processes" -> Wtsapi32.WTSEnumerateProcessesExW(null, new IntByReference(1), 4, block, count);
            case "read" -> Wtsapi32.WTSQuerySessionInformationW(null, 4, 25, block, count);
            default -> Wtsapi32.WTSQuerySessionInformationW(null, 4, 23, block, count);
        };
    }

    private boolean free(String operation) {
        if (operation.equals("list")) {
            return Wtsapi32.WTSFreeMemoryExW(Calls.SESSION_CLASS, block.getValue(), count.getValue());
        }
        if (operation.equals("processes")) {
            return Wtsapi32.WTSFreeMemoryExW(Calls.PROCESS_CLASS, block.getValue(), count.getValue());
        }
        Wtsapi32.WTSFreeMemory(block.getValue());
        return true;
    }

    @ParameterizedTest
    @CsvSource({"list,1", "processes,1", "read,232", "client,2304"})
    void countWithoutABlock(String operation, int expected) {
        load(operation, "nullPointer");

        assertThat(call(operation)).isTrue();

        assertThat(count.getValue()).isEqualTo(expected);
        assertThat(block.getValue()).isNull();
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "processes", "read", "client"})
    void neitherCountNorBlock(String operation) {
        load(operation, "zeroCountNull");

        assertThat(call(operation)).isTrue();

        assertThat(count.getValue()).isZero();
        assertThat(block.getValue()).isNull();
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "processes", "read", "client"})
    void countThatIsFarTooGreatForTheBlockWhichIsFreedWithIt(String operation) {
        load(operation, "hugeCount");

        assertThat(call(operation)).isTrue();

        assertThat(count.getValue()).isEqualTo(Integer.MAX_VALUE);
        assertThat(free(operation)).isTrue();
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "client"})
    void blockThatIsTooShortForItsStruct(String operation) {
        load(operation, "shortBuffer");

        assertThat(call(operation)).isTrue();

        assertThat(count.getValue()).isEqualTo(4);
        assertThat(free(operation)).isTrue();
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
    }

    @Test
    void textsOfRowsDoNotEnd() {
        load("list", "unterminated");
        assertThat(call("list")).isTrue();
        assertThat(textAt(block.getValue().getPointer(16), 6)).isEqualTo("axbxcx");
        assertThat(free("list")).isTrue();

        load("processes", "unterminated");
        assertThat(call("processes")).isTrue();
        assertThat(textAt(block.getValue().getPointer(8), 2)).isEqualTo("dx");
        assertThat(free("processes")).isTrue();
    }

    @Test
    void textsOfStructsDoNotEnd() {
        load("read", "unterminated");
        byte[] info = Calls.query(4, 25).bytes();
        assertThat(new String(info, 8 + 78, 42, StandardCharsets.UTF_16LE)).isEqualTo("b" + "x".repeat(20));

        load("client", "unterminated");
        assertThat(new String(Calls.query(4, 10).bytes(), StandardCharsets.UTF_16LE))
                .isEqualTo("PCx");
    }

    private static String textAt(Pointer text, int units) {
        return new String(text.getByteArray(0, 2 * units), StandardCharsets.UTF_16LE);
    }
}
