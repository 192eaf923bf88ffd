package io.github.sessionctl.jmx.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Reads the hosts behind one connection again and again, on a thread of its own. A call that hangs holds up this thread and nobody
 * else. Safe for use by several threads.
 */
final class HostPoll implements AutoCloseable {

    /** What a round has found. */
    sealed interface Round permits Readings, Failure {}

    /** All hosts have answered. */
    record Readings(List<HostReading> hosts) implements Round {}

    /** The connection, or all of the MBeans, did not. */
    record Failure(String why) implements Round {}

    private final HostBeans beans;
    private final long intervalMillis;
    private final Consumer<Round> listener;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isClosed;

    /**
     * A poll, which begins at once.
     *
     * @param listener told of every round, on the poll's thread; not any more when closed
     */
    HostPoll(HostBeans beans, long intervalMillis, Consumer<Round> listener) {
        this.beans = beans;
        this.intervalMillis = intervalMillis;
        this.listener = listener;
        thread = new Thread(this::rounds, "sessionctl-console-poll");
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks for a round without waiting for the interval to end. */
    void now() {
        wanted.release();
    }

    private void rounds() {
        try {
            while (!isClosed) {
                Round round = round();
                if (!isClosed) {
                    listener.accept(round);
                }
                if (wanted.tryAcquire(intervalMillis, TimeUnit.MILLISECONDS)) {
                    wanted.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private Round round() {
        try {
            List<HostReading> hosts = new ArrayList<>();
            for (ObjectName name : beans.names()) {
                hosts.add(read(name));
            }
            return new Readings(hosts);
        } catch (IOException | RuntimeException e) {
            return new Failure(Reason.of(e));
        }
    }

    private HostReading read(ObjectName name) throws IOException {
        try {
            return beans.read(name);
        } catch (JMException e) {
            return new HostReading(name, name.getKeyProperty("name"), true, List.of(), Reason.of(e));
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
