package io.github.sessionctl.fleet;

/** How a run on one host ended. */
public enum HostOutcome {
    /** It ran to its end; there is a result. */
    DONE,
    /** The host could not be opened, asked, or found; there is an error, and nothing is known of who is there. */
    FAILED,
    /** Its deadline passed. There is an error, and what was done until then if the host's run could still hand that in. */
    TIMED_OUT,
    /** The whole run was stopped while this host's was under way. As with {@link #TIMED_OUT} there may be a part of a result. */
    STOPPED,
    /** The whole run was stopped before this host's began: the host was not touched. */
    NOT_BEGUN
}
