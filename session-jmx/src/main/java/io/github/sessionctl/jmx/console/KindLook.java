package io.github.sessionctl.jmx.console;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import javax.swing.Icon;

/** How a kind is drawn: a colour, and a shape and a stroke for whoever cannot tell colours apart. */
final class KindLook {

    private KindLook() {}

    /** A colour that can be read on this background. */
    static Color color(Kind kind, Color background) {
        boolean isLight = luminance(background) > 128;
        return switch (kind) {
            case ACTIVE -> isLight ? new Color(0x0B6B2B) : new Color(0x7BD88F);
            case DISCONNECTED -> isLight ? new Color(0x9A4A00) : new Color(0xFFB86B);
            case OTHER -> isLight ? new Color(0x5A5A5A) : new Color(0xB5B5B5);
        };
    }

    private static double luminance(Color color) {
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
    }

    /** A stroke of its own for each kind. */
    static Stroke stroke(Kind kind) {
        float[] dashes = switch (kind) {
            case ACTIVE -> null;
            case DISCONNECTED -> new float[] {7, 4};
            case OTHER -> new float[] {2, 3};
        };
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** A shape of its own for each kind: a disc, a ring, a bar. */
    static Icon icon(Kind kind, int size, Color color) {
        return new Icon() {
            @Override
            public void paintIcon(Component on, Graphics graphics, int x, int y) {
                Graphics2D pen = (Graphics2D) graphics.create();
                pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                pen.setColor(color);
                pen.setStroke(new BasicStroke(2));
                switch (kind) {
                    case ACTIVE -> pen.fillOval(x, y, size, size);
                    case DISCONNECTED -> pen.drawOval(x + 1, y + 1, size - 3, size - 3);
                    case OTHER -> pen.fillRect(x, y + size / 2 - 1, size, 3);
                }
                pen.dispose();
            }

            @Override
            public int getIconWidth() {
                return size;
            }

            @Override
            public int getIconHeight() {
                return size;
            }
        };
    }
}
