package io.github.sessionctl.session;

/** What a message means to its reader: its icon, and the buttons that it has. */
public enum MessageStyle {
    /** Something to know. One button: OK. */
    INFORMATION,
    /** Something to heed. One button: OK. */
    WARNING,
    /** Something to decide. Two buttons: Yes and No. */
    QUESTION
}
