package io.github.sessionctl.monitor;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionOperation;

/** A host that has no events, whatever the one behind it has. */
class PolledHost extends ForwardingSessionHost {

    private static final int NOT_SUPPORTED = 50;

    PolledHost(SessionHost host) {
        super(host);
    }

    @Override
    public boolean awaitEvent() {
        throw SessionException.ofWin32(SessionOperation.EVENT, address().toString(), null, NOT_SUPPORTED);
    }
}
