package io.github.sessionctl.jmx.console;

import java.awt.FontMetrics;
import java.util.List;
import javax.swing.JTable;

/** What all tables of the tab have in common. Sizes follow the font. */
final class TableLook {

    private static final double USUAL_FONT = 12;

    private TableLook() {}

    /**
     * Applies it.
     *
     * @param widths of the columns, in pixels at a font of 12 points
     */
    static void apply(JTable table, List<Integer> widths) {
        FontMetrics font = table.getFontMetrics(table.getFont());
        table.setRowHeight(font.getHeight() + 6);
        table.setShowVerticalLines(false);
        table.setFillsViewportHeight(true);
        double zoom = table.getFont().getSize2D() / USUAL_FONT;
        for (int column = 0; column < widths.size(); column++) {
            table.getColumnModel().getColumn(column).setPreferredWidth((int) (widths.get(column) * zoom));
        }
    }
}
