package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what an operator has typed into a request, which the core reads. JConsole fills its fields in beforehand, numbers with 0 and texts with
 * the word {@code String}: these are refused, so that a button pressed by accident does nothing.
 */
final class OperationInput {

    private static final String PREFILLED = "String";
    private static final int MOST_SECONDS = 86_400;

    private final Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);
    private final Map<RequestOption, String> names = new EnumMap<>(RequestOption.class);
    private final Map<String, String> parameters = new HashMap<>();

    /** What speaks against the first parameter that cannot be meant. It is only said when somebody asks for the meaning. */
    private @Nullable String objection;

    /** One session, which has to be one that a user can have. */
    OperationInput session(int id) {
        if (id <= 0) {
            String why = id == 0 ? "session 0 runs the services of Windows" : "no session has the ID " + id;
            object(why + ". Give an ID from SessionTable.");
        }
        return typed(RequestOption.ID, "sessionId", id, String.valueOf(id));
    }

    /** A session's user, or everything that one user has. */
    OperationInput user(@Nullable String user) {
        return with(RequestOption.ONE_USER, "user", user);
    }

    /** What somebody has typed. */
    OperationInput with(RequestOption option, String parameter, @Nullable String text) {
        String given = text == null ? "" : text;
        if (given.strip().equals(PREFILLED)) {
            object(parameter + " is still the pre-filled word String; use " + option.forms() + ".");
        }
        return typed(option, parameter, given, given);
    }

    /** What goes without saying. */
    OperationInput with(RequestOption option, String text) {
        texts.put(option, text);
        return this;
    }

    /** How long users have. */
    OperationInput within(String parameter, int seconds) {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            object(parameter + " is " + seconds + "; give 1 to " + MOST_SECONDS + " seconds, for example 300.");
        }
        return typed(RequestOption.GRACE, parameter, seconds, seconds + "s");
    }

    private OperationInput typed(RequestOption option, String parameter, Object value, String text) {
        names.put(option, parameter);
        parameters.put(parameter, value.toString());
        return with(option, text);
    }

    private void object(String why) {
        if (objection == null) {
            objection = why;
        }
    }

    /** What was typed, by the parameters' names, whether it can be meant or not. */
    Map<String, String> parameters() {
        return parameters;
    }

    /**
     * What is meant.
     *
     * @throws IllegalArgumentException when that makes no sense; the text is fit for people
     */
    <T> T meaning(Function<SessionRequest, T> of) {
        if (objection != null) {
            throw refusal(objection);
        }
        try {
            return of.apply(SessionRequest.of(texts, option -> names.getOrDefault(option, option.parameter())));
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage() + ".");
        }
    }

    /** Whom it means. */
    LogoffPolicy selected() {
        return meaning(request -> request.selected(false));
    }

    /** A JDK exception without a cause, for clients have none of ours. Short, and with the good news first: JConsole shows the beginning. */
    static IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("Nothing has been changed: " + why);
    }
}
