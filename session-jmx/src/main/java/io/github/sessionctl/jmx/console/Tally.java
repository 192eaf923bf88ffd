package io.github.sessionctl.jmx.console;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many sessions there are of each kind.
 *
 * @param counts a number for every kind
 */
record Tally(Map<Kind, Integer> counts) {

    Tally {
        counts = Map.copyOf(counts);
    }

    static Tally of(Collection<SessionLine> lines) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0);
        }
        lines.forEach(line -> counts.merge(Kind.of(line), 1, Integer::sum));
        return new Tally(counts);
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
