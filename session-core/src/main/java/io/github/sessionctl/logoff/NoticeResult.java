package io.github.sessionctl.logoff;

/** What a {@link LogoffNotice} came to in one session. Later versions may add results: a switch over them needs a default. */
public enum NoticeResult {
    /** Its user was warned. */
    WARNED("warned"),
    /** Its user was warned while the session was locked, where nobody may have seen it. */
    WARNED_WHILE_LOCKED("warned while locked"),
    /** Its user was asked and said yes. */
    SAID_YES("said yes"),
    /** Its user was asked and said no, or closed the question. */
    SAID_NO("said no"),
    /** Its user was asked and did not answer in time. */
    DID_NOT_ANSWER("did not answer");

    private final String words;

    NoticeResult(String words) {
        this.words = words;
    }

    /** The same in words, to stand after "its user". */
    public String words() {
        return words;
    }
}
