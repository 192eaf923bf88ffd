package io.github.sessionctl.jmx;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRequest;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Carries out what operators ask for on one host, always on fresh data, one run at a time, and keeps count. A plan changes nothing
 * and need not wait for a run. Safe for use by several threads.
 */
final class LogoffDesk {

    private static final Logger LOG = System.getLogger("io.github.sessionctl.jmx");

    private final SessionHost host;
    private final LogoffRunner runner;
    private final Duration longestWait;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile List<LogoffRow> lastReport = List.of();

    /**
     * A desk.
     *
     * @param longestWait how long an operation may wait for the runs before it
     */
    LogoffDesk(SessionHost host, LogoffRunner runner, Duration longestWait) {
        this.host = host;
        this.runner = runner;
        this.longestWait = longestWait;
    }

    LogoffResult logoff(LogoffRequest request) {
        return inTurn(() -> {
            LogoffResult result = runner.run(host, request);
            record(List.of(result), Level.INFO);
            return result;
        });
    }

    List<LogoffRow> logoff(LogoffPolicy policy) {
        return inTurn(() -> {
            // That the rules leave most sessions alone is no news.
            record(runner.run(host, runner.plan(host, policy)).results(), Level.DEBUG);
            return lastReport;
        });
    }

    List<LogoffRow> plan(LogoffPolicy policy) {
        return LogoffRow.of(runner.plan(host, policy).asDryRun().results());
    }

    List<LogoffRow> lastReport() {
        return lastReport;
    }

    /** How many sessions were logged off. */
    long succeeded() {
        return succeeded.get();
    }

    /** How many logoffs failed or had not finished in time. */
    long failed() {
        return failed.get();
    }

    private void record(List<LogoffResult> results, Level whenSkipped) {
        lastReport = LogoffRow.of(results);
        for (LogoffResult result : results) {
            boolean isProblem =
                    result.outcome() == LogoffOutcome.FAILED || result.outcome() == LogoffOutcome.STILL_LOGGING_OFF;
            if (result.outcome() == LogoffOutcome.LOGGED_OFF) {
                succeeded.incrementAndGet();
            } else if (isProblem) {
                failed.incrementAndGet();
            }
            Level otherwise = result.outcome() == LogoffOutcome.SKIPPED ? whenSkipped : Level.INFO;
            LOG.log(isProblem ? Level.WARNING : otherwise, () -> TextTable.oneLine(result.toLine()));
        }
    }

    private <T> T inTurn(Supplier<T> run) {
        try {
            if (!turn.tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("Nothing has been changed: another run on " + host.address()
                        + " has not finished. Try again when it has.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nothing has been changed: interrupted while waiting for another run.", e);
        }
        try {
            return run.get();
        } catch (SessionException e) {
            LOG.log(Level.WARNING, () -> TextTable.oneLine("Logged nobody off. " + e.getMessage()));
            throw e;
        } finally {
            turn.unlock();
        }
    }
}
