package io.github.sessionctl.jmx.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.ObjectName;

/**
 * Reads hosts, a few at a time, on daemon threads of its own: one that answers slowly holds up the others only where all threads have such a
 * one.
 */
final class HostReaders implements AutoCloseable {

    /** A server of 200 hosts is not to be asked for all of them at once. */
    static final int AT_A_TIME = 8;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_A_TIME, work -> Background.thread("sessionctl-console-read", work));

    /** Reads one host. */
    @FunctionalInterface
    interface Reader {
        HostReading read(ObjectName bean) throws IOException;
    }

    /**
     * Reads hosts, and waits for all of them.
     *
     * @return what they show, in the order given
     * @throws IOException when the connection has failed for one; those that nobody has begun to read are left out then
     */
    List<HostReading> read(List<ObjectName> beans, Reader reader) throws IOException, InterruptedException {
        List<Future<HostReading>> begun = new ArrayList<>();
        try {
            for (ObjectName bean : beans) {
                begun.add(threads.submit(() -> reader.read(bean)));
            }
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

    /** Ends the threads; one in a call that hangs ends with that. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
