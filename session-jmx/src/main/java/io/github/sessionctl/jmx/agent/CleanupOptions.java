package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.jmx.CleanupSchedule;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.text.DurationText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options of a clean-up on a schedule: {@code cleanupEvery} asks for one, the others say whom it logs off, as in the Maven goals. */
final class CleanupOptions {

    static final List<String> NAMES = List.of(
            "cleanupEvery",
            "dryRun",
            "disconnectedFor",
            "includeUsers",
            "excludeUsers",
            "keepIfRunning",
            "includeConsole",
            "maxLogoffs");

    private CleanupOptions() {}

    /**
     * The schedule that is asked for, if one is.
     *
     * @throws IllegalArgumentException when one of the options has no sense, or is given without a schedule
     */
    static Optional<CleanupSchedule> of(OptionValues values) {
        if (!values.isGiven("cleanupEvery")) {
            NAMES.stream().filter(values::isGiven).findFirst().ifPresent(name -> {
                throw new IllegalArgumentException(
                        "option " + name + " is about a clean-up, and none is asked for; give cleanupEvery, too.");
            });
            return Optional.empty();
        }
        LogoffPolicy policy = policy(values);
        return values.understood("cleanupEvery", value -> CleanupSchedule.every(DurationText.parse(value), policy))
                .map(schedule -> values.flag("dryRun") ? schedule.onlyPlanning() : schedule);
    }

    private static LogoffPolicy policy(OptionValues values) {
        LogoffPolicy.Builder policy = LogoffPolicy.disconnected();
        values.understood("disconnectedFor", DurationText::parse).ifPresent(policy::disconnectedFor);
        values.understood("includeUsers", CleanupOptions::users).ifPresent(policy::includeUsers);
        values.understood("excludeUsers", CleanupOptions::users).ifPresent(policy::excludeUsers);
        values.understood("keepIfRunning", value -> policy.keepIfRunning(Arrays.asList(value.split(",", -1))));
        values.number("maxLogoffs", 0, Integer.MAX_VALUE).ifPresent(policy::maxLogoffs);
        if (values.flag("includeConsole")) {
            policy.includeConsole();
        }
        return policy.build();
    }

    private static List<UserPattern> users(String list) {
        return Arrays.stream(list.split(",", -1)).map(UserPattern::parse).toList();
    }
}
