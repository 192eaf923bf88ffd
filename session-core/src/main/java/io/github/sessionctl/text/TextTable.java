package io.github.sessionctl.text;

import io.github.sessionctl.session.QuotedInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells as aligned lines of plain text, a heading first. Whatever a user name may contain, a row stays one line, see {@link #oneLine}. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    /** A table with these headings and no rows yet. */
    public TextTable(String... headings) {
        columns = headings.length;
        rows.add(List.of(headings));
    }

    /**
     * Adds a row.
     * @throws IllegalArgumentException when there are not as many cells as headings
     */
    public TextTable row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        rows.add(Arrays.stream(cells).map(TextTable::oneLine).toList());
        return this;
    }

    /** {@return the heading and the rows, without trailing blanks} A column in which every row is empty is left out. */
    public List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(new StringBuilder()));
        for (int column = 0; column < columns; column++) {
            int width = width(column);
            if (width == 0) {
                continue;
            }
            for (int i = 0; i < rows.size(); i++) {
                String cell = rows.get(i).get(column);
                lines.get(i)
                        .append(cell)
                        .append(" ".repeat(width - length(cell)))
                        .append(GAP);
            }
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    /** How wide the column is: 0 when there are rows and all of them are empty there. */
    private int width(int column) {
        int widest = rows.size() == 1 ? 1 : 0;
        for (List<String> row : rows.subList(1, rows.size())) {
            widest = Math.max(widest, length(row.get(column)));
        }
        return widest == 0 ? 0 : Math.max(widest, length(rows.get(0).get(column)));
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** {@return the text as one line: everything that could break a line, or the terminal that shows it, is a {@code ?}} */
    public static String oneLine(String text) {
        return QuotedInput.harmless(text);
    }
}
