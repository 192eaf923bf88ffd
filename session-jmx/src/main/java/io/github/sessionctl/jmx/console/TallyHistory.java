package io.github.sessionctl.jmx.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tallies of the last quarter of an hour, and where they lie in a chart. Not safe for use by several threads. */
final class TallyHistory {

    /** How far back it goes. */
    static final long SPAN_MILLIS = 15 * 60 * 1000;

    /** Longer without a sample means that nothing was known in between. */
    private static final long GAP_MILLIS = 20_000;

    /** How many sessions there are of each kind, if any. */
    record Tally(Map<Kind, Integer> counts) {

        static Tally of(Collection<SessionLine> lines) {
            return new Tally(lines.stream().collect(Collectors.toMap(Kind::of, line -> 1, Integer::sum)));
        }

        int count(Kind kind) {
            return counts.getOrDefault(kind, 0);
        }

        /** The largest of the numbers. */
        int most() {
            return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        /** As a sentence's part, such as {@code 2 active, 2 disconnected, 3 others}. */
        String words() {
            return count(Kind.ACTIVE) + " active, " + count(Kind.DISCONNECTED) + " disconnected, " + count(Kind.OTHER)
                    + " others";
        }
    }

    /** A tally, and when it was taken by the operator's clock. */
    record Sample(long atMillis, Tally tally) {}

    /**
     * A corner of a line.
     *
     * @param x from 0 for a quarter of an hour ago to 1 for the last sample
     * @param y from 0 for none to 1 for the top
     * @param begins whether a line begins here; otherwise it comes from the point before
     */
    record Point(double x, double y, boolean begins) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    void add(long atMillis, Tally tally) {
        samples.addLast(new Sample(atMillis, tally));
        while (samples.getFirst().atMillis() < atMillis - SPAN_MILLIS) {
            samples.removeFirst();
        }
    }

    /** Those that there are, the oldest first. */
    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The number at the top: the largest there was, 4 at least. */
    int top() {
        return samples.stream().mapToInt(sample -> sample.tally().most()).reduce(4, Math::max);
    }

    /** The corners of a kind's line, which goes in steps: a session is there or not. */
    List<Point> points(Kind kind, int top) {
        List<Point> points = new ArrayList<>();
        double before = 0;
        long last = Long.MIN_VALUE;
        for (Sample sample : samples) {
            double x = 1 - (samples.getLast().atMillis() - sample.atMillis()) / (double) SPAN_MILLIS;
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
