package io.github.sessionctl.monitor;

import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sessions at one look by their IDs, in the host's order, with what is known from the looks before. */
record SessionSnapshot(Map<SessionId, KnownSession> sessions) {

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

    /** The rows as the look has shown them. */
    List<SessionInfo> rows() {
        return sessions.values().stream().map(KnownSession::row).toList();
    }

    /**
     * A session as a look has shown it, and what the looks before know of the same logon where this one could not tell: one failed look must neither
     * hide a change nor make one up.
     * @param logon the last known logon time, null when never known
     * @param lock the last known lock state
     * @param isConnected whether a client was connected when the state last told
     */
    record KnownSession(SessionInfo row, @Nullable Instant logon, LockState lock, boolean isConnected) {

        private static KnownSession first(SessionInfo row) {
            return new KnownSession(row, logon(row), row.lock(), isConnected(row, false));
        }

        private KnownSession then(SessionInfo next) {
            if (!isSameLogon(next)) {
                return first(next);
            }
            Instant newLogon = logon(next);
            return new KnownSession(
                    next,
                    newLogon == null ? logon : newLogon,
                    next.lock() == LockState.UNKNOWN ? lock : next.lock(),
                    isConnected(next, isConnected));
        }

        /** Whether the row shows the same logon; two rows without a user do. */
        boolean isSameLogon(SessionInfo other) {
            UserAccount user = row.user();
            UserAccount otherUser = other.user();
            if (user == null || otherUser == null) {
                return user == null && otherUser == null;
            }
            Instant otherLogon = logon(other);
            return user.isSameAs(otherUser) && (logon == null || otherLogon == null || logon.equals(otherLogon));
        }

        boolean hasUser() {
            return row.user() != null;
        }

        private static @Nullable Instant logon(SessionInfo row) {
            return row.times() == null ? null : row.times().logon();
        }

        private static boolean isConnected(SessionInfo row, boolean before) {
            return switch (row.state()) {
                case ACTIVE, CONNECTED, SHADOW -> true;
                case DISCONNECTED, LISTEN, IDLE -> false;
                // On the way from one to the other: it counts as what it was until it has arrived.
                case CONNECT_QUERY, RESET, DOWN, INIT, UNKNOWN -> before;
            };
        }
    }
}
