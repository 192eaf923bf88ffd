package io.github.sessionctl.request;

import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserProtection;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Everything that can be asked for, by its name in the Maven goals, and how its text is read. */
public enum RequestOption {
    /** The session with this ID. */
    ID("id", RequestOption::sessionId, "a number from the first column of the list"),
    /** The session with this session name. */
    NAME("name", text -> text, "a session name such as RDP-Tcp#3"),
    /** The sessions of the users that match. */
    USER("user", UserSelector::parseNotEveryone, "for example anna, CORP\\anna or CORP\\*"),
    /** The session of this one user: the name has no wildcards. */
    ONE_USER("user", UserSelector::parseOne, "the session's user, such as anna or CORP\\anna"),
    /** The sessions in one of these states. */
    STATES("states", list(ConnectState::parse), "for example active,disconnected"),
    /** The sessions that nobody has used for at least this long. */
    IDLE_FOR("idleFor", RequestOption::minimum, "for example 30m or 2h"),
    /** Everybody's sessions. */
    ALL("all", RequestOption::flag, "true or false"),
    /** The sessions that have been disconnected for at least this long. */
    DISCONNECTED_FOR("disconnectedFor", DurationText::parse, "for example 30m, or 0s for no minimum"),
    /** Only these users. */
    INCLUDE_USERS("includeUsers", list(UserSelector::parse), "for example build-*, CORP\\* or, for everybody, *"),
    /** Never these users. */
    EXCLUDE_USERS("excludeUsers", list(UserProtection::parse), "for example svc-*,CORP\\admin"),
    /** No session in which one of these processes runs. */
    KEEP_IF_RUNNING("keepIfRunning", list(LogoffPolicy::processName), "for example devenv.exe,idea64.exe"),
    /** The console, too. */
    INCLUDE_CONSOLE("includeConsole", RequestOption::flag, "true or false"),
    /** At most so many sessions on each host. */
    MAX_LOGOFFS("maxLogoffs", RequestOption::count, "for example 3"),
    /** Also what is kept otherwise: the caller's own session, the console. */
    FORCE("force", RequestOption::flag, "true or false"),
    /** What users are told, or asked. */
    MESSAGE("message", text -> text, "a text"),
    /** How long users have after the message, or to answer. */
    GRACE("grace", text -> between(text, Duration.ZERO, LogoffNotice.LONGEST), "for example 5m"),
    /** Whether users are asked. */
    ASK("ask", RequestOption::flag, "true or false"),
    /** What is above a message. */
    TITLE("title", text -> text, "a text"),
    /** How long a message stays. */
    SHOW_FOR("showFor", text -> between(text, Duration.ofSeconds(1), LogoffNotice.LONGEST), "for example 10m"),
    /** How long one logoff may take to finish. */
    TIMEOUT("timeout", text -> between(text, Duration.ZERO, Duration.ofDays(1)), "for example 30s"),
    /** Whether only to say what would be done. */
    DRY_RUN("dryRun", RequestOption::flag, "true or false");

    private final String parameter;

    @SuppressWarnings("ImmutableEnumChecker") // it keeps nothing
    private final Function<String, ?> reading;

    private final String forms;

    RequestOption(String parameter, Function<String, ?> reading, String forms) {
        this.parameter = parameter;
        this.reading = reading;
        this.forms = forms;
    }

    /** Its name in camel case, as in the Maven goals and the agent's options: such as {@code disconnectedFor}. */
    public String parameter() {
        return parameter;
    }

    /** Its name on a command line: such as {@code --disconnected-for}. */
    public String commandLineOption() {
        return "--" + parameter.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The accepted forms, for texts that ask for a value. */
    public String forms() {
        return forms;
    }

    /**
     * What a text means.
     * @throws IllegalArgumentException when it means nothing
     */
    Object read(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("the value is empty; use " + forms + ", or leave it out");
        }
        return reading.apply(stripped);
    }

    private static <T> Function<String, List<T>> list(Function<String, T> reading) {
        return text -> Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(part -> {
                    if (part.isEmpty()) {
                        throw new IllegalArgumentException(
                                QuotedInput.of(text) + " has an empty part; a comma separates two values");
                    }
                    return reading.apply(part);
                })
                .distinct()
                .toList();
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(QuotedInput.of(text) + " is neither true nor false");
        };
    }

    private static SessionId sessionId(String text) {
        try {
            return SessionId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    QuotedInput.of(text) + " is not a session ID; use a number from the first column of the list", e);
        }
    }

    private static int count(String text) {
        if (!text.matches("[1-9][0-9]{0,9}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(QuotedInput.of(text) + " is not a whole number from 1 to "
                    + Integer.MAX_VALUE + "; use for example 3");
        }
        return Integer.parseInt(text);
    }

    private static Duration minimum(String text) {
        Duration time = DurationText.parse(text);
        if (time.isZero()) {
            throw new IllegalArgumentException(QuotedInput.of(text) + " would mean everybody; use more than 0s");
        }
        return time;
    }

    private static Duration between(String text, Duration least, Duration most) {
        Duration time = DurationText.parse(text);
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(QuotedInput.of(text) + " is not between " + DurationText.format(least)
                    + " and " + DurationText.format(most));
        }
        return time;
    }
}
