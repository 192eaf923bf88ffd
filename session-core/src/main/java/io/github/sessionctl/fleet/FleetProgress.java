package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Says how a long run goes on: whatever it is told, and who is still waited for when nothing has been said for a while. Plain lines, one below the
 * other, so that a log of it reads well. Whoever says something never waits for the output. Has daemon threads until it is closed. Safe for use by
 * several threads.
 */
public final class FleetProgress implements FleetListener, AutoCloseable {

    private static final int NAMED = 5;

    private final Duration patience;
    private final Consumer<String> output;
    private final OrderedCalls lines;
    private final long start = System.nanoTime();
    private final Map<String, String> waitingFor = new LinkedHashMap<>();
    private boolean hasSpoken;
    private boolean isClosed;

    /**
     * Begins.
     * @param patience how long nothing may be said before a line says who is waited for
     * @param output gets each line; called by one thread at a time. It may block, and what it throws is logged
     */
    public FleetProgress(Duration patience, Consumer<String> output) {
        this(patience, output, FleetClock.SYSTEM);
    }

    /** One that waits by this clock for an output that blocks. */
    FleetProgress(Duration patience, Consumer<String> output, FleetClock clock) {
        this.patience = patience;
        this.output = output;
        this.lines = new OrderedCalls("sessionctl-progress-output", clock, Fleet::daemon);
        Thread ticker = Fleet.daemon(this::tick);
        ticker.setName("sessionctl-progress");
        ticker.start();
    }

    private synchronized void tick() {
        long millis = Math.max(1, TimeUnit.MILLISECONDS.convert(patience));
        try {
            while (!isClosed) {
                wait(millis);
                // While a line is stuck, more of them would only pile up behind it.
                if (!hasSpoken && !waitingFor.isEmpty() && lines.isIdle()) {
                    say("Waiting for " + names() + " ("
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

    /** Something with this name is waited for from now on. The key of what is waited for on a host begins with the host and a blank. */
    public synchronized void waitFor(String key, String name) {
        waitingFor.put(key, name);
    }

    private synchronized void stopWaitingFor(String key) {
        waitingFor.remove(key);
    }

    /** Says lines of one's own, and nothing between them. */
    public synchronized void say(String... text) {
        hasSpoken = true;
        for (String line : text) {
            lines.add(() -> output.accept(line));
        }
    }

    @Override
    public void asking(HostAddress address) {
        say("Asking " + address + " for its hosts.");
    }

    @Override
    public void began(HostAddress host) {
        waitFor(host.toString(), host.toString());
    }

    /** From now on it is the sessions to be logged off that are waited for, if there are any, and no longer their host. */
    public synchronized void planned(LogoffPlan plan) {
        plan.logoffs().forEach(decision -> {
            SessionInfo session = decision.session();
            waitFor(key(session), "session " + session.id() + " of " + session.userText() + " on " + session.host());
        });
        if (!plan.logoffs().isEmpty()) {
            stopWaitingFor(plan.host().toString());
        }
    }

    /** The outcome of a session is known. */
    public void ended(LogoffResult result) {
        stopWaitingFor(key(result.session()));
    }

    private static String key(SessionInfo session) {
        return session.host() + ' ' + session.id();
    }

    @Override
    public synchronized void ended(HostResult<?> result) {
        String host = result.host().toString();
        waitingFor.keySet().removeIf(key -> key.equals(host) || key.startsWith(host + ' '));
    }

    /** Ends its threads, when everything has been said or a single line takes longer than 5 s: the rest, and what comes later, is left out. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            waitingFor.clear();
            notifyAll();
        }
        lines.close();
    }
}
