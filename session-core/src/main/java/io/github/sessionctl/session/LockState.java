package io.github.sessionctl.session;

/** Whether a session's desktop is locked. */
public enum LockState {
    /** The desktop is locked. */
    LOCKED,
    /** The desktop is not locked. */
    UNLOCKED,
    /** Windows did not say, or was not asked. */
    UNKNOWN
}
