package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    /** Three pages of memory that must not be read across the end of one; counts how often it is read. */
    private static final class Pages implements NativeText.Source {

        private static final long START = 0x7000_0000L;

        private final byte[] bytes = new byte[3 * PAGE];
        private final List<Integer> lengths = new ArrayList<>();

        Pages with(int offset, String text) {
            byte[] written = (text + '\0').getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(written, 0, bytes, offset, written.length);
            return this;
        }

        @Override
        public void read(long address, byte[] into, int length) {
            int offset = (int) (address - START);
            assertThat(length).isPositive();
            assertThat((offset + length - 1) / PAGE)
                    .as("the page where it ends")
                    .isEqualTo(offset / PAGE);
            System.arraycopy(bytes, offset, into, 0, length);
            lengths.add(length);
        }
    }

    @Test
    void stringsNearEachOtherAreReadAtOnce() {
        Pages pages = new Pages().with(100, "RDP-Tcp#3").with(200, "dana\u0416").with(1100, "CORP");
        NativeText text = new NativeText(pages);

        assertThat(text.apply(Pages.START + 100)).isEqualTo("RDP-Tcp#3");
        assertThat(text.apply(Pages.START + 200)).isEqualTo("dana\u0416");
        assertThat(text.apply(Pages.START + 1100)).isEqualTo("CORP");
        assertThat(text.apply(Pages.START + 100)).isEqualTo("RDP-Tcp#3");
        assertThat(pages.lengths).containsExactly(1024);
    }

    @Test
    void stringBeforeWhatWasReadIsReadAnew() {
        Pages pages = new Pages().with(2000, "second");
        NativeText text = new NativeText(pages);

        assertThat(text.apply(Pages.START + 2000)).isEqualTo("second");
        assertThat(text.apply(Pages.START + 1999)).isEqualTo("\u7300\u6500\u6300\u6f00\u6e00\u6400");
        assertThat(pages.lengths).containsExactly(1024, 1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {1022, 1023, 1024, 1025})
    void stringAtTheEndOfWhatWasReadIsWhole(int distance) {
        Pages pages = new Pages().with(10, "x").with(10 + distance, "\u0141ukasz");
        NativeText text = new NativeText(pages);

        assertThat(text.apply(Pages.START + 10)).isEqualTo("x");
        assertThat(text.apply(Pages.START + 10 + distance)).isEqualTo("\u0141ukasz");
        assertThat(pages.lengths).containsExactly(1024, 1024);
    }

    @Test
    void nothingIsReadBeyondThePageThatAStringEndsIn() {
        Pages pages = new Pages().with(PAGE - 12, "dana").with(PAGE + 40, "emil");
        NativeText text = new NativeText(pages);

        assertThat(text.apply(Pages.START + PAGE - 12)).isEqualTo("dana");
        assertThat(text.apply(Pages.START + PAGE + 40)).isEqualTo("emil");
        assertThat(pages.lengths).containsExactly(12, 1024);
    }
}
