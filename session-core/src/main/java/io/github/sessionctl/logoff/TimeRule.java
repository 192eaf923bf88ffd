package io.github.sessionctl.logoff;

import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.Optional;

/** Holds a time against a minimum. A time that is not known is not zero: it protects. */
final class TimeRule {

    private TimeRule() {}

    static Optional<LogoffObjection> tooShort(String what, Optional<Duration> known, Duration minimum) {
        if (known.isEmpty()) {
            return Optional.of(
                    new LogoffObjection(LogoffRule.TIME_UNKNOWN, "for how long it has been " + what + " is not known"));
        }
        if (known.get().compareTo(minimum) < 0) {
            return Optional.of(new LogoffObjection(
                    LogoffRule.TOO_RECENT,
                    what + " for " + DurationText.format(known.get()) + ", less than " + DurationText.format(minimum)));
        }
        return Optional.empty();
    }
}
