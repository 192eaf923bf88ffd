package io.github.sessionctl.maven.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A parameter with several values. Maven splits a comma list from {@code -D} without trimming, and puts null for an empty element;
 * here blanks do not count, empty elements are left out, and a value given twice counts once.
 *
 * @param name the parameter's name; its property is the same with {@code session.} before it
 * @param items the values as Maven gave them; null when there is none
 */
public record ListParameter(String name, @Nullable List<@Nullable String> items) {

    /** The values as they are. */
    public List<String> asTexts() {
        return as(Function.identity());
    }

    /** The values, each as what it means. */
    public <T> List<T> as(Function<String, T> meaning) {
        List<T> values = new ArrayList<>();
        for (String item : Objects.requireNonNullElse(items, List.<@Nullable String>of())) {
            if (item == null || item.isBlank()) {
                continue;
            }
            T value = read(item.strip(), meaning);
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /** The same, but there must be one: an empty variable in a script must not mean everything. */
    public <T> List<T> asNotEmpty(Function<String, T> meaning, String forms) {
        List<T> values = as(meaning);
        if (values.isEmpty()) {
            throw new BadParameterException(name, "the value is empty; use " + forms);
        }
        return values;
    }

    private <T> T read(String item, Function<String, T> meaning) {
        try {
            return meaning.apply(item);
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(name, String.valueOf(e.getMessage()));
        }
    }
}
