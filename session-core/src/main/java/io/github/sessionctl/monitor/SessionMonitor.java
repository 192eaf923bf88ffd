package io.github.sessionctl.monitor;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changes among a host's sessions. It looks when the host says that something has happened, and from time to time in any
 * case, because locking is no event and some hosts have no events at all; what it tells is the same.
 *
 * <p>A look costs one list call and one read for each session with a user, for only the read tells the logon time and the lock state. There
 * is one at each event, and one a quarter of a second after it, for the host keeps no event for who waits again.
 * However many listeners there are, one daemon thread looks and one waits for events where the host has them; while nobody listens
 * there is none. The host stays the caller's to close, after the monitor. Safe for use by several threads.
 *
 * <pre>{@code
 * try (SessionMonitor monitor = SessionMonitor.builder(host).build()) {
 *     monitor.subscribe(event -> System.out.println(event.kind() + " " + event.after()));
 *     ...
 * }
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtswaitsystemevent">WTSWaitSystemEvent</a>
 */
public final class SessionMonitor implements AutoCloseable {

    private final SessionHost host;
    private final Duration pollInterval;
    private final int queueLimit;
    private final Supplier<LookTimer> timer;
    private final MonitorThreads threads;
    private final Object subscribing = new Object();

    // Guarded by this.
    private @Nullable MonitorRun run;
    private boolean isClosed;

    private SessionMonitor(Builder builder) {
        host = builder.host;
        pollInterval = builder.pollInterval;
        queueLimit = builder.queueLimit;
        timer = builder.timer;
        threads = builder.threads;
    }

    /**
     * A monitor of this host, to be configured.
     *
     * @param host stays the caller's to close, after the monitor
     * @return the builder
     */
    public static Builder builder(SessionHost host) {
        return new Builder(host);
    }

    /**
     * Begins to tell a listener what changes from now on. Looks at the host once in the calling thread: what is there by then is no event,
     * and is in {@link SessionSubscription#sessions}.
     *
     * @param listener told in a thread of its own, one event after the other
     * @return the subscription, for the caller to close; closing the monitor closes it too
     * @throws SessionException when the host cannot be asked; then nothing has begun
     * @throws IllegalStateException when the monitor has been closed
     */
    public SessionSubscription subscribe(SessionListener listener) {
        synchronized (subscribing) {
            while (true) {
                SessionSubscription subscription = openRun().subscribe(listener);
                if (subscription != null) {
                    return subscription;
                }
            }
        }
    }

    private synchronized MonitorRun openRun() {
        if (isClosed) {
            throw new IllegalStateException("the monitor of " + host.address() + " has been closed");
        }
        MonitorRun current = run;
        if (current == null || current.hasEnded()) {
            current = new MonitorRun(host, pollInterval, queueLimit, timer.get(), threads);
            run = current;
        }
        return current;
    }

    /** {@return why the last look failed; empty when it did not, or when nobody listens} */
    public synchronized Optional<SessionException> lastFailure() {
        return run == null || run.hasEnded() ? Optional.empty() : run.lastFailure();
    }

    /**
     * Ends all subscriptions and both threads, and the waits of all others for events of the host with them. Waits for the threads
     * for a few seconds at most: where the host hangs, they end when it answers. Closing twice does nothing.
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

    /** Configures a monitor. Not for use by several threads. */
    public static final class Builder {

        private final SessionHost host;
        private Duration pollInterval = Duration.ofSeconds(5);
        private int queueLimit = 1000;
        private Supplier<LookTimer> timer = SystemLookTimer::new;
        private MonitorThreads threads = MonitorThreads.DAEMONS;

        private Builder(SessionHost host) {
            this.host = host;
        }

        /**
         * How long to wait between two looks when no event comes; 5 seconds when not said.
         *
         * @param interval from 100 ms to 1 day
         * @return this builder
         * @throws IllegalArgumentException when it is not from 100 ms to 1 day
         */
        public Builder pollInterval(Duration interval) {
            if (interval.compareTo(Duration.ofMillis(100)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("a poll interval is from 100ms to 1d, not " + interval);
            }
            pollInterval = interval;
            return this;
        }

        /**
         * How many events wait for one listener before further ones are dropped and counted; 1000 when not said.
         *
         * @param limit 1 or more
         * @return this builder
         * @throws IllegalArgumentException when it is less than 1
         */
        public Builder queueLimit(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("a queue holds at least 1 event, not " + limit);
            }
            queueLimit = limit;
            return this;
        }

        /** For tests: makes a timer for each run, for what one run waits for is no affair of another's. */
        Builder timer(Supplier<LookTimer> lookTimer) {
            timer = lookTimer;
            return this;
        }

        /** For tests. */
        Builder threads(MonitorThreads other) {
            threads = other;
            return this;
        }

        /** {@return the monitor} Nothing has begun until somebody subscribes. */
        public SessionMonitor build() {
            return new SessionMonitor(this);
        }
    }
}
