package io.github.sessionctl.jmx.console;

import java.util.ArrayList;
import java.util.List;

/** Where the samples of a history lie in a chart. */
final class ChartScale {

    /** Longer without a sample means that nothing was known in between. */
    private static final long GAP_MILLIS = 20_000;

    /**
     * A corner of a line.
     *
     * @param x from 0 for a quarter of an hour ago to 1 for the last sample
     * @param y from 0 for none to 1 for the top
     * @param begins whether a line begins here; otherwise it comes from the point before
     */
    record Point(double x, double y, boolean begins) {}

    /** The number at the top: the largest there was, 4 at least. */
    int top(List<TallyHistory.Sample> samples) {
        return Math.max(
                4,
                samples.stream().mapToInt(sample -> sample.tally().most()).max().orElse(0));
    }

    /** The corners of a kind's line, which goes in steps: a session is there or not. */
    List<Point> points(List<TallyHistory.Sample> samples, Kind kind, int top) {
        List<Point> points = new ArrayList<>();
        if (samples.isEmpty()) {
            return points;
        }
        long end = samples.get(samples.size() - 1).atMillis();
        double before = 0;
        long last = Long.MIN_VALUE;
        for (TallyHistory.Sample sample : samples) {
            double x = 1 - (end - sample.atMillis()) / (double) TallyHistory.SPAN_MILLIS;
            double y = sample.tally().count(kind) / (double) top;
            boolean begins = last == Long.MIN_VALUE || sample.atMillis() - last > GAP_MILLIS;
            if (!begins) {
                points.add(new Point(x, before, false));
            }
            points.add(new Point(x, y, begins));
            before = y;
            last = sample.atMillis();
        }
        return points;
    }
}
