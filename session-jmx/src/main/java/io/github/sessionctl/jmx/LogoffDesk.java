package io.github.sessionctl.jmx;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
    LogoffResult logoff(SessionId session, LogoffPolicy policy, AuditedOperation record) {
        LogoffPlan plan = runner.plan(host, policy).only(Set.of(session));
        if (plan.meant().isEmpty()) {
            SessionInfo absent = SessionInfo.listed(host.address().toString(), session, "", ConnectState.UNKNOWN, null);
            LogoffResult gone = new LogoffResult(
                    absent, LogoffOutcome.ALREADY_GONE, null, "there is no such session", null, Duration.ZERO, null);
            record.ended(gone);
            return gone;
        }
        // A virtual machine on the host may have a session with the same ID.
        return run(plan, record).meant().stream()
                .min(Comparator.comparing(result -> !result.session().machine().isEmpty()))
                .orElseThrow();
    }

    /**
     * Logs off all that are selected, when it is its turn.
     *
     * @throws IllegalStateException when the runs before it take too long; then nothing has been done
     */
    List<LogoffRow> logoff(LogoffPolicy policy, AuditedOperation record) {
        awaitTurn();
        try {
            return LogoffRow.of(run(runner.plan(host, policy), record).results());
        } finally {
            turn.unlock();
        }
    }

    /** What such a run would do. Changes nothing, and does not wait for a turn. */
    LogoffPlan plan(LogoffPolicy policy) {
        return runner.plan(host, policy);
    }

    /** What {@link #plan} says, shown as the last report. */
    List<LogoffRow> publish(LogoffPlan plan) {
        lastReport = LogoffRow.of(plan.asDryRun().results());
        return lastReport;
    }

    private LogoffReport run(LogoffPlan plan, AuditedOperation record) {
        record.planned(plan);
        LogoffReport report = runner.run(host, plan, record, closing);
        lastReport = LogoffRow.of(report.meant());
        succeeded.addAndGet(report.count(LogoffOutcome.LOGGED_OFF));
        failed.addAndGet(report.problems().size());
        record.ended(report.results());
        return report;
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

    /** How many sessions that were to be logged off are, as far as is known, still not. */
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
