package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Logs sessions off: plans, warns or asks where the plan says so, looks again right before it acts, asks Windows without waiting, and then watches all of them at once
 * until they are gone or their deadline has passed. One failure never stops the rest. Safe for use by several threads.
 */
public final class LogoffRunner {

    private final Duration timeout;
    private final RunClock clock;

    /**
     * A runner on this machine's clock.
     *
     * @param timeout how long one session's logoff may take to finish
     */
    public LogoffRunner(Duration timeout) {
        this(timeout, RunClock.SYSTEM);
    }

    /** A runner on another clock. */
    public LogoffRunner(Duration timeout, RunClock clock) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Decides for every session of the host, and changes nothing.
     *
     * @throws SessionException when the host could not be asked
     */
    public LogoffPlan plan(SessionHost host, LogoffSelection selection) {
        Instant madeAt = clock.now();
        return new LogoffPlan(host.address(), madeAt, new LogoffPlanner(host, selection).decide(), selection);
    }

    /** Carries a plan out. What goes wrong with a session stands in its result. An interrupted run ends early, as a cancelled one. */
    public LogoffReport run(SessionHost host, LogoffPlan plan) {
        return run(host, plan, result -> {});
    }

    /**
     * Carries a plan out, and tells each result as soon as it is known.
     *
     * @param listener called in this thread, once for each session; what it throws is logged and stops nothing
     */
    public LogoffReport run(SessionHost host, LogoffPlan plan, Consumer<? super LogoffResult> listener) {
        return run(host, plan, listener, new LogoffCancellation());
    }

    /**
     * Carries a plan out, unless it is cancelled. In a cancelled run nobody further is logged off: sessions that it has not come to
     * are {@link LogoffOutcome#FAILED}, those whose logoff Windows has accepted {@link LogoffOutcome#STILL_LOGGING_OFF}.
     *
     * @param listener as above
     * @param cancellation the handle by which another thread may end the run
     */
    public LogoffReport run(
            SessionHost host,
            LogoffPlan plan,
            Consumer<? super LogoffResult> listener,
            LogoffCancellation cancellation) {
        return new LogoffRun(host, plan, timeout, clock, cancellation, listener).carryOut();
    }
}
