package io.github.sessionctl.maven.run;

/** Whether sessions that are protected by their place are meant, too. */
public enum Force {
    /** They are left alone. */
    NONE,
    /** The session that Maven runs in and the one at the console are treated as all others. */
    OWN_SESSION_AND_CONSOLE
}
