package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    @Test
    void fileTimeZeroIsAbsent() {
        assertThat(Layout.time(0)).isNull();
    }

    @Test
    void fileTimeBefore1601IsAbsent() {
        assertThat(Layout.time(-1)).isNull();
    }

    @Test
    void fileTimeCountsHundredsOfNanosecondsSince1601() {
        assertThat(Layout.time(116_444_736_000_000_000L)).isEqualTo(Instant.EPOCH);
        assertThat(Layout.time(1)).isEqualTo(Instant.parse("1601-01-01T00:00:00.000000100Z"));
        assertThat(Layout.time(133_800_768_001_234_567L)).isEqualTo(Instant.parse("2024-12-31T00:00:00.123456700Z"));
    }

    @Test
    void largestFileTimeIsStillATime() {
        assertThat(Layout.time(Long.MAX_VALUE)).isAfter(Instant.parse("9999-01-01T00:00:00Z"));
    }

    @Test
    void textEndsAtItsNul() {
        byte[] bytes = "ab\0cd".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Layout.text(Layout.of(bytes), 0, 5)).isEqualTo("ab");
    }

    @Test
    void textWithoutNulEndsWithItsArray() {
        byte[] bytes = "abcd".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Layout.text(Layout.of(bytes), 2, 2)).isEqualTo("bc");
    }

    @Test
    void textThatIsTheExpectedOneIsThatOneItself() {
        byte[] bytes = "ab\0cd".getBytes(StandardCharsets.UTF_16LE);
        String expected = String.valueOf(new char[] {'a', 'b'});

        assertThat(Layout.text(Layout.of(bytes), 0, 5, expected)).isSameAs(expected);
        assertThat(Layout.text(Layout.of(bytes), 0, 2, expected)).isSameAs(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "abc", "ab\0", "aB", "xb", "abcdefgh"})
    void textThatIsNotTheExpectedOneIsReadAsItIs(String expected) {
        byte[] bytes = "ab\0cd".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Layout.text(Layout.of(bytes), 0, 5, expected)).isEqualTo("ab");
    }

    @Test
    void expectedTextThatFillsItsArrayIsKeptWhateverComesBehind() {
        String expected = new String("ab");
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Layout.text(Layout.of(bytes), 0, 2, expected)).isSameAs(expected);
    }
}
