package io.github.sessionctl.jmx;

import java.util.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps what sessionctl logs off the console for all tests of this module: what they provoke is no news for who reads the build's
 * output. It is logged all the same: see {@link Logged}.
 */
public final class QuietLogging implements BeforeAllCallback {

    /** Held, or the JDK forgets how it is set up. */
    private static final Logger OURS = Logger.getLogger("io.github.sessionctl");

    @Override
    public void beforeAll(ExtensionContext context) {
        OURS.setUseParentHandlers(false);
    }
}
