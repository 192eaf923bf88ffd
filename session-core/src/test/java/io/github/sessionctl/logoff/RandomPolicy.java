package io.github.sessionctl.logoff;

import io.github.sessionctl.session.ConnectState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What is asked of a run, at random: a policy, and the same in plain values for the model. */
public record RandomPolicy(
        Set<ConnectState> states,
        boolean isConsoleAllowed,
        String excluded,
        Duration disconnectedFor,
        Duration idleFor,
        int most,
        boolean keepsEditor,
        LogoffNotice notice) {

    /**
     * A random policy.
     *
     * @param longestGrace the longest grace period after a warning
     */
    public static RandomPolicy of(Random random, Duration longestGrace) {
        Set<ConnectState> states = EnumSet.of(ConnectState.DISCONNECTED);
        if (random.nextBoolean()) {
            states.add(ConnectState.ACTIVE);
        }
        if (random.nextInt(4) == 0) {
            states.addAll(RandomMachine.STATES);
        }
        LogoffNotice notice = switch (random.nextInt(3)) {
            case 0 -> LogoffNotice.none();
            case 1 ->
                LogoffNotice.warn(
                        "T", "t", longestGrace.multipliedBy(random.nextInt(3)).dividedBy(2));
            default -> LogoffNotice.ask("T", "t", Duration.ofMillis(1)).onSilence(LogoffNotice.Consequence.LOG_OFF);
        };
        return new RandomPolicy(
                states,
                random.nextBoolean(),
                random.nextBoolean() ? "bernd" : "nobody",
                random.nextInt(3) == 0 ? Duration.ofMinutes(30) : Duration.ZERO,
                random.nextInt(3) == 0 ? Duration.ofMinutes(30) : Duration.ZERO,
                random.nextInt(3) == 0 ? 1 + random.nextInt(2) : Integer.MAX_VALUE,
                random.nextInt(3) == 0,
                notice);
    }

    LogoffPolicy policy() {
        LogoffPolicy.Builder policy = LogoffPolicy.inStates(states)
                .disconnectedFor(disconnectedFor)
                .idleFor(idleFor)
                .maxLogoffs(most)
                .excludeUsers(List.of(UserProtection.parse(excluded)))
                .notice(notice);
        if (isConsoleAllowed) {
            policy.includeConsole();
        }
        return keepsEditor ? policy.keepIfRunning(List.of("editor")).build() : policy.build();
    }
}
