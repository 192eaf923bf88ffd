package io.github.sessionctl.jmx.console;

import java.util.Map;

/** Why a session cannot be logged off, in words. The MBean names the rule alone. */
final class Protection {

    private static final Map<String, String> MEANINGS = Map.of(
            "SERVICES", "the services session",
            "LISTENER", "a listener",
            "NO_USER", "nobody is logged on",
            "OWN_SESSION", "the server itself runs in it",
            "CONSOLE", "the console session");

    private Protection() {}

    /** The meaning of a rule; a rule that is not known here is shown by its name, and no rule is empty. */
    static String text(String rule) {
        return MEANINGS.getOrDefault(rule, rule);
    }
}
