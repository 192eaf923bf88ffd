package io.github.sessionctl.jmx.console;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a table shows, and how it sorts: numbers as numbers, what is not known last.
 *
 * @param text what is shown
 * @param number what it sorts by; null to sort by the text, or as not known where the text is empty
 */
record Cell(String text, @Nullable Long number) implements Comparable<Cell> {

    private static final Comparator<Cell> ORDER = Comparator.<Cell, Boolean>comparing(cell -> cell.text.isEmpty())
            .thenComparing(cell -> cell.number, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(cell -> cell.text, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(cell -> cell.text);

    static Cell of(String text) {
        return new Cell(text, null);
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }
}
