package io.github.sessionctl.it.endurance.soak;

import java.util.ArrayList;
import java.util.List;

/** What went wrong, from all threads; the first ones are kept. */
final class Problems {

    private static final int MOST = 20;

    private final List<String> first = new ArrayList<>();
    private int number;

    synchronized void add(String problem) {
        number++;
        if (first.size() < MOST) {
            first.add(problem);
        }
    }

    synchronized void check(boolean isRight, String problem) {
        if (!isRight) {
            add(problem);
        }
    }

    synchronized int number() {
        return number;
    }

    @Override
    public synchronized String toString() {
        return number + " problems, the first ones are:\n  " + String.join("\n  ", first);
    }
}
