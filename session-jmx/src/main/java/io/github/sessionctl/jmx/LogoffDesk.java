package io.github.sessionctl.jmx;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffSelection;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Logs off what operators and the clean-up ask for on one host, always on fresh data, and keeps count. Runs over many sessions go one at a
 * time; a logoff of one session by its ID does not wait for them, for it may be what is urgent. Safe for use by several threads.
 */
final class LogoffDesk implements AutoCloseable {

    private final OwnLogoffs host;
    private final LogoffRunner runner;
    private final Duration longestWait;
    private final LogoffCancellation closing = new LogoffCancellation();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile List<LogoffRow> lastReport = List.of();

    /**
     * A desk.
     *
     * @param longestWait how long a run may wait for those before it
     */
    LogoffDesk(SessionHost host, LogoffRunner runner, Duration longestWait) {
        this.host = new OwnLogoffs(host);
        this.runner = runner;
        this.longestWait = longestWait;
    }

    /** Logs one session off, without waiting for a turn. */
    LogoffResult logoff(SessionId session, LogoffSelection selection, RunWitness witness) {
        LogoffPlan whole = runner.plan(host, selection);
        List<LogoffDecision> one = whole.decisions().stream()
                .filter(decision -> decision.session().id().equals(session))
                .toList();
        if (one.isEmpty()) {
            SessionInfo absent = SessionInfo.listed(host.address().toString(), session, "", ConnectState.UNKNOWN, null);
            LogoffResult gone = new LogoffResult(
                    absent, LogoffOutcome.ALREADY_GONE, null, "there is no such session", null, Duration.ZERO);
            witness.ended(gone);
            return gone;
        }
        return run(new LogoffPlan(whole.host(), whole.madeAt(), one, whole.selection()), witness)
                .get(0);
    }

    /**
     * Logs off all that are selected, when it is its turn.
     *
     * @throws IllegalStateException when the runs before it take too long; then nothing has been done
     */
    List<LogoffRow> logoff(LogoffSelection selection, RunWitness witness) {
        awaitTurn();
        try {
            return LogoffRow.of(run(runner.plan(host, selection), witness));
        } finally {
            turn.unlock();
        }
    }

    /** What such a run would do. Changes nothing, and does not wait for a turn. */
    LogoffPlan plan(LogoffSelection selection) {
        return runner.plan(host, selection);
    }

    /** What {@link #plan} says, shown as the last report. */
    List<LogoffRow> publish(LogoffPlan plan) {
        lastReport = LogoffRow.of(plan.asDryRun().results());
        return lastReport;
    }

    private List<LogoffResult> run(LogoffPlan plan, RunWitness witness) {
        witness.planned(plan);
        List<LogoffResult> results = runner.run(
                        host,
                        plan,
                        result -> {
                            count(result.outcome());
                            witness.ended(result);
                        },
                        closing)
                .results();
        lastReport = LogoffRow.of(results);
        return results;
    }

    private void count(LogoffOutcome outcome) {
        if (outcome == LogoffOutcome.LOGGED_OFF) {
            succeeded.incrementAndGet();
        } else if (outcome == LogoffOutcome.FAILED || outcome == LogoffOutcome.STILL_LOGGING_OFF) {
            failed.incrementAndGet();
        }
    }

    private void awaitTurn() {
        try {
            if (!turn.tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("Nothing has been changed: another run on " + host.address()
                        + " has not finished. Try again when it has.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nothing has been changed: interrupted while waiting for another run.");
        }
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

    /** Whether the end of this logon was asked for here; asked once for each. */
    boolean hasLoggedOff(@Nullable SessionInfo gone) {
        return gone != null && host.remove(gone);
    }

    /** Ends the runs under way: nobody further is logged off. */
    @Override
    public void close() {
        closing.cancel();
    }
}
