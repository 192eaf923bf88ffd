package io.github.sessionctl.logoff;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.util.List;

/** A host that cannot be reached any more once it has been asked for a logoff. */
final class LostAfterLogoff extends ForwardingSessionHost {

    private boolean isLost;

    LostAfterLogoff(SessionHost host) {
        super(host);
    }

    @Override
    public void requestLogoff(SessionId session) {
        try {
            super.requestLogoff(session);
        } finally {
            isLost = true;
        }
    }

    @Override
    public List<SessionInfo> list() {
        if (isLost) {
            throw SessionException.ofWin32(SessionOperation.LIST, address().toString(), null, 1722);
        }
        return super.list();
    }
}
