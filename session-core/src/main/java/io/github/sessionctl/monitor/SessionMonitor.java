package io.github.sessionctl.monitor;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changes among a host's sessions. It looks when the host says that something has happened, and from time to time in any case, because
 * locking is no event and some hosts have no events at all; what it tells is the same.
 *
 * <p>A look costs one list call and one read for each session with a user, for only the read tells the logon time and the lock state. There is one at
 * each event, and one a quarter of a second after it, for the host keeps no event for who waits again. However many listeners there are, one daemon
 * thread looks and one waits for events where the host has them; while nobody listens there is none. The host stays the caller's to close, after the
 * monitor. Safe for use by several threads.
 *
 * <pre>{@code
 * try (SessionMonitor monitor = new SessionMonitor(host)) {
 *     monitor.subscribe(event -> System.out.println(event.kind() + " " + event.after()));
 *     ...
 * }
 * }</pre>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtswaitsystemevent">WTSWaitSystemEvent</a>
 */
public final class SessionMonitor implements AutoCloseable {

    /** Starts the monitor's threads; handed in, so that tests can refuse them, as a system does that has no more. */
    @FunctionalInterface
    interface Threads {

        /** Daemons, so that none keeps a JVM alive. */
        Threads DAEMONS = (name, work) -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        };

        Thread start(String name, Runnable work);
    }

    /** How many events wait for one listener when nothing else is said. */
    public static final int QUEUE_LIMIT = 1000;

    final SessionHost host;
    final Duration pollInterval;
    final int queueLimit;
    final Supplier<LookTimer> timer;
    final Threads threads;
    private final Object subscribing = new Object();

    // Guarded by this.
    private @Nullable MonitorRun run;
    private boolean isClosed;

    /** A monitor of this host, which stays the caller's to close, later. Looks every 5 s when no event comes; 1000 events wait for a listener. */
    public SessionMonitor(SessionHost host) {
        this(host, Duration.ofSeconds(5), QUEUE_LIMIT);
    }

    /**
     * The same with other limits.
     * @param pollInterval how long to wait between two looks when no event comes, from 100 ms to 1 day
     * @param queueLimit how many events wait for one listener before further ones are dropped and counted, 1 or more
     * @throws IllegalArgumentException when one is out of range
     */
    public SessionMonitor(SessionHost host, Duration pollInterval, int queueLimit) {
        this(host, pollInterval, queueLimit, LookTimer::new, Threads.DAEMONS);
    }

    /** For tests: with a timer for each run, for what one run waits for is no affair of another's. */
    SessionMonitor(
            SessionHost host, Duration pollInterval, int queueLimit, Supplier<LookTimer> timer, Threads threads) {
        if (pollInterval.compareTo(Duration.ofMillis(100)) < 0 || pollInterval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a poll interval is from 100ms to 1d, not " + pollInterval);
        }
        if (queueLimit < 1) {
            throw new IllegalArgumentException("a queue holds at least 1 event, not " + queueLimit);
        }
        this.host = host;
        this.pollInterval = pollInterval;
        this.queueLimit = queueLimit;
        this.timer = timer;
        this.threads = threads;
    }

    /**
     * Begins to tell a listener what changes from now on, in a thread of its own, one event after the other. Looks at the host once in the calling
     * thread: what is there by then is no event, and is in {@link SessionSubscription#sessions}.
     * @return the subscription, for the caller to close; closing the monitor closes it too
     * @throws SessionException when the host cannot be asked; then nothing has begun
     * @throws IllegalStateException when the monitor has been closed
     */
    public SessionSubscription subscribe(SessionListener listener) {
        synchronized (subscribing) {
            SessionSubscription subscription = null;
            while (subscription == null) {
                subscription = openRun().subscribe(listener);
            }
            return subscription;
        }
    }

    private synchronized MonitorRun openRun() {
        if (isClosed) {
            throw new IllegalStateException("the monitor of " + host.address() + " has been closed");
        }
        MonitorRun current = run;
        if (current == null || current.hasEnded()) {
            current = new MonitorRun(this);
            run = current;
        }
        return current;
    }

    /** {@return why the last look failed; empty when it did not, or when nobody listens} */
    public synchronized Optional<SessionException> lastFailure() {
        return run == null || run.hasEnded() ? Optional.empty() : run.lastFailure();
    }

    /**
     * Ends all subscriptions and both threads, and the waits of all others for events of the host with them. Waits for the threads for a few seconds
     * at most: where the host hangs, they end when it answers. Closing twice does nothing.
     */
    @Override
    public void close() {
        MonitorRun current;
        synchronized (this) {
            isClosed = true;
            current = run;
            run = null;
        }
        if (current != null) {
            current.end();
        }
    }
}
