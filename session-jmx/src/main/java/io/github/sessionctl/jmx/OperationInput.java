package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an operator has typed. JConsole fills its fields in beforehand, numbers with 0 and texts with the word
 * {@code String}: these are refused, so that a button pressed by accident does nothing.
 */
final class OperationInput {

    private static final String PREFILLED = "String";
    private static final int MOST_SECONDS = 86_400;

    private OperationInput() {}

    /** A session that a user can have. */
    static SessionId sessionId(int id) {
        if (id == 0) {
            throw refusal("session 0 runs the services of Windows. Give an ID from SessionTable.", null);
        }
        if (id < 0) {
            throw refusal("no session has the ID " + id + ". Give an ID from SessionTable.", null);
        }
        return new SessionId(id);
    }

    /** A text that somebody is to read. */
    static String words(String parameter, @Nullable String text) {
        return text(parameter, text, "say what users are to read.");
    }

    /** A time to wait. */
    static Duration seconds(String parameter, int seconds) {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw refusal(
                    parameter + " is " + seconds + "; give 1 to " + MOST_SECONDS + " seconds, for example 300.", null);
        }
        return Duration.ofSeconds(seconds);
    }

    /** A minimum time that selects: not zero. */
    static Duration minimum(String parameter, @Nullable String text) {
        Duration minimum = duration(parameter, text);
        if (minimum.isZero()) {
            throw refusal(parameter + " is zero, which would select everybody; give for example 30m.", null);
        }
        return minimum;
    }

    /** The one account that is meant. A pattern would match whoever has the session. */
    static UserPattern user(@Nullable String text) {
        String user = text("user", text, "give the session's user, as user or DOMAIN\\user.");
        if (user.indexOf('*') >= 0 || user.indexOf('?') >= 0) {
            throw refusal(QuotedInput.of(user) + " is a pattern; give the whole name of one user.", null);
        }
        try {
            return UserPattern.parse(user);
        } catch (IllegalArgumentException e) {
            throw refusal(QuotedInput.of(user) + " is not a user; give user or DOMAIN\\user.", e);
        }
    }

    /** A minimum time. */
    static Duration duration(String parameter, @Nullable String text) {
        String duration = text(parameter, text, "give for example 30m, or 0s for no minimum.");
        try {
            return DurationText.parse(duration);
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage() + ".", e);
        }
    }

    private static String text(String parameter, @Nullable String text, String advice) {
        if (text == null || text.isBlank()) {
            throw refusal(parameter + " is empty; " + advice, null);
        }
        if (text.strip().equals(PREFILLED)) {
            throw refusal(parameter + " is still the pre-filled word String; " + advice, null);
        }
        return text.strip();
    }

    /** Short, and with the good news first: JConsole shows it in one line, cut off at the end of the screen. */
    private static IllegalArgumentException refusal(String why, @Nullable Throwable cause) {
        return new IllegalArgumentException("Nothing has been changed: " + why, cause);
    }
}
