package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.QuotedInput;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One statement of a scenario: a word and its values, each taken once. What means nothing is refused with IllegalArgumentException. */
final class ScenarioLine {

    private static final Pattern KEY = Pattern.compile("[A-Za-z]{1,40}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{4}");

    /** The statement's word in lower case, empty for a line that says nothing. */
    final String word;

    /** The values that have not been taken, by key; the keys in lower case, in the order in which they were written. */
    final Map<String, String> values = new LinkedHashMap<>();

    private final String line;
    private int at;

    ScenarioLine(String line) {
        this.line = line;
        skipBlanks();
        word = atEnd() ? "" : ScenarioValues.folded(bare());
        for (skipBlanks(); !atEnd(); skipBlanks()) {
            int start = at;
            String key = key();
            if (values.put(key, value()) != null) {
                throw new IllegalArgumentException(QuotedInput.of(key) + " is given twice");
            }
            if (!atEndOfBare()) {
                throw new IllegalArgumentException(
                        "a blank is missing after " + QuotedInput.of(line.substring(start, at)));
            }
        }
    }

    <T> T required(String key, Function<String, T> meaning) {
        T value = take(key, meaning);
        if (value == null) {
            throw new IllegalArgumentException(QuotedInput.of(key) + " is missing");
        }
        return value;
    }

    <T> T optional(String key, Function<String, T> meaning, T whenLeftOut) {
        T value = take(key, meaning);
        return value == null ? whenLeftOut : value;
    }

    /** Null where the key is left out. */
    <T> @Nullable T take(String key, Function<String, T> meaning) {
        String value = values.remove(key);
        return value == null ? null : at(key, value, meaning);
    }

    static <T> T at(String key, String value, Function<String, T> meaning) {
        try {
            return meaning.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private String key() {
        int start = at;
        while (!atEndOfBare() && line.charAt(at) != '=') {
            at++;
        }
        if (at == start || atEnd() || line.charAt(at) != '=') {
            throw new IllegalArgumentException(QuotedInput.of(line.substring(start, at)) + " is not key=value");
        }
        String key = line.substring(start, at++);
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(QuotedInput.of(key) + " is not a key");
        }
        return key.toLowerCase(Locale.ROOT);
    }

    private String value() {
        return !atEnd() && line.charAt(at) == '"' ? quoted() : bare();
    }

    private String bare() {
        int start = at;
        while (!atEndOfBare()) {
            if (line.charAt(at) == '"') {
                throw new IllegalArgumentException("a quote in the middle of a value");
            }
            at++;
        }
        return line.substring(start, at);
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        for (at++; !atEnd(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                at++;
                return text.toString();
            }
            text.append(c == '\\' ? escaped() : c);
        }
        throw new IllegalArgumentException("a closing quote is missing");
    }

    /** At a backslash; leaves the reader at the last character of the escape. */
    private char escaped() {
        at++;
        if (!atEnd() && (line.charAt(at) == '"' || line.charAt(at) == '\\')) {
            return line.charAt(at);
        }
        if (!atEnd() && line.charAt(at) == 'u' && at + 4 < line.length()) {
            String digits = line.substring(at + 1, at + 5);
            if (HEXADECIMAL.matcher(digits).matches() && !digits.equals("0000")) {
                at += 4;
                return (char) Integer.parseInt(digits, 16);
            }
        }
        throw new IllegalArgumentException("an escape is \\\", \\\\ or \\uXXXX, and not \\u0000");
    }

    /** Also skips a comment, which ends with the line. */
    private void skipBlanks() {
        while (!atEnd() && isBlank(line.charAt(at))) {
            at++;
        }
        if (!atEnd() && line.charAt(at) == '#') {
            at = line.length();
        }
    }

    private boolean atEndOfBare() {
        return atEnd() || isBlank(line.charAt(at));
    }

    /** These two alone, as the simulated wtsapi32 has it. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private boolean atEnd() {
        return at >= line.length();
    }
}
