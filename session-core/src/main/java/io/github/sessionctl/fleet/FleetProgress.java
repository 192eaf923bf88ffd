package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Says how a long run goes on: whatever it is told, and who is still waited for when nothing has been said for a while. Plain lines, one
 * below the other, so that a log of it reads well. Has a daemon thread until it is closed. Safe for use by several threads.
 */
public final class FleetProgress implements FleetListener, AutoCloseable {

    private static final int NAMED = 5;

    private final Duration patience;
    private final Consumer<String> output;
    private final long start = System.nanoTime();
    private final Map<String, String> waitingFor = new LinkedHashMap<>();
    private boolean hasSpoken;
    private boolean isClosed;

    /**
     * Begins.
     *
     * @param patience how long nothing may be said before a line says who is waited for
     * @param output gets each line; called by one thread at a time
     */
    public FleetProgress(Duration patience, Consumer<String> output) {
        this.patience = patience;
        this.output = output;
        Thread ticker = new Thread(this::tick, "sessionctl-progress");
        ticker.setDaemon(true);
        ticker.start();
    }

    private synchronized void tick() {
        try {
            while (!isClosed) {
                wait(patience.toMillis());
                if (!isClosed && !hasSpoken && !waitingFor.isEmpty()) {
                    output.accept("Waiting for " + names() + " ("
                            + DurationText.format(Duration.ofNanos(System.nanoTime() - start)) + ")");
                }
                hasSpoken = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String names() {
        List<String> all = waitingFor.values().stream().distinct().toList();
        String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() <= NAMED ? first : first + " and " + (all.size() - NAMED) + " more";
    }

    /**
     * Something is waited for from now on.
     *
     * @param key by which {@link #stopWaitingFor} knows it; what is waited for on a host begins with the host and a blank
     * @param name what a person reads
     */
    public synchronized void waitFor(String key, String name) {
        waitingFor.put(key, name);
    }

    /** It has come, or will not. */
    public synchronized void stopWaitingFor(String key) {
        waitingFor.remove(key);
    }

    /** Says something of its own. */
    public synchronized void say(String line) {
        hasSpoken = true;
        output.accept(line);
    }

    @Override
    public void began(HostAddress host) {
        waitFor(host.toString(), host.toString());
    }

    @Override
    public synchronized void ended(HostResult<?> result) {
        String host = result.host().toString();
        waitingFor.keySet().removeIf(key -> key.equals(host) || key.startsWith(host + ' '));
    }

    /** Ends its thread. */
    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }
}
