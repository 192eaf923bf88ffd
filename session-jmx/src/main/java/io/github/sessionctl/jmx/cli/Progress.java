package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetListener;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says on the terminal how a long run goes on: whatever it is told, and who is still waited for when nothing has been said for a while.
 * Plain lines, one below the other, so that a log of it reads well, too. Safe for use by several threads.
 */
final class Progress implements FleetListener, AutoCloseable {

    private static final int NAMED = 5;

    private final Terminal terminal;
    private final long start = System.nanoTime();
    private final Map<String, String> waitingFor = new LinkedHashMap<>();
    private boolean isClosed;

    Progress(Terminal terminal) {
        this.terminal = terminal;
        Thread ticker = new Thread(this::tick, "sessionctl-progress");
        ticker.setDaemon(true);
        ticker.start();
    }

    private synchronized void tick() {
        try {
            while (!isClosed) {
                wait(terminal.patience().toMillis());
                if (!isClosed && !waitingFor.isEmpty()) {
                    terminal.say("Waiting for " + names() + " ("
                            + DurationText.format(Duration.ofNanos(System.nanoTime() - start)) + ")");
                }
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

    /** Something is waited for from now on. */
    synchronized void waitFor(String key, String name) {
        waitingFor.put(key, name);
    }

    /** It has come, or will not. */
    synchronized void stopWaitingFor(String key) {
        waitingFor.remove(key);
    }

    synchronized void say(String line) {
        terminal.say(line);
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
