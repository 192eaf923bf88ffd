package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.session.QuotedInput;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** Options as they are typed, {@code name=value,name=value}, and their values as what they stand for. A wrong one is refused by name. */
final class OptionValues {

    private final Map<String, String> values = new LinkedHashMap<>();

    private OptionValues() {}

    /**
     * Takes options apart. These are the names there are, for error texts in this order.
     *
     * @throws IllegalArgumentException when one has no value, is not known, or is given twice
     */
    static OptionValues parse(String text, List<String> known) {
        OptionValues options = new OptionValues();
        for (String option : text.isBlank() ? new String[0] : text.split(",", -1)) {
            options.add(option.strip(), known);
        }
        return options;
    }

    private void add(String option, List<String> known) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals).strip();
        if (!known.contains(name)) {
            throw new IllegalArgumentException(QuotedInput.of(name)
                    + " is not an option; the options are " + String.join(", ", known)
                    + ", written as hosts=local,readOnly=true; inside a list, ';' separates.");
        }
        if (equals < 0) {
            throw new IllegalArgumentException("option " + name + " has no value; write " + name + "=VALUE.");
        }
        String value = option.substring(equals + 1).strip();
        if (values.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("option " + name + " is given twice.");
        }
    }

    boolean isGiven(String name) {
        return values.containsKey(name);
    }

    boolean flag(String name) {
        String value = values.getOrDefault(name, "false");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "option " + name + ": " + QuotedInput.of(value) + " is neither true nor false.");
        };
    }

    OptionalInt number(String name, int least, int most) {
        String value = values.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        // No port is longer.
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException("option " + name + ": " + QuotedInput.of(value)
                    + " is not a number from " + least + " to " + most + ".");
        }
        return OptionalInt.of(number);
    }

    /** The value as a parser of the core understands it, whose error text goes behind the option's name. */
    <T> Optional<T> understood(String name, Function<String, T> parser) {
        try {
            return Optional.ofNullable(values.get(name))
                    .map(OptionValues::withCommas)
                    .map(parser);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option " + name + ": " + e.getMessage() + ".", e);
        }
    }

    /** What these ask for; texts name them as they are written here. */
    SessionRequest request(List<RequestOption> asked) {
        Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);
        asked.stream()
                .filter(option -> isGiven(option.parameter()))
                .forEach(option -> texts.put(option, withCommas(values.getOrDefault(option.parameter(), ""))));
        return sentence(() -> SessionRequest.of(texts, option -> "option " + option.parameter()));
    }

    /** Lists get their commas back. */
    private static String withCommas(String value) {
        return value.replace(';', ',');
    }

    /** The core's texts are clauses. */
    static <T> T sentence(Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ".", e);
        }
    }
}
