package io.github.sessionctl.it.fuzz;

import io.github.sessionctl.text.DurationText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a call of an operation names on the {@link WitnessedHost}: nobody else may be logged off or disconnected by it. */
final class AllowedSessions {

    private static final Map<Long, String> USERS = Map.of(2L, "CORP\\bernd", 4L, "CORP\\dana");

    /** The only one that is disconnected: where nobody can be told, nobody else is logged off with a message. */
    private static final Set<Long> DISCONNECTED = Set.of(4L);

    private AllowedSessions() {}

    /** For the operation of this name with all of its arguments, as somebody has written them; none for anything else. */
    static Set<Long> of(String operation, List<?> arguments) {
        return switch (operation + "/" + arguments.size()) {
            case "logoff/2", "disconnect/2" ->
                sessionId(arguments.get(0)).stream()
                        .filter(id -> isUser(id, arguments.get(1)))
                        .collect(Collectors.toUnmodifiableSet());
            case "logoffUser/1" ->
                Set.copyOf(USERS.keySet().stream()
                        .filter(id -> isUser(id, arguments.get(0)))
                        .toList());
            case "logoffDisconnected/1" -> isDuration(arguments.get(0)) ? DISCONNECTED : Set.of();
            case "logoffIdle/3" -> isDuration(arguments.get(0)) && isGrace(arguments.get(2)) ? DISCONNECTED : Set.of();
            case "logoffAll/2" -> isGrace(arguments.get(1)) ? DISCONNECTED : Set.of();
            default -> Set.of();
        };
    }

    /** Jolokia cuts fractions off; that the user has to be right, too, keeps it from harm. */
    private static Set<Long> sessionId(Object written) {
        if (written instanceof Double || written instanceof BigDecimal) {
            return Set.of(((Number) written).longValue());
        }
        try {
            return Set.of(Long.parseLong(String.valueOf(written)));
        } catch (NumberFormatException e) {
            return Set.of();
        }
    }

    private static boolean isGrace(Object written) {
        return sessionId(written).stream().anyMatch(seconds -> seconds >= 1 && seconds <= 86_400);
    }

    private static boolean isUser(long id, Object text) {
        String account = USERS.get(id);
        return account != null
                && text instanceof String user
                && (account.equalsIgnoreCase(user.strip())
                        || account.substring("CORP\\".length()).equalsIgnoreCase(user.strip()));
    }

    private static boolean isDuration(Object text) {
        try {
            return text instanceof String duration
                    && !DurationText.parse(duration).isNegative();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
