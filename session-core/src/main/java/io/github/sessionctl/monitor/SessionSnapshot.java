package io.github.sessionctl.monitor;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All sessions at one look, with what is known from the looks before. Immutable. */
final class SessionSnapshot {

    private final Map<SessionId, KnownSession> sessions;

    private SessionSnapshot(Map<SessionId, KnownSession> sessions) {
        this.sessions = Collections.unmodifiableMap(sessions);
    }

    /** The first look at a host. */
    static SessionSnapshot first(List<SessionInfo> rows) {
        return new SessionSnapshot(Map.of()).then(rows);
    }

    /** The look after this one. */
    SessionSnapshot then(List<SessionInfo> rows) {
        Map<SessionId, KnownSession> next = new LinkedHashMap<>();
        for (SessionInfo row : rows) {
            KnownSession known = sessions.get(row.id());
            next.putIfAbsent(row.id(), known == null ? KnownSession.first(row) : known.then(row));
        }
        return new SessionSnapshot(next);
    }

    /** The sessions by ID, in the host's order. */
    Map<SessionId, KnownSession> sessions() {
        return sessions;
    }

    /** The rows as the look has shown them. */
    List<SessionInfo> rows() {
        return sessions.values().stream().map(KnownSession::row).toList();
    }
}
