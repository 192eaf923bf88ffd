package io.github.sessionctl.maven.parameter;

import java.util.Map;
import java.util.Set;

/**
 * Which names mean something where a goal is configured.
 *
 * @param name the goal, such as {@code logoff-disconnected}
 * @param defaults the goal's parameters, each with its default; an empty text where it has none
 * @param siblings the parameters of all goals of the same execution
 * @param known the parameters of all goals of the plugin
 * @param isAlone whether it was called by hand, and nothing else with it
 */
public record GoalDescription(
        String name, Map<String, String> defaults, Set<String> siblings, Set<String> known, boolean isAlone) {

    /** Whether a parameter is true or false. */
    boolean isFlag(String parameter) {
        String value = defaults.get(parameter);
        return "true".equals(value) || "false".equals(value);
    }
}
