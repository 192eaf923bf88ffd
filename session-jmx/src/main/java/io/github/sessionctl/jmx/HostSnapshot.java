package io.github.sessionctl.jmx;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.SpecialSessions;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.SessionTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions of a host as one reading saw them.
 *
 * @param sessions every session, in the host's order
 * @param special which of them have a role of their own
 */
record HostSnapshot(List<SessionInfo> sessions, SpecialSessions special) {

    /** What says something about the whole host when it comes up at a single session. */
    private static final Set<Reason> HOST_FAILURES =
            Set.of(Reason.HOST_UNREACHABLE, Reason.CONNECTION_CLOSED, Reason.SERVICE_NOT_RUNNING);

    HostSnapshot {
        sessions = List.copyOf(sessions);
    }

    /**
     * Reads the host: one call for the list, one more for each session, and one more for each that has a user. A session that
     * vanishes meanwhile is left out; one that may not be looked at more closely stays as it was listed.
     *
     * @throws SessionException when the host could not be asked
     */
    static HostSnapshot read(SessionHost host) {
        SpecialSessions special = SpecialSessions.of(host);
        List<SessionInfo> sessions = new ArrayList<>();
        for (SessionInfo listed : host.list()) {
            closer(host, listed).ifPresent(sessions::add);
        }
        return new HostSnapshot(sessions, special);
    }

    private static Optional<SessionInfo> closer(SessionHost host, SessionInfo listed) {
        SessionInfo seen = listed;
        try {
            seen = host.read(seen);
            return Optional.of(seen.user() == null ? seen : host.readClient(seen));
        } catch (SessionException e) {
            if (HOST_FAILURES.contains(e.reason())) {
                throw e;
            }
            return e.reason() == Reason.NO_SUCH_SESSION ? Optional.empty() : Optional.of(seen);
        }
    }

    List<SessionRow> rows() {
        return sessions.stream().map(session -> SessionRow.of(session, special)).toList();
    }

    List<String> table() {
        return SessionTable.lines(
                sessions,
                session -> special.protection(session).map(LogoffRule::name).orElse(""),
                ZoneId.systemDefault());
    }
}
