package io.github.sessionctl.maven.parameter;

import java.util.Map;
import java.util.Set;

/**
 * Which names mean something where a goal is configured.
 *
 * @param name the goal, such as {@code logoff-disconnected}
 * @param defaults the goal's parameters, each with its default; an empty text where it has none
 * @param siblings the parameters of all goals of the same execution
 * @param words what may stand behind {@code -Dsession.}: the parameters of all goals but Maven's own, help
 * @param elements the parameters of all goals
 * @param isAlone whether it was called by hand, and nothing else with it
 */
public record GoalDescription(
        String name,
        Map<String, String> defaults,
        Set<String> siblings,
        Set<String> words,
        Set<String> elements,
        boolean isAlone) {

    /** Whether a parameter is true or false. */
    boolean isFlag(String parameter) {
        String value = defaults.get(parameter);
        return "true".equals(value) || "false".equals(value);
    }
}
