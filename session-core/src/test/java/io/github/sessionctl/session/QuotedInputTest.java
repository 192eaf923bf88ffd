package io.github.sessionctl.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedInputTest {

    @Test
    void whatIsShortAndPlainIsShownAsItIs() {
        assertThat(QuotedInput.of("CORP\\müller 😀")).isEqualTo("'CORP\\müller 😀'");
    }

    @Test
    void nothingBreaksTheLineOrTheTerminal() {
        assertThat(QuotedInput.of("a\r\nb\u001b[2Jc\u2028d\u202ee\u0085f\ud800"))
                .isEqualTo("'a??b?[2Jc?d?e?f?'");
    }

    @Test
    void ofWhatIsLongTheBeginningIsShownAndItsLength() {
        assertThat(QuotedInput.of("x".repeat(1_000_000))).isEqualTo("'" + "x".repeat(80) + "...' (1000000 characters)");
        assertThat(QuotedInput.of("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
    }

    @Test
    void textIsHarmlessThatIsShownAsItIs() {
        assertThat(QuotedInput.isHarmless("CORP\\müller 😀")).isTrue();
        assertThat(QuotedInput.isHarmless("a\nb")).isFalse();
        assertThat(QuotedInput.isHarmless("a\ud800")).isFalse();
    }
}
