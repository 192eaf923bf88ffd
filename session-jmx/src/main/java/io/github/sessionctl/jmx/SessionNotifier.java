package io.github.sessionctl.jmx;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.monitor.SessionEvent;
import io.github.sessionctl.monitor.SessionMonitor;
import io.github.sessionctl.monitor.SessionSubscription;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Tells listeners what changes among a host's sessions. The host is watched only while somebody listens. Beginning and ending to watch goes on in a
 * thread that lives no longer than that takes, so a host that hangs holds up nobody who subscribes; it is tried again until it
 * answers. Safe for use by several threads.
 */
final class SessionNotifier extends NotificationBroadcasterSupport implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.sessionctl.jmx");
    private static final long LONGEST_END_SECONDS = 5;

    private final SessionMonitor monitor;
    private final ObjectName source;
    private final String host;
    private final Duration retryAfter;
    private final Predicate<@Nullable SessionInfo> isOwnLogoff;
    private final AtomicLong sequence = new AtomicLong();

    private volatile boolean hasWarned;

    // Guarded by this.
    private final List<NotificationListener> listeners = new ArrayList<>();
    private @Nullable SessionSubscription subscription;
    private @Nullable Thread worker;
    private boolean isClosed;

    /** The poll interval passes between two looks when no event comes, and before a host that failed is tried again. */
    SessionNotifier(SessionHost host, Duration pollInterval, Predicate<@Nullable SessionInfo> isOwnLogoff) {
        super(SessionNotification.info());
        this.host = host.address().toString();
        monitor = new SessionMonitor(host, pollInterval, SessionMonitor.QUEUE_LIMIT);
        source = SessionJmx.objectName(host.address());
        retryAfter = pollInterval;
        this.isOwnLogoff = isOwnLogoff;
    }

    @Override
    public void addNotificationListener(
            NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object handback) {
        super.addNotificationListener(listener, filter, handback);
        adjust(() -> listeners.add(listener));
    }

    @Override
    public void removeNotificationListener(NotificationListener listener) throws ListenerNotFoundException {
        super.removeNotificationListener(listener);
        adjust(() -> listeners.removeIf(each -> each == listener));
    }

    @Override
    public void removeNotificationListener(
            NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object handback)
            throws ListenerNotFoundException {
        super.removeNotificationListener(listener, filter, handback);
        adjust(() -> listeners.remove(listener));
    }

    /** Lets somebody see to it that the host is watched if and only if somebody listens. */
    private synchronized void adjust(Runnable change) {
        change.run();
        if (worker == null && isWanted() != (subscription != null)) {
            worker = new Thread(this::work, "sessionctl-notify-" + host);
            worker.setDaemon(true);
            worker.start();
        }
        notifyAll();
    }

    private synchronized boolean isWanted() {
        return !isClosed && !listeners.isEmpty();
    }

    private void work() {
        while (true) {
            SessionSubscription current;
            boolean isWanted;
            synchronized (this) {
                isWanted = isWanted();
                current = subscription;
                if (isWanted == (current != null)) {
                    worker = null;
                    return;
                }
            }
            if (isWanted) {
                begin();
            } else if (current != null) {
                current.close();
                keep(null);
            }
        }
    }

    private void begin() {
        try {
            keep(monitor.subscribe(this::send));
            hasWarned = false;
        } catch (RuntimeException e) {
            // What fails because this has been closed is no news: the next round ends the thread.
            if (isWanted()) {
                warn(e);
            }
            pauseBeforeRetry();
        }
    }

    private void warn(RuntimeException e) {
        if (e instanceof SessionException) {
            // Once is enough: a host may be away for days.
            Level level = hasWarned ? Level.DEBUG : Level.WARNING;
            LOG.log(level, () -> "Nobody is told of changes yet. " + e.getMessage() + " It is tried again by itself.");
            hasWarned = true;
        } else {
            LOG.log(Level.WARNING, "Nobody is told of changes on " + host + " yet; it is tried again by itself.", e);
        }
    }

    private synchronized void keep(@Nullable SessionSubscription begun) {
        subscription = begun;
    }

    private synchronized void pauseBeforeRetry() {
        long until = System.nanoTime() + retryAfter.toNanos();
        long left = retryAfter.toNanos();
        try {
            while (isWanted() && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = until - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(SessionEvent event) {
        boolean isOurs = event.kind() == SessionEvent.Kind.LOGGED_OFF && isOwnLogoff.test(event.before());
        sendNotification(SessionNotification.of(event, source, sequence.incrementAndGet(), isOurs));
    }

    /** Ends watching. Waits for the threads for a few seconds at most. */
    @Override
    public void close() {
        Thread current;
        synchronized (this) {
            isClosed = true;
            current = worker;
            notifyAll();
        }
        if (current == null || current == Thread.currentThread()) {
            monitor.close();
            return;
        }
        // It only looks: a call that hangs can be given up at once.
        current.interrupt();
        monitor.close();
        try {
            current.join(TimeUnit.SECONDS.toMillis(LONGEST_END_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
