package io.github.sessionctl.logoff;

/** Whether a run did what was asked for: the one answer for exit codes, failing builds and whoever else needs one. */
public enum RunVerdict {
    /** Everything that was asked for has been done, or was rightly left alone. */
    DONE,
    /** One session was asked for, and it was left alone, or is not there. */
    NOT_DONE,
    /** Something failed, did not finish, was not begun, or is not known. */
    FAILED;

    /** The verdict on a run; {@code doneToIt} says whether it was done to the one session that was asked for, or that is gone. */
    public static RunVerdict of(boolean hasProblems, boolean meansOneSession, boolean doneToIt) {
        if (hasProblems) {
            return FAILED;
        }
        return meansOneSession && !doneToIt ? NOT_DONE : DONE;
    }
}
