package io.github.sessionctl.jmx.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Picks the lines in which every word that was typed occurs, case ignored. */
final class LineFilter {

    private final List<String> words;

    LineFilter(String typed) {
        words = Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean accepts(SessionLine line) {
        return words.stream()
                .allMatch(word -> Arrays.stream(Column.values())
                        .anyMatch(column -> column.cell(line)
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .contains(word)));
    }
}
