package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.session.QuotedInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Options as they are typed, {@code name=value,name=value}, and their values as what they stand for. A wrong one is refused by name. */
final class OptionValues {

    private final Map<String, String> values = new LinkedHashMap<>();

    private OptionValues() {}

    /**
     * Takes options apart.
     *
     * @param known the names there are, for error texts in this order
     * @throws IllegalArgumentException when one has no value, is not known, or is given twice
     */
    static OptionValues parse(String text, List<String> known) {
        OptionValues options = new OptionValues();
        if (!text.isBlank()) {
            for (String option : text.split(",", -1)) {
                options.add(option.strip(), known);
            }
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
        String value = equals < 0 ? "" : option.substring(equals + 1).strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("option " + name + " has no value; write " + name + "=VALUE.");
        }
        if (values.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("option " + name + " is given twice.");
        }
    }

    boolean isGiven(String name) {
        return values.containsKey(name);
    }

    boolean flag(String name) {
        String value = values.getOrDefault(name, "false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "option " + name + " is " + QuotedInput.of(value) + ", and not true or false.");
        };
    }

    OptionalInt number(String name, int least, int most) {
        String value = values.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        // No number that is accepted is longer.
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException("option " + name + ": " + QuotedInput.of(value)
                    + " is not a number from " + least + " to " + most + ".");
        }
        return OptionalInt.of(number);
    }

    /** The value as a parser of the core understands it, whose error text goes behind the option's name; lists get their commas back. */
    <T> Optional<T> understood(String name, Function<String, T> parser) {
        try {
            return Optional.ofNullable(values.get(name))
                    .map(value -> value.replace(';', ','))
                    .map(parser);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option " + name + ": " + e.getMessage() + ".", e);
        }
    }
}
