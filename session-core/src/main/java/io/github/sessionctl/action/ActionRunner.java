package io.github.sessionctl.action;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffObjection;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.logoff.SameSession;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Disconnects the chosen sessions, or sends a message to them. Chooses as an explicit logoff does, by the same selectors and under the same rules,
 * and looks at each session again right before it acts: a session that has passed to another user is left alone. One failure
 * never stops the rest. Stateless; safe for use by several threads.
 */
public final class ActionRunner {

    private ActionRunner() {}

    /**
     * Does it to every session that is chosen. An interrupted thread begins nothing further; what it has not come to is FAILED.
     *
     * @return a result for each session of the host
     * @throws SessionException when the host could not be asked; then nothing has been done
     */
    public static ActionReport run(SessionHost host, LogoffSelectors selectors, SessionAction action) {
        return report(host, selectors, action, false);
    }

    /**
     * Says to which sessions it would be done, and does nothing.
     *
     * @return a result for each session of the host
     * @throws SessionException when the host could not be asked
     */
    public static ActionReport dryRun(SessionHost host, LogoffSelectors selectors, SessionAction action) {
        return report(host, selectors, action, true);
    }

    private static ActionReport report(
            SessionHost host, LogoffSelectors selectors, SessionAction action, boolean isDryRun) {
        Instant startedAt = Instant.now();
        LogoffPlan plan = new LogoffRunner(Duration.ZERO).plan(host, selectors);
        List<ActionResult> results = new ArrayList<>();
        for (LogoffDecision decision : plan.decisions()) {
            results.add(objection(decision, action).orElseGet(() -> {
                SessionInfo chosen = decision.session();
                return isDryRun ? ActionResult.of(chosen, ActionOutcome.WOULD_ACT, "") : act(host, chosen, action);
            }));
        }
        return new ActionReport(plan.host(), startedAt, isDryRun, results);
    }

    private static Optional<ActionResult> objection(LogoffDecision decision, SessionAction action) {
        SessionInfo session = decision.session();
        LogoffObjection objection = decision.objection();
        return objection == null
                ? action.pointless(session).map(why -> ActionResult.skipped(session, LogoffRule.STATE, why))
                : Optional.of(ActionResult.skipped(session, objection.rule(), objection.explanation()));
    }

    private static ActionResult act(SessionHost host, SessionInfo chosen, SessionAction action) {
        if (Thread.currentThread().isInterrupted()) {
            return ActionResult.of(chosen, ActionOutcome.FAILED, "it was interrupted before it came to this session");
        }
        try {
            Optional<String> change = SameSession.change(chosen, host.read(chosen));
            if (change.isPresent()) {
                return ActionResult.of(chosen, ActionOutcome.CHANGED, change.get());
            }
            if (action instanceof SessionAction.Send send) {
                host.sendMessage(chosen.id(), send.message());
            } else {
                host.disconnect(chosen.id());
            }
            return ActionResult.of(chosen, action.success(), "");
        } catch (SessionException e) {
            return e.reason() == Reason.NO_SUCH_SESSION
                    ? ActionResult.of(chosen, ActionOutcome.ALREADY_GONE, e.problem())
                    : ActionResult.failed(chosen, e);
        }
    }
}
