package io.github.sessionctl.it.endurance.soak;

import java.util.Map;
import java.util.TreeMap;

/** Counts of what has happened, from all threads. */
final class Figures {

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String name) {
        add(name, 1);
    }

    synchronized void add(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    synchronized long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    synchronized Map<String, Long> all() {
        return new TreeMap<>(counts);
    }
}
