package io.github.sessionctl.doctor;

/** How a finding stands, from the one that matters least to the one that matters most. */
public enum FindingStatus {
    /** It could not be found out, or not without changing something. */
    NOT_CHECKED("not checked"),
    /** As it should be. */
    OK("ok"),
    /** Something will not work, or not for everybody. */
    WARNING("warning"),
    /** Nothing will work before this is put right. */
    PROBLEM("PROBLEM");

    private final String word;

    FindingStatus(String word) {
        this.word = word;
    }

    /** The status as a report's lines show it. */
    @Override
    public String toString() {
        return word;
    }
}
