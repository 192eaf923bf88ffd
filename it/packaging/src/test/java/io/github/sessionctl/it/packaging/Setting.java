package io.github.sessionctl.it.packaging;

import java.util.Objects;

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
}
