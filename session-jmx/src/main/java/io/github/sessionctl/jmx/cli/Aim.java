package io.github.sessionctl.jmx.cli;

/** Whether a command means one session, so that it has not done its work where that one is kept or not there. */
enum Aim {
    /** By its ID or its name. */
    ONE_SESSION,
    /** All that match, and be it none. */
    ALL_THAT_MATCH
}
