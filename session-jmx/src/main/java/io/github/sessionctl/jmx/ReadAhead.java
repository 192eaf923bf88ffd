package io.github.sessionctl.jmx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the other hosts of a registration as soon as somebody asks for one of them, as far as they have been asked for lately, too. Monitoring
 * systems read one host after the other: without this, each that does not answer would hold them up anew. Safe for use by several threads.
 */
final class ReadAhead {

    /** As many as a run over many hosts has under way. */
    private static final int MOST_AT_ONCE = 32;

    private final List<SnapshotCache> caches = new ArrayList<>();
    private final Deque<SnapshotCache> waiting = new ArrayDeque<>();
    private int underWay;

    synchronized void add(SnapshotCache cache) {
        caches.add(cache);
    }

    synchronized void remove(SnapshotCache cache) {
        caches.remove(cache);
        waiting.remove(cache);
    }

    /** Somebody has asked for this host, and it is being read. */
    void asked(SnapshotCache first) {
        synchronized (this) {
            waiting.clear();
            waiting.addAll(caches);
            waiting.remove(first);
        }
        beginNext();
    }

    /** A reading that was begun from here has ended. */
    void ended() {
        oneLess();
        beginNext();
    }

    private synchronized void oneLess() {
        underWay--;
    }

    private void beginNext() {
        while (true) {
            SnapshotCache next;
            synchronized (this) {
                if (underWay == MOST_AT_ONCE || waiting.isEmpty()) {
                    return;
                }
                next = waiting.remove();
                underWay++;
            }
            // Not within the lock: it takes the cache's.
            if (!next.readAhead()) {
                oneLess();
            }
        }
    }
}
