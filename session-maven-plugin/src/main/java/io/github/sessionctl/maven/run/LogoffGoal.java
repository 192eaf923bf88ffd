package io.github.sessionctl.maven.run;

import static java.util.stream.Collectors.joining;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.ShutdownStop;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffListener;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffTable;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/**
 * Plans and logs off whom the policy means, and says in the build's log what was found and decided, then what became of it. Users have
 * the time of the notice before that, or to answer. A host that fails does not stop the others.
 */
public record LogoffGoal(
        List<HostAddress> hosts,
        LogoffPolicy policy,
        Duration noticeTime,
        Duration timeout,
        boolean dryRun,
        Optional<Path> file)
        implements Goal {

    @Override
    public Problems run(Log log) {
        try (ShutdownStop stop = ShutdownStop.ofProcess()) {
            FleetReport<LogoffReport> report = HostRuns.run(
                    hosts, noticeTime.plus(timeout), log, stop.cancellation(), HostRuns::sayWhy, this::runOn);
            if (report.hosts().size() > 1) {
                log.info(sumsOfAll(report));
            }
            Problems problems = new Problems("logged off");
            problems.add(report, done -> done.problems().stream().map(LogoffGoal::problem));
            problems.addNotDone(
                    policy,
                    report,
                    LogoffReport::verdict,
                    done -> done.meant().stream().map(result -> Problems.kept(result.toLine(), result.rule())));
            file.ifPresent(path -> OutputFile.report(path, () -> JsonDocument.ofLogoff(dryRun, report), log, problems));
            return problems;
        }
    }

    private static String problem(LogoffResult result) {
        boolean isLate = result.outcome() == LogoffOutcome.STILL_LOGGING_OFF;
        return result.toLine() + (isLate ? ", or allow more time with session.timeout" : "");
    }

    private LogoffReport runOn(
            SessionHost host, HostRuns.HostLog log, FleetProgress progress, LogoffCancellation cancellation) {
        LogoffRunner runner = new LogoffRunner(timeout);
        LogoffPlan plan = runner.plan(host, policy);
        sayPlan(plan, log);
        LogoffReport report;
        if (dryRun) {
            report = plan.asDryRun();
            report.results().forEach(result -> sayOutcome(result, log));
        } else {
            progress.planned(plan);
            LogoffListener listener = new LogoffListener() {
                @Override
                public void ended(LogoffResult result) {
                    progress.ended(result);
                    sayOutcome(result, log);
                }
            };
            report = runner.run(host, plan, listener, cancellation);
        }
        if (report.results().stream().anyMatch(result -> result.outcome() != LogoffOutcome.SKIPPED)) {
            String sums = sums(report::count);
            log.info(
                    dryRun
                            ? "Dry run, nothing was touched: " + sums + "."
                            : "Host " + report.host() + ": " + sums + ", in " + DurationText.format(report.took())
                                    + ".");
        }
        return report;
    }

    /** Before anything is touched. The table only where somebody is to go, or was asked after. */
    private void sayPlan(LogoffPlan plan, HostRuns.HostLog log) {
        int logoffs = plan.logoffs().size();
        log.info("Host " + plan.host() + ": "
                + Problems.number(plan.decisions().size(), "session") + ", " + (logoffs == 0 ? "none" : logoffs)
                + " to log off (" + policy.words() + ")" + (logoffs == 0 ? kept(plan) : "") + ".");
        boolean showsTable = logoffs > 0 || dryRun;
        table(plan).map(line -> "  " + line).forEach(showsTable ? log::info : log::debug);
        if (logoffs > 0 && !dryRun) {
            log.info("Logging off " + Problems.number(logoffs, "session") + notice(plan) + "; each may take up to "
                    + DurationText.format(timeout) + ".");
        }
    }

    /** Where one session was asked for, the others are none of the reader's business. */
    private static Stream<String> table(LogoffPlan plan) {
        List<String> all = LogoffTable.lines(plan);
        Set<LogoffDecision> meant = Set.copyOf(plan.meant());
        Stream<String> rows = IntStream.range(0, plan.decisions().size())
                .filter(i -> meant.contains(plan.decisions().get(i)))
                .mapToObj(i -> all.get(i + 1));
        return Stream.concat(Stream.of(all.get(0)), rows);
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
                .flatMap(decision -> decision.rule().stream())
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
        return rules.isEmpty()
                ? ""
                : rules.entrySet().stream()
                        .map(rule -> rule.getKey() + " " + rule.getValue())
                        .collect(joining(", ", "; kept: ", ""));
    }

    /** As soon as it is known. Shorter than the result's own line: the host stands above, and what to do about a failure comes at the end. */
    private static void sayOutcome(LogoffResult result, HostRuns.HostLog log) {
        if (result.outcome() != LogoffOutcome.SKIPPED) {
            SessionException failure = result.failure();
            log.info("  " + result.outcome() + " session " + result.session().id() + " of "
                    + result.session().userText() + ": "
                    + (failure == null ? result.explanation() : failure.problem()));
        }
    }

    private static String sumsOfAll(FleetReport<LogoffReport> report) {
        int failed = report.problems().size();
        String sums = sums(outcome ->
                report.values().stream().mapToInt(host -> host.count(outcome)).sum());
        return report.hosts().size() + " hosts: " + (sums.isEmpty() ? "no sessions" : sums)
                + (failed == 0 ? "" : "; " + failed + " could not be asked") + ".";
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
}
