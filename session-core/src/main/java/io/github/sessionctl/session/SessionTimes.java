package io.github.sessionctl.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When things happened in a session, by the clock of the session's own host. Each time is null when Windows does not know it.
 *
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

    /** {@return how long ago the client disconnected; empty when a time is missing or the two contradict each other} */
    public Optional<Duration> sinceDisconnect() {
        return since(disconnect);
    }

    /** {@return how long ago the last input arrived; empty when a time is missing or the two contradict each other} */
    public Optional<Duration> sinceLastInput() {
        return since(lastInput);
    }

    private Optional<Duration> since(@Nullable Instant earlier) {
        if (earlier == null || read == null || read.isBefore(earlier)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(earlier, read));
    }
}
