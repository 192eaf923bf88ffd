package io.github.sessionctl.safety;

import java.util.ArrayList;
import java.util.List;

/** What happened, in order, to be told when something was wrong. */
final class Story {

    private final List<String> lines = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();

    synchronized void add(String line) {
        lines.add(line);
    }

    synchronized void wrong(String what) {
        wrongs.add(what);
        lines.add("WRONG: " + what);
    }

    synchronized void check(boolean isRight, String wrong) {
        if (!isRight) {
            wrong(wrong);
        }
    }

    synchronized List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
