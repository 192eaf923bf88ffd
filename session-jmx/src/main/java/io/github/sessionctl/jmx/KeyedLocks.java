package io.github.sessionctl.jmx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A lock for each key, which is there as long as somebody holds it or waits for it. Safe for use by several threads. */
final class KeyedLocks<K> {

    private static final class Lock {
        int users;
    }

    private final Map<K, Lock> locks = new HashMap<>();

    /** Does it while nobody else does anything with this key. Other keys do not matter. */
    <T> T locked(K key, Supplier<T> work) {
        Lock lock = enter(key);
        try {
            synchronized (lock) {
                return work.get();
            }
        } finally {
            leave(key, lock);
        }
    }

    private synchronized Lock enter(K key) {
        Lock lock = locks.computeIfAbsent(key, unused -> new Lock());
        lock.users++;
        return lock;
    }

    private synchronized void leave(K key, Lock lock) {
        lock.users--;
        if (lock.users == 0) {
            locks.remove(key);
        }
    }
}
