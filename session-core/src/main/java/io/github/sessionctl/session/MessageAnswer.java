package io.github.sessionctl.session;

/** What the user of a session answered to a message. */
public enum MessageAnswer {
    /** OK was pressed. */
    OK,
    /** Cancel was pressed, or the box closed. */
    CANCEL,
    /** Yes was pressed. */
    YES,
    /** No was pressed. */
    NO,
    /** Nobody answered in time. */
    TIMED_OUT
}
