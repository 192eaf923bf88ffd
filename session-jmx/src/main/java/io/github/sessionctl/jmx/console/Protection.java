package io.github.sessionctl.jmx.console;

import java.util.Map;

/** Why a session cannot be logged off, in words. The MBean names the rule alone. */
final class Protection {

    private static final Map<String, String> CLAUSES = Map.of(
            "SERVICES", "it is the services session",
            "LISTENER", "it is a listener",
            "OTHER_MACHINE", "it belongs to another machine",
            "NO_USER", "nobody is logged on",
            "OWN_SESSION", "the server itself runs in it",
            "CONSOLE", "it is the console session");

    private Protection() {}

    /** The rule as a clause; one that is not known here is named. */
    static String clause(String rule) {
        return CLAUSES.getOrDefault(rule, "the rule " + rule + " protects it");
    }

    /** The clause without its pronoun, short enough for a cell; empty where there is no rule. */
    static String text(String rule) {
        String clause = rule.isEmpty() ? "" : clause(rule);
        return clause.startsWith("it is ") ? clause.substring("it is ".length()) : clause;
    }
}
