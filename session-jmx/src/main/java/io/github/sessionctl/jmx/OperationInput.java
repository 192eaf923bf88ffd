package io.github.sessionctl.jmx;

import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.session.SessionId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what an operator has typed into a request, which the core reads. JConsole fills its fields in beforehand, numbers with 0 and texts with
 * the word {@code String}: these are refused here, so that a button pressed by accident does nothing.
 */
final class OperationInput {

    private static final String PREFILLED = "String";
    private static final int MOST_SECONDS = 86_400;

    private final Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);
    private final Map<RequestOption, String> names = new EnumMap<>(RequestOption.class);

    /** One session, if it is this user's. */
    static OperationInput ofSession(int sessionId, @Nullable String user) {
        return ofSession(sessionId).with(RequestOption.ONE_USER, "user", user);
    }

    /** One session. */
    static OperationInput ofSession(int sessionId) {
        return new OperationInput()
                .with(RequestOption.ID, "sessionId", sessionId(sessionId).toString());
    }

    /** A session that a user can have. */
    static SessionId sessionId(int id) {
        if (id == 0) {
            throw refusal("session 0 runs the services of Windows. Give an ID from SessionTable.");
        }
        if (id < 0) {
            throw refusal("no session has the ID " + id + ". Give an ID from SessionTable.");
        }
        return new SessionId(id);
    }

    /** What somebody has typed. */
    OperationInput with(RequestOption option, String parameter, @Nullable String text) {
        if (text != null && text.strip().equals(PREFILLED)) {
            throw refusal(parameter + " is still the pre-filled word String; use " + option.forms() + ".");
        }
        names.put(option, parameter);
        return with(option, text == null ? "" : text);
    }

    /** What goes without saying. */
    OperationInput with(RequestOption option, String text) {
        texts.put(option, text);
        return this;
    }

    /** How long users have. */
    OperationInput within(String parameter, int seconds) {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw refusal(parameter + " is " + seconds + "; give 1 to " + MOST_SECONDS + " seconds, for example 300.");
        }
        return with(RequestOption.GRACE, seconds + "s");
    }

    /**
     * What is meant.
     *
     * @throws IllegalArgumentException when that makes no sense; the text is fit for people
     */
    <T> T meaning(Function<SessionRequest, T> of) {
        try {
            return of.apply(SessionRequest.of(texts, option -> names.getOrDefault(option, option.parameter())));
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage() + ".");
        }
    }

    /** A JDK exception without a cause, for clients have none of ours. Short, and with the good news first: JConsole shows the beginning. */
    static IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("Nothing has been changed: " + why);
    }
}
