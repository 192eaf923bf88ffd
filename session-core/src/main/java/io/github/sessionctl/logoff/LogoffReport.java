package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a run did: a result for every session of the host.
 * @param startedAt by this machine's clock
 * @param results one for each session, in the host's order
 */
public record LogoffReport(
        HostAddress host,
        Instant startedAt,
        Duration took,
        boolean dryRun,
        boolean meansOneSession,
        List<LogoffResult> results) {

    private static final Set<LogoffOutcome> PROBLEMS = Set.of(
            LogoffOutcome.FAILED, LogoffOutcome.STILL_LOGGING_OFF, LogoffOutcome.NOT_BEGUN, LogoffOutcome.NOT_KNOWN);

    private static final Set<LogoffOutcome> DONE =
            Set.of(LogoffOutcome.LOGGED_OFF, LogoffOutcome.ALREADY_GONE, LogoffOutcome.WOULD_LOG_OFF);

    /** Keeps a copy of the list. */
    public LogoffReport {
        results = List.copyOf(results);
    }

    /** How many sessions had this outcome. */
    public int count(LogoffOutcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** The results of sessions that were meant: without those that were not asked for at all. */
    public List<LogoffResult> meant() {
        return results.stream()
                .filter(result -> result.rule() != LogoffRule.NOT_SELECTED)
                .toList();
    }

    /** The results of sessions that were to be logged off and, as far as is known, still are not. */
    public List<LogoffResult> problems() {
        return results.stream()
                .filter(result -> PROBLEMS.contains(result.outcome()))
                .toList();
    }

    /** Whether the run did what was asked for. */
    public RunVerdict verdict() {
        return RunVerdict.of(
                !problems().isEmpty(),
                meansOneSession,
                meant().stream().anyMatch(result -> DONE.contains(result.outcome())));
    }
}
