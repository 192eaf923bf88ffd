package io.github.sessionctl.jmx.console;

import org.jspecify.annotations.Nullable;

/** Spans of time as operators read them. */
final class Span {

    private Span() {}

    /** A number of seconds in its two largest units, such as {@code 22h 5m}; empty when not known. */
    static String text(@Nullable Long seconds) {
        if (seconds == null) {
            return "";
        }
        long minutes = seconds / 60;
        if (minutes == 0) {
            return seconds + "s";
        }
        if (minutes < 60) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        return hours < 24 ? join(hours, "h", minutes % 60, "m") : join(hours / 24, "d", hours % 24, "h");
    }

    private static String join(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
    }
}
