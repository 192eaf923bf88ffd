package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.UserAccount;
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

    /**
     * Whether a list says that the planned session is gone: no row has its ID any more, or its user has left every one that has.
     *
     * @param planned a session of the host's own, as it was planned
     */
    static boolean isGone(SessionInfo planned, List<SessionInfo> sessions) {
        return sessions.stream()
                .filter(row -> row.machine().isEmpty() && row.id().equals(planned.id()))
                .allMatch(row -> hasLeft(planned, row));
    }

    /** Without its user a session counts as gone, unless it is down: then it is still on its way out. List is held against list. */
    private static boolean hasLeft(SessionInfo planned, SessionInfo row) {
        UserAccount before = planned.user();
        UserAccount user = row.user();
        if (before == null) {
            return user != null;
        }
        if (user == null) {
            return row.state() != ConnectState.DOWN;
        }
        boolean isDomainKnown = !before.domain().isEmpty() && !user.domain().isEmpty();
        if (!isDomainKnown) {
            return !UserAccount.folded(before.name()).equals(UserAccount.folded(user.name()));
        }
        return !before.isSameAs(user)
                && (planned.alias() == null || !planned.alias().isSameAs(user));
    }

    private static final int NO_MORE_ITEMS = 259;
}
