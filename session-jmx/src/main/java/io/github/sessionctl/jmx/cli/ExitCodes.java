package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.RunVerdict;
import java.util.List;
import java.util.function.Function;

/** How the process ends, for scripts to react to. docs/command-line.md has the same table. */
final class ExitCodes {

    /** Done, or there was nothing to do. */
    static final int DONE = 0;

    /** Something failed. */
    static final int FAILED = 1;

    /** The command line is wrong; nothing has been touched. */
    static final int WRONG_COMMAND_LINE = 2;

    /** The one session that was asked for was kept, has changed or is not there; or a server refused. */
    static final int REFUSED = 3;

    /** Ctrl-C, as shells count it: 128 and the signal's number. */
    static final int STOPPED = 130;

    private ExitCodes() {}

    /**
     * The code of a run that acts on sessions.
     *
     * @param report of all hosts
     * @param verdict of one
     */
    static <T> int of(FleetReport<T> report, Function<T, RunVerdict> verdict) {
        List<RunVerdict> verdicts = report.values().stream().map(verdict).toList();
        return report.problems().isEmpty() ? of(verdicts) : FAILED;
    }

    /** One session that was asked for is on one host: that it is on no other is no news. */
    static int of(List<RunVerdict> verdicts) {
        if (verdicts.contains(RunVerdict.FAILED)) {
            return FAILED;
        }
        return verdicts.contains(RunVerdict.NOT_DONE) && !verdicts.contains(RunVerdict.DONE) ? REFUSED : DONE;
    }
}
