package io.github.sessionctl.jmx.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.table.AbstractTableModel;

/**
 * The rows of the table. A refresh tells the table only what has changed, so that selection, sorting and scroll position stay. On the
 * event thread only.
 */
@SuppressWarnings("serial") // never written anywhere
final class SessionTableModel extends AbstractTableModel {

    private static final List<Column> COLUMNS = List.of(Column.values());

    /** Each update sorts anew; of more than these it is cheaper to repaint a few rows that have not changed. */
    private static final int MOST_UPDATES = 50;

    private final List<SessionLine> lines = new ArrayList<>();

    SessionLine line(int row) {
        return lines.get(row);
    }

    List<SessionLine> lines() {
        return List.copyOf(lines);
    }

    /** Shows these lines. Sessions that stay keep their row, new ones come last. */
    void show(List<SessionLine> wanted) {
        Map<SessionLine.Key, SessionLine> news = new HashMap<>();
        wanted.forEach(line -> news.put(line.key(), line));
        for (int row = lines.size() - 1; row >= 0; row--) {
            if (!news.containsKey(lines.get(row).key())) {
                lines.remove(row);
                fireTableRowsDeleted(row, row);
            }
        }
        Set<SessionLine.Key> shown = update(news);
        int first = lines.size();
        for (SessionLine line : wanted) {
            if (shown.add(line.key())) {
                lines.add(line);
            }
        }
        if (lines.size() > first) {
            fireTableRowsInserted(first, lines.size() - 1);
        }
    }

    /** Takes over what has changed in the rows that stay, and gives their keys back. */
    private Set<SessionLine.Key> update(Map<SessionLine.Key, SessionLine> news) {
        Set<SessionLine.Key> shown = new HashSet<>();
        List<Integer> changed = new ArrayList<>();
        for (int row = 0; row < lines.size(); row++) {
            SessionLine before = lines.get(row);
            SessionLine after = news.getOrDefault(before.key(), before);
            shown.add(before.key());
            if (!after.equals(before)) {
                lines.set(row, after);
                changed.add(row);
            }
        }
        if (changed.size() > MOST_UPDATES) {
            fireTableRowsUpdated(changed.get(0), changed.get(changed.size() - 1));
        } else {
            changed.forEach(row -> fireTableRowsUpdated(row, row));
        }
        return shown;
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
        return COLUMNS.get(column).title();
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
