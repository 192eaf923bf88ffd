package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Logging off by a policy again and again, without anybody asking for it. The first round is always a dry run, so that there is time
 * to say no: its plan stands in {@code LastReport} and in the audit. Immutable. Two are
 * equal when they do the same by the same policy object.
 */
public final class CleanupSchedule {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(7);

    private final Duration every;
    private final LogoffPolicy policy;
    private final boolean dryRun;

    private CleanupSchedule(Duration every, LogoffPolicy policy, boolean dryRun) {
        this.every = every;
        this.policy = policy;
        this.dryRun = dryRun;
    }

    /**
     * Rounds that act, but for the first.
     *
     * @param time from the end of a round to the beginning of the next, 1 s to 7 days
     * @param policy whom each round logs off
     * @throws IllegalArgumentException when the time is out of range
     */
    public static CleanupSchedule every(Duration time, LogoffPolicy policy) {
        if (time.compareTo(LEAST) < 0 || time.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "a clean-up runs every 1s to 7d, not every " + DurationText.format(time));
        }
        return new CleanupSchedule(time, policy, false);
    }

    /** The same, but no round ever acts. */
    public CleanupSchedule onlyPlanning() {
        return new CleanupSchedule(every, policy, true);
    }

    /** From the end of a round to the beginning of the next. */
    public Duration every() {
        return every;
    }

    /** Whom each round logs off. */
    public LogoffPolicy policy() {
        return policy;
    }

    /** Whether all rounds only plan. */
    public boolean dryRun() {
        return dryRun;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CleanupSchedule schedule
                && every.equals(schedule.every)
                && policy.equals(schedule.policy)
                && dryRun == schedule.dryRun;
    }

    @Override
    public int hashCode() {
        return Objects.hash(every, policy, dryRun);
    }

    /** The schedule in a few words, for logs. */
    @Override
    public String toString() {
        return "every " + DurationText.format(every) + (dryRun ? ", only planning" : "");
    }
}
