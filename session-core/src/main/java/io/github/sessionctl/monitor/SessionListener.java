package io.github.sessionctl.monitor;

import io.github.sessionctl.session.SessionException;

/**
 * Told what a {@link SessionMonitor} notices. One listener is called by one thread at a time, in order; whether it is quick or slow holds nobody else
 * up. What it throws is logged, and it goes on with the next.
 */
@FunctionalInterface
public interface SessionListener {

    /** Something has changed: what, with the row before and after. */
    void changed(SessionEvent event);

    /**
     * The host cannot be asked any more, with why the look failed. Said once, not at every look that fails; what changes meanwhile is told after the
     * recovery, as far as it is still there.
     */
    default void lost(SessionException failure) {}

    /** The host answers again. What has changed since the last good look follows. */
    default void recovered() {}
}
