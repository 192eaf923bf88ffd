package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;

/**
 * Logs sessions off: plans, warns or asks where the plan says so, looks again right before it acts, asks Windows without waiting, and then watches
 * all of them at once until they are gone or their deadline has passed. One failure never stops the rest. Immutable; safe for use by several threads.
 *
 * <pre>{@code
 * LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(30));
 * LogoffPlan plan = runner.plan(host, policy);
 * LogoffReport report = runner.run(host, plan, LogoffListener.NONE, LogoffCancellation.after(Duration.ofMinutes(5)));
 * }</pre>
 */
public final class LogoffRunner {

    /** How old a plan may be unless said otherwise. */
    public static final Duration OLDEST_PLAN = Duration.ofHours(1);

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

    private final Duration timeout;
    private final Duration oldestPlan;
    private final RunClock clock;

    /** A runner on this machine's clock, for plans that are not older than {@link #OLDEST_PLAN}; the timeout is that of the other constructor. */
    public LogoffRunner(Duration timeout) {
        this(timeout, OLDEST_PLAN, RunClock.SYSTEM);
    }

    /**
     * A runner on another clock, or for plans of another age.
     * @param timeout how long one session's logoff may take to finish, zero to 365 days
     * @param oldestPlan how old a plan may be when it is carried out: what has changed since is looked for, but the choice was made then
     * @throws IllegalArgumentException when the timeout is out of range, or the age negative
     */
    public LogoffRunner(Duration timeout, Duration oldestPlan, RunClock clock) {
        if (timeout.isNegative() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative or longer than 365 days");
        }
        if (oldestPlan.isNegative()) {
            throw new IllegalArgumentException("the age " + oldestPlan + " of a plan is negative");
        }
        this.timeout = timeout;
        this.oldestPlan = oldestPlan;
        this.clock = clock;
    }

    /**
     * Decides for every session of the host, and changes nothing.
     * @throws SessionException when the host could not be asked; with {@link SessionException.Reason#AMBIGUOUS_USER} when a name without domain means
     *     more than one account there
     */
    public LogoffPlan plan(SessionHost host, LogoffPolicy policy) {
        return new LogoffPlanner(host, policy).plan(clock.now());
    }

    /** Carries a plan out, see {@link #run(SessionHost, LogoffPlan, LogoffListener, LogoffCancellation)}. */
    public LogoffReport run(SessionHost host, LogoffPlan plan) {
        return run(host, plan, LogoffListener.NONE);
    }

    /** Carries a plan out, see {@link #run(SessionHost, LogoffPlan, LogoffListener, LogoffCancellation)}. */
    public LogoffReport run(SessionHost host, LogoffPlan plan, LogoffListener listener) {
        return run(host, plan, listener, new LogoffCancellation());
    }

    /**
     * Carries a plan out. What goes wrong with a session is in its result: once something has been begun, this returns a report whatever happens. In
     * a run that is cancelled, interrupted or past a deadline nobody further is told or logged off: sessions that it has not come to are {@link
     * LogoffOutcome#NOT_BEGUN}, those whose logoff Windows has accepted {@link LogoffOutcome#STILL_LOGGING_OFF}.
     * @throws IllegalArgumentException when the plan is another host's, or too old; nothing has been done then
     */
    public LogoffReport run(
            SessionHost host, LogoffPlan plan, LogoffListener listener, LogoffCancellation cancellation) {
        check(host.address(), plan);
        try (ListenerThread<LogoffListener> hearing =
                new ListenerThread<>(listener, "sessionctl-listener " + plan.host())) {
            return new LogoffRun(new LastLook(host, plan, clock, cancellation), timeout, hearing).carryOut();
        }
    }

    private void check(HostAddress host, LogoffPlan plan) {
        if (!host.isSameAs(plan.host())) {
            throw new IllegalArgumentException(
                    "the plan is for " + plan.host() + ", not for " + host + "; make one for this host");
        }
        Duration age = Duration.between(plan.madeAt(), clock.now());
        if (age.negated().compareTo(oldestPlan) > 0) {
            throw new IllegalArgumentException("the plan for " + host + " is from " + DurationText.format(age.negated())
                    + " ahead of this machine's clock, which has been put back; make a new one");
        }
        if (age.compareTo(oldestPlan) > 0) {
            throw new IllegalArgumentException("the plan for " + host + " is " + DurationText.format(age)
                    + " old, more than " + DurationText.format(oldestPlan) + "; make a new one");
        }
    }
}
