package io.github.sessionctl.action;

import io.github.sessionctl.host.HostAddress;
import java.time.Instant;
import java.util.List;

/**
 * What was done to a host's sessions.
 *
 * @param host the host
 * @param startedAt when it began, by this machine's clock
 * @param dryRun whether it only looked
 * @param results one for each session, in the host's order
 */
public record ActionReport(HostAddress host, Instant startedAt, boolean dryRun, List<ActionResult> results) {

    /** Keeps a copy of the list. */
    public ActionReport {
        results = List.copyOf(results);
    }

    /** How many sessions had this outcome. */
    public int count(ActionOutcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** The results of the sessions on which it failed. */
    public List<ActionResult> problems() {
        return results.stream()
                .filter(result -> result.outcome() == ActionOutcome.FAILED)
                .toList();
    }

    /** Whether it failed on no session. */
    public boolean isSuccess() {
        return problems().isEmpty();
    }
}
