package io.github.sessionctl.jmx.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The tallies of the last quarter of an hour. Not safe for use by several threads. */
final class TallyHistory {

    /** How far back it goes. */
    static final long SPAN_MILLIS = 15 * 60 * 1000;

    /**
     * A tally.
     *
     * @param atMillis when it was taken, by the operator's clock
     */
    record Sample(long atMillis, Tally tally) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    void add(long atMillis, Tally tally) {
        samples.addLast(new Sample(atMillis, tally));
        while (samples.getFirst().atMillis() < atMillis - SPAN_MILLIS) {
            samples.removeFirst();
        }
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }
}
