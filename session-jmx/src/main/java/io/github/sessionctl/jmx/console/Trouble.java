package io.github.sessionctl.jmx.console;

import java.util.Map;
import java.util.Objects;

/** Why a host's sessions are old or missing, in words. */
final class Trouble {

    private Trouble() {}

    /**
     * What the attributes say of it.
     *
     * @param isEmpty whether there are no rows
     * @return empty where nothing is wrong
     */
    static String of(Map<String, ?> attributes, boolean isEmpty) {
        String error = Objects.toString(attributes.get("LastError"), "").strip();
        String refreshed = Objects.toString(attributes.get("LastRefresh"), "");
        if (!attributes.containsKey("Sessions")) {
            return "This MBean shows no sessions; it is of another version, or you may not read it.";
        }
        if (error.isEmpty()) {
            return isEmpty && refreshed.isEmpty() ? "The sessions have not been read yet." : "";
        }
        return refreshed.isEmpty() ? error : error + " Shown is the reading of " + refreshed + ".";
    }
}
