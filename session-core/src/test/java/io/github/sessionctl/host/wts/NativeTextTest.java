package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeTextTest {

    private static final int PAGE = 4096;

    private static long address(Memory memory, long offset) {
        return Pointer.nativeValue(memory) + offset;
    }

    @Test
    void nullPointerIsAnEmptyString() {
        assertThat(new NativeText().apply(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {PAGE - 10, PAGE - 3, PAGE - 2, PAGE - 1, PAGE})
    void stringMayLieAcrossPages(int offset) {
        try (Memory memory = new Memory(3 * PAGE).align(PAGE)) {
            byte[] bytes = "a string\0".getBytes(StandardCharsets.UTF_16LE);
            memory.write(offset, bytes, 0, bytes.length);

            assertThat(new NativeText().apply(address(memory, offset))).isEqualTo("a string");
        }
    }

    @Test
    void stringWithoutEndIsRefused() {
        try (Memory memory = new Memory(20 * PAGE)) {
            memory.setMemory(0, memory.size(), (byte) 'a');

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NativeText().apply(address(memory, 0)))
                    .withMessageContaining("without an end");
        }
    }
}
