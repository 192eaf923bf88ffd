package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The run on one host, on a daemon thread of its own. It hands in what came out, and then closes the host, even when that opens after everybody has
 * stopped waiting for it; nothing is begun on it then. Its handle is over at its time whether or not anybody else gets the processor.
 */
final class HostJob<T> {

    private static final Logger LOGGER = System.getLogger(HostJob.class.getName());

    final int place;
    final HostAddress host;

    private final Fleet fleet;
    private final HostTask<T> task;
    private final LogoffCancellation cancellation;
    private final Consumer<HostJob<T>> listener;
    private final Thread thread;
    private final long startedAt;
    // Written by who conducts.
    volatile boolean isStopped;

    // Written by the job alone.
    volatile boolean isOpen;

    /** Whether there is nothing left to do: what came out has been handed in, and the host is closed. */
    volatile boolean isClosed;

    /** What came out; null as long as nothing has. */
    volatile @Nullable Ending<T> ending;

    /** What came out of the task, whether it had ended by itself before its time was up, and when, by the fleet's clock. */
    record Ending<T>(@Nullable T result, @Nullable SessionException failure, boolean isInTime, long at) {}

    /** A job that has not begun. Its time counts from now. The listener is told when it has handed in what came out, and when the host is closed. */
    HostJob(
            int place,
            HostAddress host,
            Fleet fleet,
            HostTask<T> task,
            LogoffCancellation cancellation,
            Consumer<HostJob<T>> listener) {
        this.place = place;
        this.host = host;
        this.fleet = fleet;
        this.task = task;
        this.cancellation = cancellation;
        this.listener = listener;
        startedAt = fleet.clock.nanoTime();
        thread = fleet.threads.newThread(this::run);
        thread.setName("sessionctl-fleet " + host);
    }

    void begin() {
        try {
            thread.start();
        } catch (RuntimeException | Error e) {
            String problem = "no thread could be started for it (" + e + ")";
            String nextStep = "Ask fewer hosts at a time, or end what else needs threads.";
            String name = host.toString();
            handIn(null, SessionException.of(Reason.NOT_ASKED, SessionOperation.OPEN, name, problem, nextStep, e));
            isClosed = true;
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(fleet.clock.nanoTime() - startedAt);
    }

    /** How long it took until something came out, or has taken so far. */
    Duration took() {
        Ending<T> ended = ending;
        return ended == null ? elapsed() : Duration.ofNanos(ended.at() - startedAt);
    }

    /** Asks it to hand in what it has, or not to wait for a host that does not close. */
    void stop() {
        isStopped = true;
        thread.interrupt();
    }

    private boolean isOver() {
        return isStopped || cancellation.isCancelled();
    }

    private void run() {
        SessionHost opened = null;
        T result = null;
        SessionException failure = null;
        try {
            opened = fleet.opener.apply(host);
            isOpen = true;
            if (!isOver()) {
                result = Objects.requireNonNull(task.run(opened, cancellation), "nothing came out");
            }
        } catch (SessionException e) {
            failure = e;
        } catch (Throwable e) {
            SessionOperation operation = isOpen ? SessionOperation.RUN : SessionOperation.OPEN;
            failure = SessionException.unexpected(operation, host.toString(), null, e);
        }
        try {
            handIn(result, failure);
        } finally {
            close(opened);
            isClosed = true;
            listener.accept(this);
        }
    }

    private void handIn(@Nullable T result, @Nullable SessionException failure) {
        ending = new Ending<>(result, failure, !isOver(), fleet.clock.nanoTime());
        listener.accept(this);
    }

    private void close(@Nullable SessionHost opened) {
        if (opened == null) {
            return;
        }
        try {
            opened.close();
        } catch (Throwable e) {
            // Whatever it is, what came out has been handed in.
            LOGGER.log(Level.WARNING, "cannot close " + host, e);
        }
    }
}
