package io.github.sessionctl.action;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.RunVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What was done to a host's sessions.
 * @param startedAt by this machine's clock
 * @param results one for each session, in the host's order
 */
public record ActionReport(
        HostAddress host, Instant startedAt, boolean dryRun, boolean meansOneSession, List<ActionResult> results) {

    private static final Set<ActionOutcome> PROBLEMS =
            Set.of(ActionOutcome.FAILED, ActionOutcome.NOT_BEGUN, ActionOutcome.NOT_KNOWN);

    private static final Set<ActionOutcome> DONE =
            Set.of(ActionOutcome.DISCONNECTED, ActionOutcome.MESSAGE_SENT, ActionOutcome.WOULD_ACT);

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
                .filter(result -> PROBLEMS.contains(result.outcome()))
                .toList();
    }

    /** The results of sessions that were meant: without those that were not asked for at all. */
    public List<ActionResult> meant() {
        return results.stream()
                .filter(result -> result.rule() != LogoffRule.NOT_SELECTED)
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
