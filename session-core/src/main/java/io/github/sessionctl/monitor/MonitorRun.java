package io.github.sessionctl.monitor;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The monitor's work from the first subscription to the end of the last one. A look is made under one lock, what the looks have shown is kept under
 * another: whoever ends the run never waits for a host that does not answer.
 */
final class MonitorRun {

    private static final Logger LOGGER = System.getLogger(MonitorRun.class.getName());
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final SessionMonitor monitor;
    private final SessionHost host;
    private final LookTimer timer;
    private final EventWait eventWait;
    private final Object looking = new Object();
    private final AtomicReference<@Nullable SessionException> failure = new AtomicReference<>();

    // Guarded by this.
    private final List<SessionSubscription> subscriptions = new ArrayList<>();
    private @Nullable SessionSnapshot snapshot;
    private @Nullable Thread lookThread;
    private boolean hasEnded;

    MonitorRun(SessionMonitor monitor) {
        this.monitor = monitor;
        host = monitor.host;
        timer = monitor.timer.get();
        eventWait = new EventWait(host, timer, monitor.threads);
    }

    /**
     * Looks, and begins a subscription with what the look has shown.
     * @return null when the run has ended meanwhile
     * @throws SessionException when the look fails
     */
    @Nullable SessionSubscription subscribe(SessionListener listener) {
        synchronized (looking) {
            look();
            synchronized (this) {
                if (hasEnded || snapshot == null) {
                    return null;
                }
                if (lookThread == null) {
                    begin();
                }
                SessionSubscription subscription =
                        new SessionSubscription(monitor, listener, snapshot.rows(), this::leave);
                subscriptions.add(subscription);
                return subscription;
            }
        }
    }

    /** Starts both threads, or ends the run where the system gives none. */
    private void begin() {
        try {
            lookThread = monitor.threads.start("sessionctl-monitor-" + host.address(), this::lookFromTimeToTime);
            eventWait.start();
        } catch (RuntimeException | Error e) {
            hasEnded = true;
            if (lookThread != null) {
                lookThread.interrupt();
            }
            throw e;
        }
    }

    private void leave(SessionSubscription subscription) {
        synchronized (this) {
            if (!subscriptions.remove(subscription) || !subscriptions.isEmpty()) {
                return;
            }
            hasEnded = true;
        }
        stopThreads();
    }

    /** Ends the run and all its subscriptions. */
    void end() {
        synchronized (this) {
            hasEnded = true;
            subscriptions.forEach(SessionSubscription::end);
            subscriptions.clear();
        }
        stopThreads();
    }

    synchronized boolean hasEnded() {
        return hasEnded;
    }

    Optional<SessionException> lastFailure() {
        return Optional.ofNullable(failure.get());
    }

    private void stopThreads() {
        Thread thread;
        synchronized (this) {
            thread = lookThread;
        }
        if (thread != null) {
            thread.interrupt();
        }
        eventWait.stop(LONGEST_END);
        if (thread != null && !EventWait.join(thread, LONGEST_END)) {
            LOGGER.log(
                    Level.WARNING,
                    "A look at the sessions of " + host.address()
                            + " is still under way; its daemon thread ends when the host answers.");
        }
    }

    private void lookFromTimeToTime() {
        try {
            while (!hasEnded()) {
                timer.await(monitor.pollInterval);
                synchronized (looking) {
                    if (hasEnded()) {
                        return;
                    }
                    lookOrWaitForTheNext();
                }
            }
        } catch (InterruptedException e) {
            // The run has ended: nobody else has this thread.
            Thread.currentThread().interrupt();
        }
    }

    private void lookOrWaitForTheNext() {
        try {
            look();
            eventWait.hostAnswers();
        } catch (SessionException e) {
            // Told to the listeners by then, and kept; the next look may do better.
            LOGGER.log(Level.DEBUG, "A look at the sessions of " + host.address() + " has failed.", e);
        } catch (RuntimeException | Error e) {
            lost(unexpected(e));
        }
    }

    /**
     * Looks once, with one list call and one read for each session with a user, for only that tells the logon time and the lock state, and tells
     * everybody what is new. A failure is told once, and kept until the host answers again.
     * @throws SessionException when the host could not be asked, whatever went wrong
     */
    private void look() {
        List<SessionInfo> rows = new ArrayList<>();
        try {
            for (SessionInfo row : host.list()) {
                rows.add(row.user() == null ? row : read(row));
            }
        } catch (RuntimeException | Error e) {
            SessionException known = e instanceof SessionException failed ? failed : unexpected(e);
            lost(known);
            throw known;
        }
        found(rows);
    }

    /** A session that is gone by now, or that this account may not read, stays as it was listed: the next list says whether it is still there. */
    private SessionInfo read(SessionInfo row) {
        try {
            return host.read(row);
        } catch (SessionException e) {
            return switch (e.reason()) {
                case ACCESS_DENIED,
                        NO_SUCH_SESSION,
                        NOT_SUPPORTED,
                        INVALID_STATE,
                        LOGOFF_PENDING,
                        BUSY,
                        MALFORMED_ANSWER -> row;
                default -> throw e;
            };
        }
    }

    private SessionException unexpected(Throwable cause) {
        String problem = "the look failed in a way that none should: " + cause;
        String nextStep = "Please report it with the exception that is the cause.";
        return SessionException.of(
                Reason.OTHER, SessionOperation.LIST, host.address().toString(), problem, nextStep, cause);
    }

    private synchronized void lost(SessionException e) {
        if (hasEnded || failure.getAndSet(e) != null || subscriptions.isEmpty()) {
            return;
        }
        LOGGER.log(Level.WARNING, "The sessions of " + host.address() + " cannot be watched: " + e.getMessage());
        tell(listener -> listener.lost(e));
    }

    private synchronized void found(List<SessionInfo> rows) {
        if (hasEnded) {
            return;
        }
        if (failure.getAndSet(null) != null && !subscriptions.isEmpty()) {
            LOGGER.log(Level.INFO, "The sessions of " + host.address() + " are watched again.");
            tell(SessionListener::recovered);
        }
        subscriptions.forEach(SessionSubscription::begin);
        SessionSnapshot before = snapshot;
        SessionSnapshot after = before == null ? SessionSnapshot.first(rows) : before.then(rows);
        List<SessionEvent> events = before == null ? List.of() : SessionComparison.events(before, after, timer.now());
        snapshot = after;
        events.forEach(event -> tell(listener -> listener.changed(event)));
    }

    private void tell(Consumer<SessionListener> call) {
        subscriptions.forEach(subscription -> subscription.offer(call));
    }
}
