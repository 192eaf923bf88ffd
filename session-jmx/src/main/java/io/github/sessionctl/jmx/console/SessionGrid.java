package io.github.sessionctl.jmx.console;

import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;

/** The table of the sessions: sorted, filtered, and without the column of hosts where there is one host. On the event thread only. */
final class SessionGrid {

    private static final List<Column> COLUMNS = List.of(Column.values());

    private final Model model = new Model();
    final JTable table = new SessionTable(model);
    private final TableRowSorter<Model> sorter = new TableRowSorter<>(model);
    private final TableColumn hostColumn;

    SessionGrid() {
        sorter.setSortsOnUpdates(true);
        table.setRowSorter(sorter);
        sorter.setSortKeys(List.of(
                new RowSorter.SortKey(COLUMNS.indexOf(Column.HOST), SortOrder.ASCENDING),
                new RowSorter.SortKey(COLUMNS.indexOf(Column.ID), SortOrder.ASCENDING)));
        table.setDefaultRenderer(Cell.class, new CellTable.Renderer(Column.STATE.title, row -> Kind.of(at(row))));
        table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        CellTable.look(table, COLUMNS.stream().map(column -> column.width).toList());
        // Tab leaves the table, as it leaves everything else; the arrow keys go about in it.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        table.getAccessibleContext().setAccessibleName("Sessions");
        hostColumn = table.getColumnModel().getColumn(COLUMNS.indexOf(Column.HOST));
        table.removeColumn(hostColumn);
    }

    /** Shows these sessions; what is selected and how it is sorted stays. */
    void show(List<SessionLine> lines, boolean hasSeveralHosts) {
        boolean hasColumn = table.getColumnCount() == COLUMNS.size();
        if (hasSeveralHosts && !hasColumn) {
            table.addColumn(hostColumn);
            table.moveColumn(table.getColumnCount() - 1, 0);
        } else if (!hasSeveralHosts && hasColumn) {
            table.removeColumn(hostColumn);
        }
        model.show(lines);
    }

    /** Shows only what this filter takes. */
    void filter(Predicate<SessionLine> filter) {
        sorter.setRowFilter(new RowFilter<Model, Integer>() {
            @Override
            public boolean include(Entry<? extends Model, ? extends Integer> entry) {
                return filter.test(entry.getModel().line(entry.getIdentifier()));
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

        SessionTable(Model model) {
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

    /** The rows. A refresh tells the table only what has changed, so that selection, sorting and scroll position stay. */
    @SuppressWarnings("serial") // never written anywhere
    static final class Model extends AbstractTableModel {

        /** Each update sorts anew; of more than these it is cheaper to repaint a few rows that have not changed. */
        private static final int MOST_UPDATES = 50;

        private final List<SessionLine> lines = new ArrayList<>();

        SessionLine line(int row) {
            return lines.get(row);
        }

        /** Shows these lines. Sessions that stay keep their row, new ones come last. */
        void show(List<SessionLine> wanted) {
            Map<SessionLine.Key, SessionLine> news = new LinkedHashMap<>();
            wanted.forEach(line -> news.put(line.key(), line));
            for (int row = lines.size() - 1; row >= 0; row--) {
                if (!news.containsKey(lines.get(row).key())) {
                    lines.remove(row);
                    fireTableRowsDeleted(row, row);
                }
            }
            update(news);
            int first = lines.size();
            if (lines.addAll(news.values())) {
                fireTableRowsInserted(first, lines.size() - 1);
            }
        }

        /** Takes out what there is of the rows that stay, and takes over what has changed. */
        private void update(Map<SessionLine.Key, SessionLine> news) {
            List<Integer> changed = new ArrayList<>();
            for (int row = 0; row < lines.size(); row++) {
                SessionLine after =
                        Objects.requireNonNull(news.remove(lines.get(row).key()));
                if (!after.equals(lines.set(row, after))) {
                    changed.add(row);
                }
            }
            if (changed.size() > MOST_UPDATES) {
                fireTableRowsUpdated(changed.get(0), changed.get(changed.size() - 1));
            } else {
                changed.forEach(row -> fireTableRowsUpdated(row, row));
            }
        }

        @Override
        public int getRowCount() {
            return lines.size();
        }

        @Override
        public int getColumnCount() {
            return COLUMNS.size();
        }

        @Override
        public String getColumnName(int column) {
            return COLUMNS.get(column).title;
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return Cell.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            return COLUMNS.get(column).cell(lines.get(row));
        }
    }
}
