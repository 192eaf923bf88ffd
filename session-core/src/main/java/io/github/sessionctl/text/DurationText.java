package io.github.sessionctl.text;

import io.github.sessionctl.session.QuotedInput;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type and read them. */
public final class DurationText {

    /** The accepted forms, for error texts and help. */
    public static final String FORMS = "90s, 30m, 2h, 1d or PT30M";

    private static final Pattern SHORT_FORM = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);
    private static final Duration LARGEST = Duration.ofDays(36_500);

    private DurationText() {}

    /**
     * Reads a duration such as {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d}, {@code 200ms} or ISO 8601's {@code PT30M}.
     * @throws IllegalArgumentException when the text is no such duration from zero to 100 years; the message names the text and the {@link #FORMS}
     */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        Duration duration;
        try {
            Matcher form = SHORT_FORM.matcher(trimmed.toLowerCase(Locale.ROOT));
            duration = form.matches()
                    ? Duration.of(Long.parseLong(form.group(1)), UNITS.get(form.group(2)))
                    : Duration.parse(trimmed);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    QuotedInput.of(text) + " is not a duration; use for example " + FORMS, e);
        }
        if (duration.isNegative() || duration.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(QuotedInput.of(text) + " is not a duration from 0s to "
                    + LARGEST.toDays() + "d; use for example " + FORMS);
        }
        return duration;
    }

    /** {@return the duration in its two largest units, such as {@code 2h 5m}, {@code 26m}, {@code 3d}, {@code 40s} or {@code 120ms}} */
    public static String format(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            return "0s";
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() == 0 ? "<1ms" : duration.toMillis() + "ms";
        }
        long[] amounts = {duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
        };
        String[] units = {"d", "h", "m", "s"};
        int first = 0;
        while (amounts[first] == 0) {
            first++;
        }
        String text = amounts[first] + units[first];
        int second = first + 1;
        return second < amounts.length && amounts[second] > 0 ? text + " " + amounts[second] + units[second] : text;
    }
}
