package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;

/**
 * Logging off by a policy again and again, without anybody asking for it. The first round is always a dry run, so that there is time
 * to say no: its plan stands in {@code LastReport} and in the audit.
 *
 * @param every from the end of a round to the beginning of the next, 1 s to 7 days
 * @param policy whom each round logs off
 * @param dryRun whether all rounds only plan
 */
public record CleanupSchedule(Duration every, LogoffPolicy policy, boolean dryRun) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(7);

    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public CleanupSchedule {
        if (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "a clean-up runs every 1s to 7d, not every " + DurationText.format(every));
        }
    }

    /** Rounds that act, but for the first. */
    public static CleanupSchedule of(Duration time, LogoffPolicy policy) {
        return new CleanupSchedule(time, policy, false);
    }

    /** The same, but no round ever acts. */
    public CleanupSchedule onlyPlanning() {
        return new CleanupSchedule(every, policy, true);
    }
}
