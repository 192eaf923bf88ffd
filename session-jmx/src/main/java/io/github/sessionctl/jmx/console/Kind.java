package io.github.sessionctl.jmx.console;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import javax.swing.Icon;

/** The kinds of sessions that operators tell apart, each with a colour, and a shape and a stroke for whoever cannot tell colours apart. */
enum Kind {
    /** A user is logged on and connected. */
    ACTIVE("Active", 0x0B6B2B, 0x7BD88F),
    /** A user is logged on without being connected. */
    DISCONNECTED("Disconnected", 0x9A4A00, 0xFFB86B),
    /** Services, listeners, sessions of nobody, and what is on its way in or out. */
    OTHER("Others", 0x5A5A5A, 0xB5B5B5);

    final String word;
    private final int onLight;
    private final int onDark;

    Kind(String word, int onLight, int onDark) {
        this.word = word;
        this.onLight = onLight;
        this.onDark = onDark;
    }

    /** Windows shows the services session as disconnected too; nobody is logged on there. */
    static Kind of(SessionLine line) {
        if (!line.hasUser()) {
            return OTHER;
        }
        return switch (line.state()) {
            case "Active" -> ACTIVE;
            case "Disconnected" -> DISCONNECTED;
            default -> OTHER;
        };
    }

    /** A colour that can be read on this background. */
    Color color(Color background) {
        double luminance = 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
        return new Color(luminance > 128 ? onLight : onDark);
    }

    /** A stroke of its own for each kind. */
    Stroke stroke() {
        float[] dashes = switch (this) {
            case ACTIVE -> null;
            case DISCONNECTED -> new float[] {7, 4};
            case OTHER -> new float[] {2, 3};
        };
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** A shape of its own for each kind: a disc, a ring, a bar. */
    Icon icon(int size, Color color) {
        return new Icon() {
            @Override
            public void paintIcon(Component on, Graphics graphics, int x, int y) {
                Graphics2D pen = (Graphics2D) graphics.create();
                pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                pen.setColor(color);
                pen.setStroke(new BasicStroke(2));
                switch (Kind.this) {
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
