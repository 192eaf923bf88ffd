package io.github.sessionctl.jmx.console;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

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
