package io.github.sessionctl.maven.run;

import static java.util.stream.Collectors.joining;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffTable;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads in the build's log: what was found and decided, then what became of it. */
record LogoffLines(LogoffPolicy policy, Duration noticeTime, Duration timeout, boolean dryRun) {

    /** Before anything is touched. The table only where somebody is to go, or was asked after. */
    void planned(LogoffPlan plan, HostLog log) {
        int logoffs = plan.logoffs().size();
        log.info("Host " + plan.host() + ": " + number(plan.decisions().size(), "session") + ", "
                + (logoffs == 0 ? "none" : logoffs) + " to log off (" + policy.words() + ")"
                + (logoffs == 0 ? kept(plan) : "") + ".");
        boolean showsTable = logoffs > 0 || dryRun;
        table(plan).stream().map(line -> "  " + line).forEach(showsTable ? log::info : log::debug);
        if (logoffs > 0 && !dryRun) {
            log.info("Logging off " + number(logoffs, "session") + notice(plan) + "; each may take up to "
                    + DurationText.format(timeout) + ".");
        }
    }

    /** Where one session was asked for, the others are none of the reader's business. */
    private static List<String> table(LogoffPlan plan) {
        List<String> all = LogoffTable.lines(plan);
        Set<LogoffDecision> meant = Set.copyOf(plan.meant());
        List<String> lines = new ArrayList<>(all.subList(0, 1));
        for (int i = 0; i < plan.decisions().size(); i++) {
            if (meant.contains(plan.decisions().get(i))) {
                lines.add(all.get(i + 1));
            }
        }
        return lines;
    }

    private String notice(LogoffPlan plan) {
        long told = plan.logoffs().stream()
                .filter(decision -> plan.notice().concerns(decision.session()))
                .count();
        return told == 0
                ? ""
                : ", of which " + told + (told == 1 ? " is" : " are") + " told or asked first and given "
                        + DurationText.format(noticeTime);
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

    /** As soon as it is known. Shorter than the result's own line: the host stands above, and what to do about a failure comes at the end. */
    void ended(LogoffResult result, HostLog log) {
        if (result.outcome() != LogoffOutcome.SKIPPED) {
            SessionException failure = result.failure();
            log.info("  " + result.outcome() + " session " + result.session().id() + " of "
                    + result.session().userText() + ": "
                    + (failure == null ? result.explanation() : failure.problem()));
        }
    }

    /** The sums. */
    void done(LogoffReport report, HostLog log) {
        boolean nothing = report.results().stream().allMatch(result -> result.outcome() == LogoffOutcome.SKIPPED);
        if (nothing) {
            return;
        }
        log.info(
                dryRun
                        ? "Dry run, nothing was touched: " + sums(report::count) + "."
                        : "Host " + report.host() + ": " + sums(report::count) + ", in "
                                + DurationText.format(report.took()) + ".");
    }

    /** The sums of all hosts, where there are several. */
    Optional<String> end(FleetReport<LogoffReport> report) {
        int hosts = report.hosts().size();
        if (hosts < 2) {
            return Optional.empty();
        }
        int failed = report.problems().size();
        String sums = sums(outcome ->
                report.values().stream().mapToInt(host -> host.count(outcome)).sum());
        return Optional.of(hosts + " hosts: " + (sums.isEmpty() ? "no sessions" : sums)
                + (failed == 0 ? "" : "; " + failed + " could not be asked") + ".");
    }

    /** Why the one session that was asked for has not been logged off. */
    List<String> whyNotDone(FleetReport<LogoffReport> report) {
        List<String> meant = report.values().stream()
                .flatMap(host -> host.meant().stream())
                .map(result -> NotDone.line(result.toLine(), result.rule()))
                .toList();
        return meant.isEmpty() ? List.of(NotDone.absent(policy.words(), report)) : meant;
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
            case NOT_BEGUN -> "not begun";
            case NOT_KNOWN -> "not known";
        };
    }

    static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
