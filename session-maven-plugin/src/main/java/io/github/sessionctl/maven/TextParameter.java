package io.github.sessionctl.maven;

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
record TextParameter(String name, @Nullable String text) {

    boolean asFlag() {
        return read(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
        });
    }

    Duration asDuration() {
        return read(DurationText::parse);
    }

    /** A whole number from 0; empty when the parameter was not given. */
    Optional<Integer> asCount() {
        return text == null ? Optional.empty() : Optional.of(read(TextParameter::count));
    }

    private static Integer count(String value) {
        try {
            return Integer.parseUnsignedInt(value) < 0 ? Integer.MAX_VALUE : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is not a whole number from 0; use for example 3", e);
        }
    }

    /** The constant with this name, case ignored. */
    <E extends Enum<E>> E asOneOf(Class<E> type) {
        return read(value -> {
            StringBuilder known = new StringBuilder();
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(value)) {
                    return constant;
                }
                known.append(known.isEmpty() ? "" : " or ")
                        .append(constant.name().toLowerCase(Locale.ROOT));
            }
            throw new IllegalArgumentException("'" + value + "' is not accepted; use " + known);
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
