package io.github.sessionctl.logoff;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets tests of other packages have handles whose deadlines go by a clock of their own. */
public final class ClockedCancellation {

    private ClockedCancellation() {}

    /** A handle that is over when it is cancelled; what is made of it goes by the clock. */
    public static LogoffCancellation by(LongSupplier nanoTime) {
        return new LogoffCancellation().within(Duration.ofDays(36_500), nanoTime);
    }
}
