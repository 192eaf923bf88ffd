package io.github.sessionctl.logoff;

/** What became of a session in a run. Later versions may add outcomes: a switch over them needs a default. */
public enum LogoffOutcome {
    /** The session is gone, or its user is, because of this run, and the host's list agrees. */
    LOGGED_OFF,
    /** The session was gone before this run acted, and the host's list agrees. */
    ALREADY_GONE,
    /** Something speaks against it since the plan was made: a rule, or it is not the same session any more. Left alone. */
    CHANGED,
    /** The host has accepted the logoff, but it had not finished by the deadline. */
    STILL_LOGGING_OFF,
    /** The user was asked and said no, or did not answer. Left alone. */
    DECLINED,
    /** It was not done; the result has the reason. */
    FAILED,
    /** Left alone by a rule. */
    SKIPPED,
    /** A dry run: it would have been logged off. */
    WOULD_LOG_OFF,
    /** The run ended before it came to the session, by a cancel, an interrupt or a deadline: the host was not asked. */
    NOT_BEGUN,
    /** The host has accepted the logoff, or perhaps has, and cannot be asked what came of it. */
    NOT_KNOWN
}
