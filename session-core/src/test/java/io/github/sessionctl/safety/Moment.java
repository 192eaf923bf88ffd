package io.github.sessionctl.safety;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a machine from one moment until the next.
 *
 * @param since when it began, by the clock that the run goes by, in nanoseconds
 * @param hostTime the same by the host's clock
 * @param machineName how the machine calls itself, empty where nobody knows
 * @param own the session that this process runs in
 * @param hasChildSessions whether a session can be another one's child
 * @param console the session at the console, null for none
 * @param sessions all of them
 */
record Moment(
        long since,
        Instant hostTime,
        String machineName,
        long own,
        boolean hasChildSessions,
        @Nullable Long console,
        List<TrueSession> sessions) {

    /** The host's own session with this ID. */
    Optional<TrueSession> session(long id) {
        return sessions.stream()
                .filter(session -> session.vm.isEmpty() && session.id == id)
                .findFirst();
    }

    boolean isAtConsole(long id) {
        return console != null && console == id;
    }
}
