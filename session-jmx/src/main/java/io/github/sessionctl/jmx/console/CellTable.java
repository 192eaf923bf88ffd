package io.github.sessionctl.jmx.console;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;

/** A table of cells to look at, in a dialog. On the event thread only. */
final class CellTable {

    private final Model model;
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
        TableLook.apply(table, widths);
        table.getAccessibleContext().setAccessibleName(name);
    }

    /** The table with its scroll bars, as high as so many rows at most. */
    JScrollPane scrolled(int rows) {
        int width = 0;
        for (int column = 0; column < table.getColumnCount(); column++) {
            width += table.getColumnModel().getColumn(column).getPreferredWidth();
        }
        table.setPreferredScrollableViewportSize(new Dimension(width, rows * table.getRowHeight()));
        return new JScrollPane(table);
    }

    void show(List<List<Cell>> rows) {
        model.rows.clear();
        model.rows.addAll(rows);
        model.fireTableDataChanged();
    }

    void set(int row, List<Cell> cells) {
        model.rows.set(row, cells);
        model.fireTableRowsUpdated(row, row);
        table.scrollRectToVisible(table.getCellRect(row, 0, true));
    }

    void sortable() {
        table.setAutoCreateRowSorter(true);
    }

    @SuppressWarnings("serial") // never written anywhere
    private static final class Model extends AbstractTableModel {

        private final List<String> titles;
        private final List<List<Cell>> rows = new ArrayList<>();

        Model(List<String> titles) {
            this.titles = List.copyOf(titles);
        }

        @Override
        public int getRowCount() {
            return rows.size();
        }

        @Override
        public int getColumnCount() {
            return titles.size();
        }

        @Override
        public String getColumnName(int column) {
            return titles.get(column);
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return Cell.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            return rows.get(row).get(column);
        }
    }
}
