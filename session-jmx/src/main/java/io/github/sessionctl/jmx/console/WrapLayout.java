package io.github.sessionctl.jmx.console;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Insets;

/** A row that goes on in the next line where the window is too narrow, and is then as high as its lines. */
@SuppressWarnings("serial") // never written anywhere
final class WrapLayout extends FlowLayout {

    WrapLayout(int gap) {
        super(FlowLayout.LEADING, gap, gap);
    }

    @Override
    public Dimension preferredLayoutSize(Container row) {
        if (row.getWidth() == 0) {
            return super.preferredLayoutSize(row);
        }
        Insets insets = row.getInsets();
        int room = row.getWidth() - insets.left - insets.right - 2 * getHgap();
        int x = 0;
        int line = 0;
        int height = insets.top + insets.bottom + getVgap();
        for (Component part : row.getComponents()) {
            Dimension size = part.getPreferredSize();
            if (x > 0 && x + size.width > room) {
                height += line + getVgap();
                x = 0;
                line = 0;
            }
            x += size.width + getHgap();
            line = Math.max(line, size.height);
        }
        return new Dimension(row.getWidth(), height + line + getVgap());
    }
}
