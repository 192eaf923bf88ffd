package io.github.sessionctl.logoff;

/** What became of a session in a run. */
public enum LogoffOutcome {
    /** The session is gone, or its user is, because of this run. */
    LOGGED_OFF,
    /** The session was gone before this run acted. */
    ALREADY_GONE,
    /** It is not the planned session any more: another user, another logon or another state. Left alone. */
    CHANGED,
    /** Windows has accepted the logoff, but it had not finished by the deadline. */
    STILL_LOGGING_OFF,
    /** The user was asked and said no. Left alone. */
    DECLINED,
    /** It could not be done; the result has the reason. */
    FAILED,
    /** Left alone by a rule. */
    SKIPPED,
    /** A dry run: it would have been logged off. */
    WOULD_LOG_OFF
}
