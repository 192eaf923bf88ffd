package io.github.sessionctl.jmx.console;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** A table of cells to look at, in a dialog. On the event thread only. */
final class CellTable {

    private static final double USUAL_FONT = 12;

    private final DefaultTableModel model;
    private final JTable table;

    /** An empty table, with a name for those who hear it. The widths are pixels at a font of 12 points. */
    CellTable(String name, List<String> titles, List<Integer> widths) {
        model = new Model(titles);
        table = new JTable(model);
        table.setDefaultRenderer(Cell.class, new Renderer("", row -> null));
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

    /** Paints cells: numbers to the right, a session's state with the colour and the shape of its kind. */
    @SuppressWarnings("serial") // never written anywhere
    static final class Renderer extends DefaultTableCellRenderer {

        private static final Border PADDING = BorderFactory.createEmptyBorder(0, 5, 0, 5);

        private final IntFunction<@Nullable Kind> kinds;
        private final String stateTitle;

        /** One that takes the kind of the session in a row of the view from {@code kinds}. */
        Renderer(String stateTitle, IntFunction<@Nullable Kind> kinds) {
            this.stateTitle = stateTitle;
            this.kinds = kinds;
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean isSelected, boolean hasFocus, int row, int column) {
            setForeground(null);
            super.getTableCellRendererComponent(table, value, isSelected, hasFocus, row, column);
            boolean isNumber = value instanceof Cell cell && cell.number() != null;
            setHorizontalAlignment(isNumber ? SwingConstants.RIGHT : SwingConstants.LEFT);
            setBorder(BorderFactory.createCompoundBorder(getBorder(), PADDING));
            setIcon(null);
            Kind kind = table.getColumnName(column).equals(stateTitle) ? kinds.apply(row) : null;
            if (kind != null) {
                Color color = kind.color(getBackground());
                setForeground(color);
                setIcon(kind.icon(getFontMetrics(getFont()).getAscent() - 2, color));
                setIconTextGap(6);
            }
            boolean isCut = getPreferredSize().width
                    > table.getColumnModel().getColumn(column).getWidth();
            setToolTipText(isCut ? getText() : null);
            return this;
        }
    }
}
