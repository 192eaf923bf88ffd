package io.github.sessionctl.jmx.console;

import java.awt.Color;
import java.awt.Component;
import java.util.function.IntFunction;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;
import org.jspecify.annotations.Nullable;

/** Paints cells: numbers to the right, a session's state with the colour and the shape of its kind. */
@SuppressWarnings("serial") // never written anywhere
final class CellRenderer extends DefaultTableCellRenderer {

    private static final Border PADDING = BorderFactory.createEmptyBorder(0, 5, 0, 5);

    private final IntFunction<@Nullable Kind> kinds;
    private final String stateTitle;

    /** One that takes the kind of the session in a row of the view from {@code kinds}. */
    CellRenderer(String stateTitle, IntFunction<@Nullable Kind> kinds) {
        this.stateTitle = stateTitle;
        this.kinds = kinds;
    }

    /** A renderer for tables without states. */
    static CellRenderer plain() {
        return new CellRenderer("", row -> null);
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
