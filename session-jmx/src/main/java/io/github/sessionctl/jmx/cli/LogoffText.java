package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffTable;
import java.util.List;

/** What a logoff says at its end. Sessions that were not asked for are left out. */
final class LogoffText {

    private LogoffText() {}

    /** What became of each session that was meant. */
    static List<String> lines(LogoffReport report) {
        List<LogoffResult> meant = report.meant();
        return meant.isEmpty()
                ? HostRun.nobody(report.meansOneSession())
                : LogoffTable.lines(new LogoffReport(
                        report.host(),
                        report.startedAt(),
                        report.took(),
                        report.dryRun(),
                        report.meansOneSession(),
                        meant));
    }

    /** A line for whatever went wrong, with what to do next. */
    static void complain(FleetReport<LogoffReport> report, Terminal terminal) {
        HostRun.complain(report, terminal);
        for (LogoffReport host : report.values()) {
            for (LogoffResult result : host.problems()) {
                boolean isLate = result.outcome() == LogoffOutcome.STILL_LOGGING_OFF
                        && !terminal.stop().isAskedFor();
                terminal.complain(result.toLine() + (isLate ? "; allow more time with --timeout" : ""));
            }
        }
    }
}
