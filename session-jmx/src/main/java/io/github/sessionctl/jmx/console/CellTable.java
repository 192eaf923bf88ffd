package io.github.sessionctl.jmx.console;

import java.awt.Dimension;
import java.util.Collections;
import java.util.List;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableColumn;

/** A table of cells to look at, in a dialog. On the event thread only. */
final class CellTable {

    private static final double USUAL_FONT = 12;

    private final DefaultTableModel model;
    private final JTable table;

    /**
     * An empty table.
     *
     * @param name what it is a table of, for those who hear it
     * @param titles of the columns
     * @param widths of the columns, in pixels at a font of 12 points
     */
    CellTable(String name, List<String> titles, List<Integer> widths) {
        model = new Model(titles);
        table = new JTable(model);
        table.setDefaultRenderer(Cell.class, CellRenderer.plain());
        look(table, widths);
        table.getAccessibleContext().setAccessibleName(name);
    }

    /** What all tables of the tab have in common. Sizes follow the font: the widths are pixels at one of 12 points. */
    static void look(JTable table, List<Integer> widths) {
        table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + 6);
        table.setShowVerticalLines(false);
        table.setFillsViewportHeight(true);
        double zoom = table.getFont().getSize2D() / USUAL_FONT;
        for (int column = 0; column < widths.size(); column++) {
            table.getColumnModel().getColumn(column).setPreferredWidth((int) (widths.get(column) * zoom));
        }
    }

    /** The table with its scroll bars, as high as so many rows at most. */
    JScrollPane scrolled(int rows) {
        int width = Collections.list(table.getColumnModel().getColumns()).stream()
                .mapToInt(TableColumn::getPreferredWidth)
                .sum();
        table.setPreferredScrollableViewportSize(new Dimension(width, rows * table.getRowHeight()));
        return new JScrollPane(table);
    }

    void show(List<List<Cell>> rows) {
        model.setRowCount(0);
        rows.forEach(row -> model.addRow(row.toArray()));
    }

    void set(int row, List<Cell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            model.setValueAt(cells.get(column), row, column);
        }
        table.scrollRectToVisible(table.getCellRect(row, 0, true));
    }

    void sortable() {
        table.setAutoCreateRowSorter(true);
    }

    @SuppressWarnings("serial") // never written anywhere
    private static final class Model extends DefaultTableModel {

        Model(List<String> titles) {
            super(titles.toArray(), 0);
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return Cell.class;
        }

        @Override
        public boolean isCellEditable(int row, int column) {
            return false;
        }
    }
}
