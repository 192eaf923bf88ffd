package io.github.sessionctl.it.packaging;

import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** What the build hands to these tests. */
final class Setting {

    static final String VERSION = text("test.version");

    private Setting() {}

    static String text(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build");
    }

    /** Whether Maven works offline, where CycloneDX' plugin refuses to run. */
    static boolean offline() {
        return text("test.offline").equals("offline=true");
    }

    /** Skips a test where Maven is offline, but fails it where {@code CI=true}: nothing is skipped there. */
    static void needOnline() {
        String why = "Maven is offline, and CycloneDX' plugin refuses to work then: run it without -o";
        if (offline() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        Assumptions.assumeFalse(offline(), why);
    }
}
