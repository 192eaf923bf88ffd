package io.github.sessionctl.maven;

import static java.util.stream.Collectors.joining;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffTable;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/** What a person reads in the build's log: what was found and decided, then what became of it. */
final class LogoffLog {

    private final Log log;
    private final LogoffSettings settings;

    LogoffLog(Log log, LogoffSettings settings) {
        this.log = log;
        this.settings = settings;
    }

    /** Before anything is touched. The table only where somebody is to go, or was asked after. */
    void planned(LogoffPlan plan) {
        int logoffs = plan.logoffs().size();
        log.info(TextTable.oneLine(
                "Host " + plan.host() + ": " + number(plan.decisions().size(), "session") + ", "
                        + (logoffs == 0 ? "none" : logoffs) + " to log off (" + settings.words() + ")"
                        + (logoffs == 0 ? kept(plan) : "") + "."));
        boolean showsTable = logoffs > 0 || settings.dryRun();
        LogoffTable.lines(plan).stream().map(line -> "  " + line).forEach(showsTable ? log::info : log::debug);
        if (logoffs > 0 && !settings.dryRun()) {
            log.info("Logging off " + number(logoffs, "session") + "; each may take up to "
                    + DurationText.format(settings.timeout()) + ".");
        }
    }

    private static String kept(LogoffPlan plan) {
        Map<LogoffRule, Long> rules = plan.decisions().stream()
                .map(LogoffDecision::rule)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
        return rules.isEmpty()
                ? ""
                : rules.entrySet().stream()
                        .map(rule -> rule.getKey() + " " + rule.getValue())
                        .collect(joining(", ", "; kept: ", ""));
    }

    /** What became of those that were to go, and the sums. */
    void done(LogoffReport report) {
        List<LogoffResult> acted = report.results().stream()
                .filter(result -> result.outcome() != LogoffOutcome.SKIPPED)
                .toList();
        if (acted.isEmpty()) {
            return;
        }
        acted.forEach(result -> log.info("  " + TextTable.oneLine(line(result))));
        if (report.dryRun()) {
            log.info("Dry run, nothing was touched: " + sums(report::count) + ".");
            return;
        }
        log.info(TextTable.oneLine("Host " + report.host() + ": " + sums(report::count) + ", in "
                + DurationText.format(report.took()) + "."));
    }

    /** Shorter than the result's own line: the host stands above, and what to do about a failure comes at the end. */
    private static String line(LogoffResult result) {
        SessionException failure = result.failure();
        return result.outcome() + " session " + result.session().id() + " of "
                + result.session().userText() + ": "
                + (failure == null ? result.explanation() : failure.problem());
    }

    /** A host could not be asked. The exception at the end says what to do. */
    void failed(HostAddress host, SessionException failure) {
        log.info(TextTable.oneLine("Host " + host + ": " + failure.problem() + "."));
    }

    /** The sums of all hosts, where there are several. */
    void end(FleetReport<LogoffReport> report) {
        int hosts = report.hosts().size();
        if (hosts < 2) {
            return;
        }
        int failed = report.problems().size();
        String sums = sums(outcome ->
                report.values().stream().mapToInt(host -> host.count(outcome)).sum());
        log.info(hosts + " hosts: " + (sums.isEmpty() ? "no sessions" : sums)
                + (failed == 0 ? "" : "; " + failed + " could not be asked") + ".");
    }

    /** The report was written. */
    void written(Path file) {
        log.info("Report: " + file);
    }

    private static String sums(ToIntFunction<LogoffOutcome> count) {
        return Stream.of(LogoffOutcome.values())
                .filter(outcome -> count.applyAsInt(outcome) > 0)
                .map(outcome -> count.applyAsInt(outcome) + " " + words(outcome))
                .collect(joining(", "));
    }

    private static String words(LogoffOutcome outcome) {
        return switch (outcome) {
            case LOGGED_OFF -> "logged off";
            case ALREADY_GONE -> "already gone";
            case CHANGED -> "changed meanwhile and left alone";
            case STILL_LOGGING_OFF -> "still logging off";
            case DECLINED -> "declined";
            case FAILED -> "failed";
            case SKIPPED -> "kept";
            case WOULD_LOG_OFF -> "would be logged off";
        };
    }

    private static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
