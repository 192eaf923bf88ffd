package io.github.sessionctl.action;

/** What became of a session that something was to be done to. */
public enum ActionOutcome {
    /** The host has accepted to disconnect its client. */
    DISCONNECTED,
    /** The host shows the message in it. */
    MESSAGE_SENT,
    /** It was gone before anything could be done. */
    ALREADY_GONE,
    /** It is not the chosen session any more: another user, logon or state. Nothing was done. */
    CHANGED,
    /** A rule, or its state, speaks against it. Nothing was done. */
    SKIPPED,
    /** The host refused, or could not be asked. */
    FAILED,
    /** It was chosen, in a dry run. Nothing was done. */
    WOULD_ACT
}
