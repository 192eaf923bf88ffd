package io.github.sessionctl.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When things happened in a session, by the clock of the session's own host. Each time is null when Windows does not know it.
 * @param logon when the user logged on
 * @param connect when a client last connected
 * @param disconnect when the client last disconnected
 * @param lastInput when the last input arrived
 * @param read when these times were read: the host's clock, the only one that may be compared with the others
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsinfoex_level1_w">WTSINFOEX_LEVEL1_W</a>
 */
public record SessionTimes(
        @Nullable Instant logon,
        @Nullable Instant connect,
        @Nullable Instant disconnect,
        @Nullable Instant lastInput,
        @Nullable Instant read) {

    /** No time is known. */
    public static final SessionTimes UNKNOWN = new SessionTimes(null, null, null, null, null);

    /** Windows leaves times of 1601 where it knows none. */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    /** Takes a time before 1980 for one that is not known. */
    public SessionTimes {
        logon = plausible(logon);
        connect = plausible(connect);
        disconnect = plausible(disconnect);
        lastInput = plausible(lastInput);
        read = plausible(read);
    }

    private static @Nullable Instant plausible(@Nullable Instant time) {
        return time == null || time.isBefore(EARLIEST) ? null : time;
    }

    /**
     * {@return how long ago the client disconnected; empty when that or the time of reading is missing, or when it contradicts the others: whoever
     * has logged on, connected or typed since has not been disconnected all the time}
     */
    public Optional<Duration> sinceDisconnect() {
        boolean isContradicted = disconnect != null
                && !later(logon, later(connect, later(lastInput, disconnect))).equals(disconnect);
        return isContradicted ? Optional.empty() : since(disconnect);
    }

    /**
     * {@return how long ago the user last did anything that Windows knows of: the latest of input, connection and logon; empty when the last input or
     * the time of reading is missing, or when one of them lies after the reading}
     */
    public Optional<Duration> sinceLastUse() {
        return lastInput == null ? Optional.empty() : since(later(logon, later(connect, lastInput)));
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private Optional<Duration> since(@Nullable Instant earlier) {
        if (earlier == null || read == null || read.isBefore(earlier)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(earlier, read));
    }
}
