package io.github.sessionctl.maven.parameter;

import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as the user wrote it, to be read strictly. Maven's own conversion takes {@code yes} for {@code false}, which must
 * not happen to a dry run.
 *
 * @param name the parameter's name; its property is the same with {@code session.} before it
 * @param text the value; null when there is none
 */
public record TextParameter(String name, @Nullable String text) {

    /** True or false, and nothing else. */
    public boolean asFlag() {
        return read(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(QuotedInput.of(value) + " is neither true nor false");
        });
    }

    /** A time such as {@code 30m}. */
    public Duration asDuration() {
        return read(DurationText::parse);
    }

    /** A time between two others. */
    public Duration asDuration(Duration least, Duration most) {
        return read(value -> {
            Duration time = DurationText.parse(value);
            if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
                throw new IllegalArgumentException(QuotedInput.of(value) + " is not between "
                        + DurationText.format(least) + " and " + DurationText.format(most));
            }
            return time;
        });
    }

    /** A text that says something. */
    public String asText() {
        return read(value -> {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("a text is needed, and there is none");
            }
            return value;
        });
    }

    /** What it means; empty when the parameter was not given. A blank value is given, and means nothing. */
    public <T> Optional<T> asGiven(Function<String, T> meaning, String forms) {
        return text == null
                ? Optional.empty()
                : Optional.of(read(value -> {
                    if (value.isEmpty()) {
                        throw new IllegalArgumentException("the value is empty; use " + forms);
                    }
                    return meaning.apply(value);
                }));
    }

    /** A whole number from 0; empty when the parameter was not given. */
    public Optional<Integer> asCount() {
        return text == null ? Optional.empty() : Optional.of(read(TextParameter::count));
    }

    private static Integer count(String value) {
        try {
            return Integer.parseUnsignedInt(value) < 0 ? Integer.MAX_VALUE : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    QuotedInput.of(value) + " is not a whole number from 0; use for example 3", e);
        }
    }

    /** The constant with this name, case ignored. */
    public <E extends Enum<E>> E asOneOf(Class<E> type) {
        return read(value -> {
            StringBuilder known = new StringBuilder();
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(value)) {
                    return constant;
                }
                known.append(known.isEmpty() ? "" : " or ")
                        .append(constant.name().toLowerCase(Locale.ROOT));
            }
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not accepted; use " + known);
        });
    }

    private <T> T read(Function<String, T> meaning) {
        try {
            return meaning.apply(Objects.requireNonNullElse(text, "").strip());
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(name, String.valueOf(e.getMessage()));
        }
    }
}
