package io.github.sessionctl.action;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LastLook;
import io.github.sessionctl.logoff.ListenerThread;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffObjection;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.RunClock;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Disconnects the chosen sessions, or sends a message to them. Chooses as a logoff does, by the same policies and under the same rules, and looks at
 * each session again right before it acts. One failure never stops the rest. Immutable; safe for use by several threads.
 */
public final class ActionRunner {

    private final RunClock clock;

    /** A runner on this machine's clock. */
    public ActionRunner() {
        this(RunClock.SYSTEM);
    }

    /** A runner on another clock. */
    public ActionRunner(RunClock clock) {
        this.clock = clock;
    }

    /** Does it, see {@link #run(SessionHost, LogoffPolicy, SessionAction, ActionListener, LogoffCancellation)}. */
    public ActionReport run(SessionHost host, LogoffPolicy policy, SessionAction action) {
        return run(host, policy, action, ActionListener.NONE, new LogoffCancellation());
    }

    /**
     * Does it to every session that is chosen. A run that is cancelled, interrupted or past a deadline begins nothing further: what it has not come
     * to is {@link ActionOutcome#NOT_BEGUN}.
     * @return a result for each session of the host
     * @throws SessionException when the host could not be asked; then nothing has been done
     */
    public ActionReport run(
            SessionHost host,
            LogoffPolicy policy,
            SessionAction action,
            ActionListener listener,
            LogoffCancellation cancellation) {
        LogoffPlan plan = plan(host, policy);
        LastLook lastLook = new LastLook(host, plan, clock, cancellation);
        List<ActionResult> results = new ArrayList<>();
        try (ListenerThread<ActionListener> hearing =
                new ListenerThread<>(listener, "sessionctl-listener " + plan.host())) {
            for (LogoffDecision decision : plan.decisions()) {
                ActionResult result = kept(decision, action).orElseGet(() -> act(host, lastLook, decision, action));
                results.add(result);
                hearing.tell(hear -> hear.ended(result));
            }
        }
        return report(plan, false, results);
    }

    /**
     * Says to which sessions it would be done, and does nothing.
     * @return a result for each session of the host
     * @throws SessionException when the host could not be asked
     */
    public ActionReport dryRun(SessionHost host, LogoffPolicy policy, SessionAction action) {
        LogoffPlan plan = plan(host, policy);
        List<ActionResult> results = plan.decisions().stream()
                .map(decision -> kept(decision, action).orElseGet(() -> dryRun(decision)))
                .toList();
        return report(plan, true, results);
    }

    private LogoffPlan plan(SessionHost host, LogoffPolicy policy) {
        return new LogoffRunner(Duration.ZERO, LogoffRunner.OLDEST_PLAN, clock).plan(host, policy);
    }

    private static ActionReport report(LogoffPlan plan, boolean dryRun, List<ActionResult> results) {
        return new ActionReport(
                plan.host(), plan.madeAt(), dryRun, plan.policy().meansOneSession(), results);
    }

    private static Optional<ActionResult> kept(LogoffDecision decision, SessionAction action) {
        SessionInfo session = decision.session();
        LogoffObjection objection = decision.objection();
        if (objection != null) {
            return Optional.of(ActionResult.skipped(session, objection.rule(), objection.explanation()));
        }
        return decision.failure() != null
                ? Optional.empty()
                : pointless(session, action).map(why -> ActionResult.skipped(session, LogoffRule.STATE, why));
    }

    /** Why it has no point in a session as it is, as a clause; empty when it has. */
    private static Optional<String> pointless(SessionInfo session, SessionAction action) {
        String why = null;
        if (action instanceof SessionAction.Disconnect) {
            why = session.state() == ConnectState.DISCONNECTED ? "it is disconnected already" : null;
        } else if (session.state() != ConnectState.ACTIVE) {
            why = "it is " + session.state() + ", so nobody would see the message";
        }
        return Optional.ofNullable(why);
    }

    private static ActionResult dryRun(LogoffDecision decision) {
        SessionException failure = decision.failure();
        return failure == null
                ? new ActionResult(decision.session(), ActionOutcome.WOULD_ACT, null, "", null)
                : new ActionResult(decision.session(), ActionOutcome.FAILED, null, failure.explanation(), failure);
    }

    private static ActionResult act(
            SessionHost host, LastLook lastLook, LogoffDecision decision, SessionAction action) {
        SessionInfo chosen = decision.session();
        SessionException failure = decision.failure();
        LastLook.Result result = failure != null
                ? lastLook.notDone(chosen, failure)
                : action instanceof SessionAction.Send send
                        ? lastLook.act(chosen, SessionOperation.MESSAGE, id -> host.sendMessage(id, send.message()))
                        : lastLook.act(chosen, SessionOperation.DISCONNECT, host::disconnect);
        ActionOutcome outcome = switch (result.kind()) {
            case DONE -> action instanceof SessionAction.Send ? ActionOutcome.MESSAGE_SENT : ActionOutcome.DISCONNECTED;
            case CHANGED, PENDING -> ActionOutcome.CHANGED;
            case GONE -> ActionOutcome.ALREADY_GONE;
            case FAILED -> ActionOutcome.FAILED;
            case NOT_KNOWN -> ActionOutcome.NOT_KNOWN;
            case NOT_BEGUN -> ActionOutcome.NOT_BEGUN;
        };
        return new ActionResult(chosen, outcome, result.rule(), result.why(), result.failure());
    }
}
