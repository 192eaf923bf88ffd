package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The run on one host, on a daemon thread of its own. Whenever it ends, the host is closed, even when it opens after everybody
 * has stopped waiting for it; nothing is begun on it then.
 */
final class HostJob<T> {

    private static final Logger LOGGER = System.getLogger(HostJob.class.getName());

    final int place;
    final HostAddress host;

    private final Function<HostAddress, SessionHost> opener;
    private final HostTask<T> task;
    private final Consumer<HostJob<T>> ended;
    private final FleetClock clock;
    private final Thread thread;
    private long startedAt;
    private volatile boolean isToStop;
    private volatile boolean isOpen;

    // Written before the job is handed to whoever waits for its end, and read after that.
    private @Nullable T result;
    private @Nullable SessionException failure;

    HostJob(
            int place,
            HostAddress host,
            Function<HostAddress, SessionHost> opener,
            HostTask<T> task,
            Consumer<HostJob<T>> ended,
            FleetClock clock) {
        this.place = place;
        this.host = host;
        this.opener = opener;
        this.task = task;
        this.ended = ended;
        this.clock = clock;
        thread = new Thread(this::run, "sessionctl-fleet " + host);
        thread.setDaemon(true);
    }

    void begin() {
        startedAt = clock.nanoTime();
        thread.start();
    }

    Duration elapsed() {
        return Duration.ofNanos(clock.nanoTime() - startedAt);
    }

    boolean isToStop() {
        return isToStop;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Asks it to hand in what it has. */
    void stop() {
        isToStop = true;
        thread.interrupt();
    }

    /** What came out; only after its end. */
    @Nullable T result() {
        return result;
    }

    /** What went wrong; only after its end. */
    @Nullable SessionException failure() {
        return failure;
    }

    private void run() {
        try {
            work();
        } catch (SessionException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            failure = SessionException.of(
                    Reason.OTHER,
                    isOpen ? SessionOperation.LIST : SessionOperation.OPEN,
                    host.toString(),
                    "an error that nobody expected (" + e + ")",
                    "Report it, with its stack trace.",
                    e);
        } finally {
            ended.accept(this);
        }
    }

    private void work() {
        SessionHost opened = opener.apply(host);
        try {
            isOpen = true;
            if (!isToStop) {
                result = task.run(opened);
            }
        } finally {
            close(opened);
        }
    }

    private void close(SessionHost opened) {
        try {
            opened.close();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "cannot close " + host, e);
        }
    }
}
