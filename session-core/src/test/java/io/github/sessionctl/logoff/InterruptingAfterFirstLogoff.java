package io.github.sessionctl.logoff;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionId;

/** Somebody interrupts the run as soon as the first logoff has been accepted. */
final class InterruptingAfterFirstLogoff extends ForwardingSessionHost {

    InterruptingAfterFirstLogoff(SessionHost host) {
        super(host);
    }

    @Override
    public void requestLogoff(SessionId session) {
        super.requestLogoff(session);
        Thread.currentThread().interrupt();
    }
}
