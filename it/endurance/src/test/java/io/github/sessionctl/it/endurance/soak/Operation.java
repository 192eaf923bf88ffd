package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A logoff run of one thread as the audit has announced it: what was asked for, and how the model judges it by rules of its own.
 *
 * @param name the operation
 * @param parameters what it was called with
 * @param asked sessions whose logoff the machine has accepted, or had accepted before, and whose outcome is not known yet
 * @param hasEnded whether its last record has been written
 */
record Operation(String name, Map<String, String> parameters, Set<Long> asked, AtomicBoolean hasEnded) {

    /** All that have to do with logging off; the others do not touch a session. */
    static final Set<String> LOGOFFS = Set.of("cleanup", "logoff", "logoffUser", "logoffDisconnected", "logoffIdle");

    static final Duration CLEANUP_AFTER = Duration.ofHours(1);
    static final String CLEANUP_NEVER = "svc-*";

    /** Those of {@link Machine#PROTECTED}. */
    private static final List<Long> PROTECTED = List.of(0L, 1L, 2L, 9L, 65536L);

    /** Between the machine's clock and the model's, when a session was on the very edge. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** As the engine has it, and as much again for a machine that has much to do. */
    private static final Duration PROCESSES_STAY_FRESH = Duration.ofSeconds(10);

    Operation(String name, Map<String, String> parameters) {
        this(name, parameters, ConcurrentHashMap.newKeySet(), new AtomicBoolean());
    }

    /** Whether one session was asked for, so that its record ends the operation. */
    boolean isAboutOne() {
        return name.equals("logoff");
    }

    boolean allows(Instance instance) {
        if (PROTECTED.contains(instance.id) || instance.isAtConsole) {
            return false;
        }
        return switch (name) {
            case "cleanup" ->
                isDisconnected(instance, CLEANUP_AFTER) && !instance.user.startsWith("svc-") && !isKept(instance);
            case "logoffDisconnected" ->
                isDisconnected(instance, DurationText.parse(parameters.get("disconnectedFor")));
            case "logoff" ->
                parameters.get("sessionId").equals(Long.toString(instance.id)) && instance.isOf(parameters.get("user"));
            case "logoffUser" -> instance.isOf(parameters.get("user"));
            case "logoffIdle" -> isLong(instance.idle(), DurationText.parse(parameters.get("idleFor")));
            default -> false;
        };
    }

    private static boolean isDisconnected(Instance instance, Duration least) {
        return instance.state == ConnectState.DISCONNECTED && isLong(instance.disconnected(), least);
    }

    /** What runs in a session may have been asked a few seconds ago. */
    private static boolean isKept(Instance instance) {
        return instance.keptSince != null
                && instance.keptSince.isBefore(Instant.now().minus(PROCESSES_STAY_FRESH));
    }

    private static boolean isLong(Duration time, Duration least) {
        return time.plus(TOLERANCE).compareTo(least) >= 0;
    }

    @Override
    public String toString() {
        return name + parameters;
    }
}
