package io.github.sessionctl.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sessionctl.maven.run.ListFormat;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextParameterTest {

    @Test
    void flagIgnoresCaseAndBlanks() {
        assertThat(new TextParameter("dryRun", " True ").asFlag()).isTrue();
        assertThat(new TextParameter("dryRun", "false").asFlag()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "on", "", "tru", "${dryRun}"})
    void flagThatIsNeitherTrueNorFalseIsRefused(String text) {
        assertThatThrownBy(() -> new TextParameter("dryRun", text).asFlag())
                .isInstanceOf(BadParameterException.class)
                .hasMessage("Parameter dryRun (-Dsession.dryRun): '" + text + "' is neither true nor false.");
    }

    @Test
    void durationHasItsForms() {
        assertThat(new TextParameter("timeout", " 90s ").asDuration()).isEqualTo(Duration.ofSeconds(90));
        assertThat(new TextParameter("timeout", "PT30M").asDuration()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void refusedDurationNamesParameterPropertyValueAndForms() {
        assertThatThrownBy(() -> new TextParameter("disconnectedFor", "half an hour").asDuration())
                .isInstanceOf(BadParameterException.class)
                .hasMessage("Parameter disconnectedFor (-Dsession.disconnectedFor): 'half an hour' is not a duration;"
                        + " use for example 90s, 30m, 2h, 1d or PT30M.");
    }

    @Test
    void missingTextIsNoDuration() {
        assertThatThrownBy(() -> new TextParameter("timeout", null).asDuration())
                .isInstanceOf(BadParameterException.class);
    }

    @Test
    void countThatWasNotGivenIsEmpty() {
        assertThat(new TextParameter("maxLogoffs", null).asCount()).isEmpty();
    }

    @Test
    void countMayBeZero() {
        assertThat(new TextParameter("maxLogoffs", "0").asCount()).contains(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "three", "1.5", "99999999999"})
    void countThatIsNoWholeNumberIsRefused(String text) {
        assertThatThrownBy(() -> new TextParameter("maxLogoffs", text).asCount())
                .isInstanceOf(BadParameterException.class)
                .hasMessageStartingWith("Parameter maxLogoffs (-Dsession.maxLogoffs): '" + text + "' is not");
    }

    @Test
    void choiceIgnoresCase() {
        assertThat(new TextParameter("format", "Json").asOneOf(ListFormat.class))
                .isEqualTo(ListFormat.JSON);
    }

    @Test
    void refusedChoiceNamesTheAcceptedOnes() {
        assertThatThrownBy(() -> new TextParameter("format", "xml").asOneOf(ListFormat.class))
                .isInstanceOf(BadParameterException.class)
                .hasMessage("Parameter format (-Dsession.format): 'xml' is not accepted; use table or json.");
    }

    @Test
    void whatIsRepeatedOfAWrongValueIsShortAndStaysOneLine() {
        TextParameter hostile = new TextParameter("format", "a\r\nb\u001b[2J\u202e" + "x".repeat(10_000));

        assertThat(refusals(hostile)).hasSize(5).allSatisfy(message -> {
            assertThat(message).hasSizeLessThan(250).contains("'a??b?[2J?xxx", "...' (10009 characters) is ");
            assertThat(message.chars().noneMatch(c -> Character.isISOControl(c) || c == '\u202e'))
                    .isTrue();
        });
    }

    private static List<String> refusals(TextParameter parameter) {
        return Stream.<Supplier<?>>of(
                        parameter::asFlag,
                        parameter::asDuration,
                        () -> parameter.asDuration(Duration.ZERO, Duration.ofDays(1)),
                        parameter::asCount,
                        () -> parameter.asOneOf(ListFormat.class))
                .map(reading -> catchThrowableOfType(BadParameterException.class, reading::get)
                        .getMessage())
                .toList();
    }

    @Test
    void timeOutOfItsRangeIsRepeatedShortened() {
        String time = "0".repeat(10_000) + "2d";

        assertThatThrownBy(() -> new TextParameter("grace", time).asDuration(Duration.ZERO, Duration.ofDays(1)))
                .hasMessageContaining("000...' (10002 characters) is not between 0s and 1d")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }
}
