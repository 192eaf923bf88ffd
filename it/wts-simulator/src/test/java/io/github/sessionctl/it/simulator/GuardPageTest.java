package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each access in a JVM of its own: on Linux, JNA's protected mode leaves the signal blocked in the thread that it saved
 * once, and the next fault there ends the process.
 */
@NeedsSimulator
class GuardPageTest {

    /** Reads a byte of a block, before or after it was freed. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] arguments) {
            boolean freed = arguments[0].equals("freed");
            int offset = Integer.parseInt(arguments[1]);
            WtsSimulator.guardPages(true);
            WtsSimulator.load("session id=4 user=dana");
            PointerByReference block = new PointerByReference();
            Wtsapi32.WTSQuerySessionInformationW(null, 4, 25, block, new IntByReference());
            Pointer content = block.getValue();
            if (freed) {
                Wtsapi32.WTSFreeMemory(content);
            }
            try {
                System.out.println("read " + content.getByte(offset));
            } catch (Error forbidden) {
                System.out.println(forbidden.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "live,  0,   read 1",
        "live,  231, read 0",
        "live,  232, Invalid memory access",
        "freed, 0,   Invalid memory access",
        "freed, 231, Invalid memory access",
    })
    void blockIsAccessibleToItsLastByteAndUntilItIsFreed(String block, int offset, String outcome) throws Exception {
        assertThat(ChildJvm.run(Reader.class, Map.of(), block, Integer.toString(offset)))
                .isEqualTo(outcome);
    }
}
