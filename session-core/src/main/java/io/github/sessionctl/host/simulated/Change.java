package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import org.jspecify.annotations.Nullable;

/**
 * What happens right before a call.
 *
 * @param before the operation
 * @param call before which call of it, counted from 1: of those for its session, or of all where it is about none
 * @param what what happens
 */
record Change(SessionOperation before, int call, Happening what) {

    Change {
        if (call < 1) {
            throw new IllegalArgumentException("calls are counted from 1, so there is no call " + call);
        }
    }

    /** Whether the calls for this session count; null for one that is about the whole host. */
    boolean counts(SessionOperation operation, @Nullable SessionId session) {
        return before == operation
                && (session == null || what.session() == null || what.session().equals(session));
    }
}
