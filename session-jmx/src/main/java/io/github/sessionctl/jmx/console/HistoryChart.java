package io.github.sessionctl.jmx.console;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** Draws how many sessions of each kind there were in the last quarter of an hour, with a legend in words. */
@SuppressWarnings("serial") // never written anywhere
final class HistoryChart extends JPanel {

    private final TallyHistory history = new TallyHistory();

    HistoryChart() {
        setOpaque(false);
        setFont(UIManager.getFont("Label.font"));
        int line = getFontMetrics(getFont()).getHeight();
        setPreferredSize(new Dimension(30 * line, 7 * line));
        setMinimumSize(new Dimension(10 * line, 5 * line));
        getAccessibleContext().setAccessibleName("Sessions in the last 15 minutes");
    }

    /** Goes on to this. */
    void add(long atMillis, TallyHistory.Tally tally) {
        history.add(atMillis, tally);
        getAccessibleContext().setAccessibleDescription("Now " + tally.words());
        setToolTipText("Now " + tally.words());
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        FontMetrics font = pen.getFontMetrics();
        int legend = font.stringWidth("Disconnected 99999") + 3 * font.getHeight();
        int most = history.top();
        int left = font.stringWidth(Integer.toString(most)) + 8;
        int top = font.getHeight() / 2 + 2;
        Rectangle plot = new Rectangle(left, top, getWidth() - left - legend, getHeight() - top - font.getHeight() - 6);
        if (!plot.isEmpty()) {
            paintAxes(pen, plot, Integer.toString(most));
            for (Kind kind : Kind.values()) {
                paintLine(pen, plot, kind, most);
            }
            paintLegend(pen, left + plot.width + font.getHeight(), top);
        }
        pen.dispose();
    }

    private static void paintAxes(Graphics2D pen, Rectangle plot, String most) {
        FontMetrics font = pen.getFontMetrics();
        int bottom = plot.y + plot.height;
        pen.setColor(UIManager.getColor("Table.background"));
        pen.fill(plot);
        pen.setColor(Color.GRAY);
        pen.setStroke(new BasicStroke(1));
        pen.draw(plot);
        pen.setColor(UIManager.getColor("Label.foreground"));
        pen.drawString(most, plot.x - font.stringWidth(most) - 4, plot.y + font.getAscent() / 2);
        pen.drawString("0", plot.x - font.stringWidth("0") - 4, bottom + font.getAscent() / 2);
        int base = bottom + font.getAscent() + 3;
        pen.drawString("15 minutes ago", plot.x, base);
        pen.drawString("now", plot.x + plot.width - font.stringWidth("now"), base);
    }

    private void paintLine(Graphics2D pen, Rectangle plot, Kind kind, int most) {
        pen.setColor(kind.color(UIManager.getColor("Table.background")));
        pen.setStroke(kind.stroke());
        // Equal numbers lie beside each other, not on top of each other.
        int apart = switch (kind) {
            case ACTIVE -> -2;
            case DISCONNECTED -> 0;
            case OTHER -> 2;
        };
        Path2D path = new Path2D.Double();
        for (TallyHistory.Point point : history.points(kind, most)) {
            double x = plot.x + point.x() * plot.width;
            double y = plot.y + plot.height - point.y() * (plot.height - 6) - 3 + apart;
            if (point.begins()) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        pen.draw(path);
        if (path.getCurrentPoint() != null) {
            // One sample is no line yet.
            pen.fill(new Ellipse2D.Double(
                    path.getCurrentPoint().getX() - 3, path.getCurrentPoint().getY() - 3, 6, 6));
        }
    }

    private void paintLegend(Graphics2D pen, int left, int top) {
        FontMetrics font = pen.getFontMetrics();
        List<TallyHistory.Sample> samples = history.samples();
        int y = top + font.getAscent();
        for (Kind kind : Kind.values()) {
            pen.setColor(kind.color(getParent().getBackground()));
            pen.setStroke(kind.stroke());
            pen.drawLine(left, y - font.getAscent() / 3, left + 2 * font.getHeight() - 8, y - font.getAscent() / 3);
            String count = samples.isEmpty()
                    ? ""
                    : " " + samples.get(samples.size() - 1).tally().count(kind);
            pen.drawString(kind.word + count, left + 2 * font.getHeight(), y);
            y += font.getHeight() + 2;
        }
    }
}
