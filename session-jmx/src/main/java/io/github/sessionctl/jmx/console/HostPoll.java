package io.github.sessionctl.jmx.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * Reads the hosts behind one connection again and again, and at once when one of them tells of a change, on threads of its own. A call that hangs
 * holds up these threads and nobody else. Safe for use by several threads.
 */
final class HostPoll implements AutoCloseable {

    /** What a round has found. */
    sealed interface Round permits Readings, Failure {}

    /** Every host has been asked. */
    record Readings(List<HostReading> hosts) implements Round {}

    /** The connection could not be asked. */
    record Failure(String why) implements Round {}

    /** A server of 200 hosts is not to be asked for all at once; one that is slow holds up others only where all threads have such a one. */
    static final int AT_A_TIME = 8;

    /** What an MBean shows is up to a second old, so it may not show yet what it has just told of. */
    private static final long SECOND_LOOK_MILLIS = 1200;

    private final HostBeans beans;
    private final long intervalMillis;
    private final Consumer<Round> listener;
    private final NotificationListener changes = (notification, handback) -> now();
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private final Set<ObjectName> subscribed = ConcurrentHashMap.newKeySet();
    private final ExecutorService readers =
            Executors.newFixedThreadPool(AT_A_TIME, work -> Background.thread("sessionctl-console-read", work));

    private volatile boolean isClosed;

    /** A poll that does nothing yet. The listener is told of every round until it is closed, on a thread of its own. */
    HostPoll(HostBeans beans, long intervalMillis, Consumer<Round> listener) {
        this.beans = beans;
        this.intervalMillis = intervalMillis;
        this.listener = listener;
        thread = Background.thread("sessionctl-console-poll", this::rounds);
    }

    HostPoll start() {
        thread.start();
        return this;
    }

    /** Asks for a round without waiting for the interval to end. */
    void now() {
        wanted.release();
    }

    private void rounds() {
        try {
            long wait = intervalMillis;
            while (!isClosed) {
                Round round = round();
                if (!isClosed) {
                    listener.accept(round);
                }
                boolean isAskedFor = wanted.tryAcquire(wait, TimeUnit.MILLISECONDS);
                wanted.drainPermits();
                wait = isAskedFor ? Math.min(intervalMillis, SECOND_LOOK_MILLIS) : intervalMillis;
            }
        } catch (InterruptedException e) {
            // Closed: interrupted for that, and for nothing else.
        } finally {
            subscribed.forEach(this::unsubscribe);
        }
    }

    private Round round() throws InterruptedException {
        try {
            List<ObjectName> names = beans.names();
            subscribed.retainAll(names);
            return new Readings(read(names));
        } catch (IOException | RuntimeException e) {
            return new Failure(Wording.reason(e));
        }
    }

    /** Reads all of them, in this order. When the connection has failed for one, those that nobody has begun to read are left out. */
    private List<HostReading> read(List<ObjectName> names) throws IOException, InterruptedException {
        List<Future<HostReading>> begun = new ArrayList<>();
        try {
            names.forEach(name -> begun.add(readers.submit(() -> read(name))));
            List<HostReading> readings = new ArrayList<>();
            for (Future<HostReading> reading : begun) {
                readings.add(reading.get());
            }
            return readings;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException connection) {
                throw connection;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            begun.forEach(reading -> reading.cancel(false));
        }
    }

    private HostReading read(ObjectName name) throws IOException {
        // Before it is read, so that no change falls between the two.
        subscribe(name);
        try {
            return beans.read(name);
        } catch (JMException | SecurityException e) {
            return HostReading.unread(name, Wording.reason(e));
        }
    }

    private void subscribe(ObjectName name) throws IOException {
        if (!subscribed.contains(name)) {
            try {
                beans.connection.addNotificationListener(name, changes, null, null);
                subscribed.add(name);
                if (isClosed) {
                    // The poll's thread may have ended all subscriptions before this one was there.
                    unsubscribe(name);
                }
            } catch (JMException | RuntimeException e) {
                // It tells of nothing, or not to this user: then it is looked at every few seconds, as the others are.
            }
        }
    }

    private void unsubscribe(ObjectName name) {
        try {
            beans.connection.removeNotificationListener(name, changes);
        } catch (IOException | JMException | RuntimeException e) {
            // The connection is gone, or the MBean is, and the subscription with it.
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        // A thread in a call that hangs ends with that.
        readers.shutdownNow();
    }
}
