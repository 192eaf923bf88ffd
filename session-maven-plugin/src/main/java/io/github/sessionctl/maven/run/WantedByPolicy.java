package io.github.sessionctl.maven.run;

import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Disconnected sessions.
 *
 * @param maxLogoffs the most sessions to log off on one host; empty for no limit
 */
public record WantedByPolicy(
        Duration disconnectedFor,
        List<UserPattern> includeUsers,
        List<UserPattern> excludeUsers,
        List<String> keepIfRunning,
        boolean includeConsole,
        Optional<Integer> maxLogoffs)
        implements Wanted {

    private static final List<UserPattern> EVERYBODY = List.of(UserPattern.parse("*"));

    @Override
    public LogoffPolicy selection() {
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

    @Override
    public String words() {
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

    @Override
    public boolean isOneSession() {
        return false;
    }

    /** Nobody who is disconnected can read a notice. */
    @Override
    public Duration noticeTime() {
        return Duration.ZERO;
    }

    /** By hand: the first text that the JDK makes of a record takes it longer than planning and logging off. */
    @Override
    public String toString() {
        return List.of(disconnectedFor, includeUsers, excludeUsers, keepIfRunning, includeConsole, maxLogoffs)
                .toString();
    }

    private static String either(List<?> choices) {
        return String.join(" or ", choices.stream().map(Object::toString).toList());
    }
}
