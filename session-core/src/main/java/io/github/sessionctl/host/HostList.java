package io.github.sessionctl.host;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.util.List;

/** A host's list, believed only as far as it can be true: no machine is without sessions. */
public final class HostList {

    private static final int NO_MORE_ITEMS = 259;

    private HostList() {}

    /**
     * Lists the sessions.
     *
     * @return the rows, never empty
     * @throws SessionException when the host cannot be asked, or shows none at all
     */
    public static List<SessionInfo> of(SessionHost host) {
        List<SessionInfo> sessions = host.list();
        if (sessions.isEmpty()) {
            throw SessionException.ofWin32(SessionOperation.LIST, host.address().toString(), null, NO_MORE_ITEMS);
        }
        return sessions;
    }
}
