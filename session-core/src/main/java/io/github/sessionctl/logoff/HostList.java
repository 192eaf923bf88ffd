package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.util.List;

/** A host's list, believed only as far as it can be true. */
final class HostList {

    private HostList() {}

    /**
     * Lists the sessions.
     *
     * @throws SessionException when the host cannot be asked, or shows none: no machine is without sessions
     */
    static List<SessionInfo> of(SessionHost host) {
        List<SessionInfo> sessions = host.list();
        if (sessions.isEmpty()) {
            throw SessionException.ofWin32(SessionOperation.LIST, host.address().toString(), null, NO_MORE_ITEMS);
        }
        return sessions;
    }

    private static final int NO_MORE_ITEMS = 259;
}
