package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionInfo;

/**
 * Learns how a run goes on. Called in a thread of its own, one event after the other, so that a listener that is slow, blocks or throws delays
 * nobody; what it throws is logged. A run ends when its listener has heard everything, but waits no longer than a few seconds for that.
 */
public interface LogoffListener {

    /** Hears nothing. */
    LogoffListener NONE = new LogoffListener() {};

    /** The user of a session, here as it was planned, was warned, or has answered. */
    default void told(SessionInfo session, NoticeResult result) {}

    /** The host has accepted to log a session, here as it was planned, off, or perhaps has: its result follows. */
    default void requested(SessionInfo session) {}

    /** What became of a session is known; once for each session of the plan. */
    default void ended(LogoffResult result) {}
}
