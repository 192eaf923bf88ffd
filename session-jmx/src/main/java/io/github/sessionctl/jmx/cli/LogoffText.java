package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a logoff says at its end. Sessions that were not asked for are left out.
 *
 * @param aim whether one session was meant
 */
record LogoffText(Aim aim) {

    List<String> lines(FleetReport<LogoffReport> report) {
        return HostRun.tables(report, this::lines);
    }

    private List<String> lines(LogoffReport report) {
        List<LogoffResult> meant = meant(report).toList();
        if (meant.isEmpty()) {
            return List.of(
                    aim == Aim.ONE_SESSION
                            ? "There is no such session; list shows those that there are."
                            : "No session matches.");
        }
        return LogoffTable.lines(
                new LogoffReport(report.host(), report.startedAt(), report.took(), report.dryRun(), meant));
    }

    private static Stream<LogoffResult> meant(LogoffReport report) {
        return report.results().stream().filter(result -> result.rule() != LogoffRule.NOT_SELECTED);
    }

    /** A line for whatever went wrong, with what to do next. */
    void complain(FleetReport<LogoffReport> report, Terminal terminal) {
        HostRun.complain(report, terminal);
        for (LogoffReport host : report.values()) {
            for (LogoffResult result : host.problems()) {
                boolean isLate = result.outcome() == LogoffOutcome.STILL_LOGGING_OFF
                        && !terminal.stop().isAskedFor();
                terminal.complain(result.toLine() + (isLate ? "; allow more time with --timeout" : ""));
            }
        }
    }

    int exitCode(FleetReport<LogoffReport> report) {
        List<String> outcomes = report.values().stream()
                .flatMap(LogoffText::meant)
                .map(result -> result.outcome().name())
                .toList();
        return report.problems().isEmpty() ? ExitCodes.of(outcomes, aim) : ExitCodes.FAILED;
    }
}
