package io.github.sessionctl.safety;

import io.github.sessionctl.session.SessionOperation;

/** What can be done to a session. */
public enum Act {
    LOGOFF(SessionOperation.LOGOFF),
    DISCONNECT(SessionOperation.DISCONNECT),
    MESSAGE(SessionOperation.MESSAGE),
    ASK(SessionOperation.MESSAGE);

    final SessionOperation operation;

    Act(SessionOperation operation) {
        this.operation = operation;
    }
}
