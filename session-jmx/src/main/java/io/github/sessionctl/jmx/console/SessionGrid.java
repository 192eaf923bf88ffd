package io.github.sessionctl.jmx.console;

import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;

/** The table of the sessions: sorted, filtered, and without the column of hosts where there is one host. On the event thread only. */
final class SessionGrid {

    private final SessionTableModel model = new SessionTableModel();
    private final JTable table = new SessionTable(model);
    private final TableRowSorter<SessionTableModel> sorter = new TableRowSorter<>(model);
    private final TableColumn hostColumn;

    SessionGrid() {
        sorter.setSortsOnUpdates(true);
        table.setRowSorter(sorter);
        sorter.setSortKeys(List.of(
                new RowSorter.SortKey(index(Column.HOST), SortOrder.ASCENDING),
                new RowSorter.SortKey(index(Column.ID), SortOrder.ASCENDING)));
        table.setDefaultRenderer(Cell.class, new CellRenderer(Column.STATE.title(), row -> Kind.of(at(row))));
        table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        TableLook.apply(table, Arrays.stream(Column.values()).map(Column::width).toList());
        // Tab leaves the table, as it leaves everything else; the arrow keys go about in it.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        table.getAccessibleContext().setAccessibleName("Sessions");
        hostColumn = table.getColumnModel().getColumn(index(Column.HOST));
        table.removeColumn(hostColumn);
    }

    private static int index(Column column) {
        return List.of(Column.values()).indexOf(column);
    }

    JTable table() {
        return table;
    }

    /** Shows these sessions; what is selected and how it is sorted stays. */
    void show(List<SessionLine> lines, boolean hasSeveralHosts) {
        boolean hasColumn = table.getColumnCount() == Column.values().length;
        if (hasSeveralHosts && !hasColumn) {
            table.addColumn(hostColumn);
            table.moveColumn(table.getColumnCount() - 1, 0);
        } else if (!hasSeveralHosts && hasColumn) {
            table.removeColumn(hostColumn);
        }
        model.show(lines);
    }

    /** Shows only what this filter takes. */
    void filter(LineFilter filter) {
        sorter.setRowFilter(new RowFilter<SessionTableModel, Integer>() {
            @Override
            public boolean include(Entry<? extends SessionTableModel, ? extends Integer> entry) {
                return filter.accepts(entry.getModel().line(entry.getIdentifier()));
            }
        });
    }

    private SessionLine at(int viewRow) {
        return model.line(table.convertRowIndexToModel(viewRow));
    }

    /** What is selected, as it is shown now, from top to bottom. */
    List<SessionLine> selected() {
        return Arrays.stream(table.getSelectedRows()).mapToObj(this::at).toList();
    }

    /** How many sessions pass the filter. */
    int shownCount() {
        return table.getRowCount();
    }

    /** A table whose menu belongs to what is selected: a right click on another row selects that one. */
    @SuppressWarnings("serial") // never written anywhere
    private static final class SessionTable extends JTable {

        SessionTable(SessionTableModel model) {
            super(model);
        }

        @Override
        public @Nullable Point getPopupLocation(@Nullable MouseEvent event) {
            if (event != null) {
                int row = rowAtPoint(event.getPoint());
                if (row >= 0 && !isRowSelected(row)) {
                    setRowSelectionInterval(row, row);
                }
            }
            return super.getPopupLocation(event);
        }
    }
}
