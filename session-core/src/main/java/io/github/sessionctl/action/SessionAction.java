package io.github.sessionctl.action;

import io.github.sessionctl.session.Message;

/** What is done to a session while its user stays logged on. Immutable. */
public sealed interface SessionAction {

    /**
     * Disconnects the session's client; the user stays logged on and the programs run on. A session without a client is skipped.
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsdisconnectsession">WTSDisconnectSession</a>
     */
    static SessionAction disconnect() {
        return new Disconnect();
    }

    /**
     * Shows a message in the session and does not wait for its user. A session that is not active is skipped: nobody would see it.
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew">WTSSendMessageW</a>
     */
    static SessionAction send(Message message) {
        return new Send(message);
    }

    /** See {@link SessionAction#disconnect}. */
    record Disconnect() implements SessionAction {}

    /** See {@link SessionAction#send}. */
    record Send(Message message) implements SessionAction {}
}
