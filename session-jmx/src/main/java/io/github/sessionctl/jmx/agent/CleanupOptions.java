package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.jmx.CleanupSchedule;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.text.DurationText;
import java.util.List;
import java.util.Optional;

/** The options of a clean-up on a schedule: {@code cleanupEvery} asks for one, the others say whom it logs off, as in the Maven goals. */
final class CleanupOptions {

    private static final List<RequestOption> ASKED = List.of(
            RequestOption.DRY_RUN,
            RequestOption.DISCONNECTED_FOR,
            RequestOption.INCLUDE_USERS,
            RequestOption.EXCLUDE_USERS,
            RequestOption.KEEP_IF_RUNNING,
            RequestOption.INCLUDE_CONSOLE,
            RequestOption.MAX_LOGOFFS);

    static final List<String> NAMES =
            ASKED.stream().map(RequestOption::parameter).toList();

    private CleanupOptions() {}

    /**
     * The schedule that is asked for, if one is.
     *
     * @throws IllegalArgumentException when one of the options has no sense, or is given without a schedule
     */
    static Optional<CleanupSchedule> of(OptionValues values) {
        SessionRequest request = values.request(ASKED);
        if (!values.isGiven("cleanupEvery")) {
            request.meant().stream().findFirst().ifPresent(option -> {
                throw new IllegalArgumentException("option " + option.parameter()
                        + " is about a clean-up, and none is asked for; give cleanupEvery, too.");
            });
            return Optional.empty();
        }
        LogoffPolicy policy = OptionValues.sentence(request::disconnected);
        return values.understood("cleanupEvery", value -> CleanupSchedule.every(DurationText.parse(value), policy))
                .map(schedule -> request.isDryRun() ? schedule.onlyPlanning() : schedule);
    }
}
