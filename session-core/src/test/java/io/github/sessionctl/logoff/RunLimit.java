package io.github.sessionctl.logoff;

import java.time.Duration;

/** Limits of time by a test's clock, for tests in other packages. */
public final class RunLimit {

    private RunLimit() {}

    /** A handle on runs that end by themselves after so long. */
    public static LogoffCancellation after(Duration longest, RunClock clock) {
        return new LogoffCancellation().within(longest, clock::nanoTime);
    }
}
