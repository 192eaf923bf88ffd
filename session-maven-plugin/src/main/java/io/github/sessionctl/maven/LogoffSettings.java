package io.github.sessionctl.maven;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code logoff-disconnected} has been asked for. Two executions with equal settings are the same job.
 *
 * @param maxLogoffs the most sessions to log off on one host; empty for no limit
 * @param timeout how long one session's logoff may take
 */
record LogoffSettings(
        List<HostAddress> hosts,
        Duration disconnectedFor,
        List<UserPattern> includeUsers,
        List<UserPattern> excludeUsers,
        List<String> keepIfRunning,
        boolean includeConsole,
        Optional<Integer> maxLogoffs,
        Duration timeout,
        boolean dryRun,
        boolean failOnError) {

    private static final List<UserPattern> EVERYBODY = List.of(UserPattern.parse("*"));

    LogoffPolicy policy() {
        LogoffPolicy.Builder policy = LogoffPolicy.disconnected()
                .disconnectedFor(disconnectedFor)
                .includeUsers(includeUsers)
                .excludeUsers(excludeUsers)
                .keepIfRunning(keepIfRunning);
        if (includeConsole) {
            policy.includeConsole();
        }
        maxLogoffs.ifPresent(policy::maxLogoffs);
        return policy.build();
    }

    /** The policy as one phrase, such as {@code disconnected for at least 30m, user CORP\*}. */
    String words() {
        List<String> words = new ArrayList<>();
        words.add(
                disconnectedFor.isZero()
                        ? "disconnected"
                        : "disconnected for at least " + DurationText.format(disconnectedFor));
        words.add(includeUsers.equals(EVERYBODY) ? "any user" : "user " + either(includeUsers));
        if (!excludeUsers.isEmpty()) {
            words.add("but not " + either(excludeUsers));
        }
        if (!keepIfRunning.isEmpty()) {
            words.add(either(keepIfRunning) + " not running");
        }
        if (includeConsole) {
            words.add("console included");
        }
        maxLogoffs.ifPresent(most -> words.add("at most " + most));
        return String.join(", ", words);
    }

    private static String either(List<?> choices) {
        return String.join(" or ", choices.stream().map(Object::toString).toList());
    }
}
