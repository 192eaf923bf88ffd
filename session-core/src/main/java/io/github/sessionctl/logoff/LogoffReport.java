package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run did: a result for every session of the host.
 *
 * @param host the host
 * @param startedAt when the run began, by this machine's clock
 * @param took how long it took
 * @param dryRun whether it only looked
 * @param results one for each session, in the host's order
 */
public record LogoffReport(
        HostAddress host, Instant startedAt, Duration took, boolean dryRun, List<LogoffResult> results) {

    /** Keeps a copy of the list. */
    public LogoffReport {
        results = List.copyOf(results);
    }

    /** How many sessions had this outcome. */
    public int count(LogoffOutcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** The results of sessions that were to be logged off and, as far as is known, still are not. */
    public List<LogoffResult> problems() {
        return results.stream()
                .filter(result ->
                        result.outcome() == LogoffOutcome.FAILED || result.outcome() == LogoffOutcome.STILL_LOGGING_OFF)
                .toList();
    }

    /** Whether every session that was to be logged off is gone, or was rightly left alone. */
    public boolean isSuccess() {
        return problems().isEmpty();
    }
}
