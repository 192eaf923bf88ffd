package io.github.sessionctl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "90s, PT1M30S",
        "30m, PT30M",
        "2h, PT2H",
        "1d, PT24H",
        "200ms, PT0.2S",
        "' 5 M ', PT5M",
        "PT30M, PT30M",
        "pt2h, PT2H",
        "P1D, PT24H",
        "36500d, PT876000H"
    })
    void formIsRead(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "String",
                "30",
                "m",
                "-5m",
                "PT-5M",
                "1.5h",
                "1h30m",
                "5 minutes",
                "36501d",
                "99999999999999999999s",
                "9223372036854775807d",
                "\u0665m"
            })
    void anythingElseIsRefusedWithTheForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining(DurationText.FORMS);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT-5S, 0s",
        "PT0.0000001S, <1ms",
        "PT0.12S, 120ms",
        "PT40S, 40s",
        "PT26M, 26m",
        "PT2H5M9S, 2h 5m",
        "PT2H9S, 2h",
        "PT72H, 3d",
        "PT73H30M, 3d 1h",
        "PT1M30S, 1m 30s"
    })
    void twoLargestUnitsAreShown(Duration duration, String text) {
        assertThat(DurationText.format(duration)).isEqualTo(text);
    }
}
