package io.github.sessionctl.it.packaging;

import java.util.Map;
import java.util.Set;

/**
 * What a service's file may contain: the elements of WinSW's documentation that versions 2 and 3 share, with the attributes of each.
 *
 * @see <a href="https://github.com/winsw/winsw/blob/v3/docs/xml-config-file.md">XML configuration file</a>
 * @see <a href="https://github.com/winsw/winsw/blob/v3/docs/logging-and-error-reporting.md">Logging and error reporting</a>
 */
final class WinSwDocumentation {

    /** Elements of {@code service}, with their attributes. */
    static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry("id", Set.of()),
            Map.entry("name", Set.of()),
            Map.entry("description", Set.of()),
            Map.entry("executable", Set.of()),
            Map.entry("arguments", Set.of()),
            Map.entry("startmode", Set.of()),
            Map.entry("delayedAutoStart", Set.of()),
            Map.entry("depend", Set.of()),
            Map.entry("logpath", Set.of()),
            Map.entry("log", Set.of("mode")),
            Map.entry("stoptimeout", Set.of()),
            Map.entry("env", Set.of("name", "value")),
            Map.entry("onfailure", Set.of("action", "delay")),
            Map.entry("resetfailure", Set.of()),
            Map.entry("workingdirectory", Set.of()),
            Map.entry("priority", Set.of()));

    /** Elements of {@code log} where it rolls by size. */
    static final Set<String> ELEMENTS_OF_LOG = Set.of("sizeThreshold", "keepFiles");

    static final Set<String> START_MODES = Set.of("Boot", "System", "Automatic", "Manual");

    static final Set<String> LOG_MODES =
            Set.of("append", "reset", "none", "roll-by-size", "roll-by-time", "roll-by-size-time");

    static final Set<String> FAILURE_ACTIONS = Set.of("restart", "reboot", "none");

    static final String DURATION = "\\d+ ?(sec|secs|min|mins|hour|hours|day|days)";

    private WinSwDocumentation() {}
}
