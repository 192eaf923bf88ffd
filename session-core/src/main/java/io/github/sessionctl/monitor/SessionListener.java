package io.github.sessionctl.monitor;

import io.github.sessionctl.session.SessionException;

/** Told what a {@link SessionMonitor} notices, by one thread at a time, in order; it holds nobody else up, and what it throws is logged. */
@FunctionalInterface
public interface SessionListener {

    /** Something has changed: what, with the row before and after. */
    void changed(SessionEvent event);

    /** The host cannot be asked any more, and why: said once. What changes meanwhile is told after the recovery, if it is still there. */
    default void lost(SessionException failure) {}

    /** The host answers again. What has changed since the last good look follows. */
    default void recovered() {}
}
