package io.github.sessionctl.action;

/** What became of a session that something was to be done to. Later versions may add outcomes: a switch over them needs a default. */
public enum ActionOutcome {
    /** The host has accepted to disconnect its client. */
    DISCONNECTED,
    /** The host shows the message in it. */
    MESSAGE_SENT,
    /** It was gone before anything could be done, and the host's list agrees. */
    ALREADY_GONE,
    /** Something speaks against it since it was chosen: a rule, or it is not the same session any more. Nothing was done. */
    CHANGED,
    /** A rule, or its state, speaks against it. Nothing was done. */
    SKIPPED,
    /** The host refused, or could not be asked. */
    FAILED,
    /** It was chosen, in a dry run. Nothing was done. */
    WOULD_ACT,
    /** The run ended before it came to the session, by a cancel, an interrupt or a deadline. Nothing was done. */
    NOT_BEGUN,
    /** Whether it was done is not known: the host did not say. */
    NOT_KNOWN
}
