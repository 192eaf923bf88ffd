package io.github.sessionctl.it.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a line of the journal: a word and key=value pairs, quoted and escaped as in a scenario. */
final class JournalLine {

    private final String line;
    private int next;

    JournalLine(String line) {
        this.line = line;
    }

    JournalEntry read() {
        String function = readUntil(' ');
        Map<String, String> arguments = new LinkedHashMap<>();
        while (next < line.length()) {
            next++;
            String key = readUntil('=');
            if (next == line.length()) {
                throw new IllegalArgumentException("not a line of the journal: " + line);
            }
            next++;
            boolean quoted = next < line.length() && line.charAt(next) == '"';
            arguments.put(key, quoted ? readQuoted() : readUntil(' '));
        }
        return new JournalEntry(function, arguments);
    }

    private String readUntil(char end) {
        int start = next;
        int found = line.indexOf(end, start);
        next = found < 0 ? line.length() : found;
        return line.substring(start, next);
    }

    private String readQuoted() {
        StringBuilder value = new StringBuilder();
        next++;
        while (line.charAt(next) != '"') {
            value.append(line.charAt(next) == '\\' ? readEscape() : line.charAt(next));
            next++;
        }
        next++;
        return value.toString();
    }

    /** Leaves the position at the last character of the escape. */
    private char readEscape() {
        next++;
        char kind = line.charAt(next);
        if (kind != 'u') {
            return kind;
        }
        String digits = line.substring(next + 1, next + 5);
        next += digits.length();
        return (char) Integer.parseInt(digits, 16);
    }
}
