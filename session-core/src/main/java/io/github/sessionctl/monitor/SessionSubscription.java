package io.github.sessionctl.monitor;

import io.github.sessionctl.session.SessionInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener's share of a {@link SessionMonitor}: how it began, what waits for the listener, and what had to be dropped. Safe for use by several
 * threads.
 *
 * <p>What waits is handed over by a daemon thread of its own that lives only as long as something waits.
 */
public final class SessionSubscription implements AutoCloseable {

    private static final Logger LOGGER = System.getLogger(SessionSubscription.class.getName());

    private final SessionMonitor monitor;
    private final String host;
    private final SessionListener listener;
    private final List<SessionInfo> sessions;
    private final Consumer<SessionSubscription> onClose;
    private final Queue<Consumer<SessionListener>> waiting = new ArrayDeque<>();
    private boolean isHandingOver;
    private boolean isClosed;
    private long dropped;

    SessionSubscription(
            SessionMonitor monitor,
            SessionListener listener,
            List<SessionInfo> sessions,
            Consumer<SessionSubscription> onClose) {
        this.monitor = monitor;
        host = monitor.host.address().toString();
        this.listener = listener;
        this.sessions = sessions;
        this.onClose = onClose;
    }

    /** {@return the sessions as they were when the subscription began: the first event tells a change against them} */
    public List<SessionInfo> sessions() {
        return sessions;
    }

    /** {@return how many events and notices of failure were dropped because as many as the queue holds were waiting already} */
    public synchronized long dropped() {
        return dropped;
    }

    /** Ends the subscription, and with the last one the monitor's threads. What waits is discarded, a call under way goes on. Twice does nothing. */
    @Override
    public void close() {
        end();
        onClose.accept(this);
    }

    synchronized void end() {
        isClosed = true;
        waiting.clear();
    }

    /** Queues a call of the listener. Never waits for it. */
    synchronized void offer(Consumer<SessionListener> call) {
        if (isClosed) {
            return;
        }
        if (waiting.size() >= monitor.queueLimit) {
            if (dropped == 0) {
                LOGGER.log(
                        Level.WARNING,
                        "A listener for the sessions of " + host + " is so slow that " + monitor.queueLimit
                                + " events wait for it; further ones are dropped and counted.");
            }
            dropped++;
            return;
        }
        waiting.add(call);
        begin();
    }

    /** Begins to hand over what waits, unless that goes on already. */
    synchronized void begin() {
        if (isHandingOver || waiting.isEmpty()) {
            return;
        }
        try {
            monitor.threads.start("sessionctl-listener-" + host, this::handOver);
            isHandingOver = true;
        } catch (RuntimeException | Error e) {
            // The system gives no more threads: the next look tries again.
            LOGGER.log(Level.WARNING, "A listener for the sessions of " + host + " is told later.", e);
        }
    }

    private void handOver() {
        for (Consumer<SessionListener> call = next(); call != null; call = next()) {
            try {
                call.accept(listener);
            } catch (Throwable e) {
                // Whatever a listener throws is its own affair: the next event may go better.
                LOGGER.log(Level.WARNING, "A listener for the sessions of " + host + " has failed; it goes on.", e);
            }
        }
    }

    private synchronized @Nullable Consumer<SessionListener> next() {
        Consumer<SessionListener> next = waiting.poll();
        isHandingOver = next != null;
        return next;
    }
}
