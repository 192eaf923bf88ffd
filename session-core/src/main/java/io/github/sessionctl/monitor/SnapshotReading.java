package io.github.sessionctl.monitor;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.util.ArrayList;
import java.util.List;

/** Looks at a host: one list call, and one read for each session with a user, for only that tells the logon time and the lock state. */
final class SnapshotReading {

    private SnapshotReading() {}

    /**
     * The sessions as they are now. One that is gone by the time it is read, or that this account may not read, stays as it was
     * listed: the next list says whether it is still there.
     *
     * @throws SessionException when the host could not be asked, whatever went wrong
     */
    static List<SessionInfo> read(SessionHost host) {
        try {
            List<SessionInfo> rows = new ArrayList<>();
            for (SessionInfo row : host.list()) {
                rows.add(row.user() == null ? row : readOne(host, row));
            }
            return rows;
        } catch (SessionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw unexpected(host, e);
        }
    }

    static SessionException unexpected(SessionHost host, Throwable cause) {
        return SessionException.of(
                SessionException.Reason.OTHER,
                SessionOperation.LIST,
                host.address().toString(),
                "the look failed in a way that none should: " + cause,
                "Please report it with the exception that is the cause.",
                cause);
    }

    private static SessionInfo readOne(SessionHost host, SessionInfo row) {
        try {
            return host.read(row);
        } catch (SessionException e) {
            return switch (e.reason()) {
                case ACCESS_DENIED,
                        NO_SUCH_SESSION,
                        NOT_SUPPORTED,
                        INVALID_STATE,
                        LOGOFF_PENDING,
                        BUSY,
                        MALFORMED_ANSWER -> row;
                default -> throw e;
            };
        }
    }
}
