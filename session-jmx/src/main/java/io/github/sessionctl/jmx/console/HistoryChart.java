package io.github.sessionctl.jmx.console;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** Draws how many sessions of each kind there were in the last quarter of an hour, with a legend in words. */
@SuppressWarnings("serial") // never written anywhere
final class HistoryChart extends JPanel {

    private final ChartScale scale = new ChartScale();
    private List<TallyHistory.Sample> samples = List.of();

    HistoryChart() {
        setOpaque(false);
        setFont(UIManager.getFont("Label.font"));
        int line = getFontMetrics(getFont()).getHeight();
        setPreferredSize(new Dimension(30 * line, 7 * line));
        setMinimumSize(new Dimension(10 * line, 5 * line));
        getAccessibleContext().setAccessibleName("Sessions in the last 15 minutes");
    }

    /** Shows these samples, the oldest first. */
    void show(List<TallyHistory.Sample> shown) {
        samples = shown;
        if (!samples.isEmpty()) {
            String now = "Now " + samples.get(samples.size() - 1).tally().words();
            getAccessibleContext().setAccessibleDescription(now);
            setToolTipText(now);
        }
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        FontMetrics font = pen.getFontMetrics();
        int legend = font.stringWidth("Disconnected 99999") + 3 * font.getHeight();
        int most = scale.top(samples);
        int left = font.stringWidth(Integer.toString(most)) + 8;
        int top = font.getHeight() / 2 + 2;
        int width = getWidth() - left - legend;
        int height = getHeight() - top - font.getHeight() - 6;
        if (width > 0 && height > 0) {
            paintAxes(pen, left, top, width, height, most);
            for (Kind kind : Kind.values()) {
                paintLine(pen, kind, left, top, width, height, most);
            }
            paintLegend(pen, left + width + font.getHeight(), top);
        }
        pen.dispose();
    }

    private void paintAxes(Graphics2D pen, int left, int top, int width, int height, int most) {
        FontMetrics font = pen.getFontMetrics();
        Color text = UIManager.getColor("Label.foreground");
        pen.setColor(UIManager.getColor("Table.background"));
        pen.fillRect(left, top, width, height);
        pen.setColor(Color.GRAY);
        pen.setStroke(new BasicStroke(1));
        pen.drawRect(left, top, width, height);
        pen.setColor(text);
        pen.drawString(
                Integer.toString(most),
                left - font.stringWidth(Integer.toString(most)) - 4,
                top + font.getAscent() / 2);
        pen.drawString("0", left - font.stringWidth("0") - 4, top + height + font.getAscent() / 2);
        int base = top + height + font.getAscent() + 3;
        pen.drawString("15 minutes ago", left, base);
        pen.drawString("now", left + width - font.stringWidth("now"), base);
    }

    private void paintLine(Graphics2D pen, Kind kind, int left, int top, int width, int height, int most) {
        pen.setColor(KindLook.color(kind, UIManager.getColor("Table.background")));
        pen.setStroke(KindLook.stroke(kind));
        // Equal numbers lie beside each other, not on top of each other.
        int apart = switch (kind) {
            case ACTIVE -> -2;
            case DISCONNECTED -> 0;
            case OTHER -> 2;
        };
        Path2D path = new Path2D.Double();
        for (ChartScale.Point point : scale.points(samples, kind, most)) {
            double x = left + point.x() * width;
            double y = top + height - point.y() * (height - 6) - 3 + apart;
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
        int y = top + font.getAscent();
        for (Kind kind : Kind.values()) {
            pen.setColor(KindLook.color(kind, getParent().getBackground()));
            pen.setStroke(KindLook.stroke(kind));
            pen.drawLine(left, y - font.getAscent() / 3, left + 2 * font.getHeight() - 8, y - font.getAscent() / 3);
            String count = samples.isEmpty()
                    ? ""
                    : " " + samples.get(samples.size() - 1).tally().count(kind);
            pen.drawString(kind.word() + count, left + 2 * font.getHeight(), y);
            y += font.getHeight() + 2;
        }
    }
}
