package io.github.sessionctl.jmx.cli;

import java.util.Collection;
import java.util.Set;

/** How the process ends, for scripts to react to. docs/command-line.md has the same table. */
final class ExitCodes {

    /** Done, or there was nothing to do. */
    static final int DONE = 0;

    /** Something failed. */
    static final int FAILED = 1;

    /** The command line is wrong; nothing has been touched. */
    static final int WRONG_COMMAND_LINE = 2;

    /** A rule, a user or a server's rules refused it, or the one session that was asked for was not there. */
    static final int REFUSED = 3;

    /** Ctrl-C, as shells count it: 128 and the signal's number. */
    static final int STOPPED = 130;

    private static final Set<String> FAILURES = Set.of("FAILED", "STILL_LOGGING_OFF");
    private static final Set<String> SUCCESSES =
            Set.of("LOGGED_OFF", "WOULD_LOG_OFF", "DISCONNECTED", "MESSAGE_SENT", "WOULD_ACT");

    private ExitCodes() {}

    /**
     * The code of a run that acts on sessions.
     *
     * @param outcomes their outcomes' names
     * @param aim whether one session was meant
     */
    static int of(Collection<String> outcomes, Aim aim) {
        if (outcomes.stream().anyMatch(FAILURES::contains)) {
            return FAILED;
        }
        return aim == Aim.ONE_SESSION && outcomes.stream().noneMatch(SUCCESSES::contains) ? REFUSED : DONE;
    }
}
