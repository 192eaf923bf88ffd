package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A decision for every session of a host. Only a {@link LogoffRunner} makes plans, by all rules; they can be narrowed, never widened. Immutable. */
public final class LogoffPlan {

    private final HostAddress host;
    private final Instant madeAt;
    private final List<LogoffDecision> decisions;
    private final Judgement judgement;
    private final List<SessionProcess> processes;

    LogoffPlan(
            HostAddress host,
            Instant madeAt,
            List<LogoffDecision> decisions,
            Judgement judgement,
            List<SessionProcess> processes) {
        this.host = host;
        this.madeAt = madeAt;
        this.decisions = List.copyOf(decisions);
        this.judgement = judgement;
        this.processes = processes;
    }

    /** The host. Only there can the plan be carried out. */
    public HostAddress host() {
        return host;
    }

    /** When the plan was made, by the runner's clock. */
    public Instant madeAt() {
        return madeAt;
    }

    /** One decision for each session, in the host's order. */
    public List<LogoffDecision> decisions() {
        return decisions;
    }

    /** What was asked for. */
    public LogoffPolicy policy() {
        return judgement.policy();
    }

    /** What the users of active sessions are told first. */
    public LogoffNotice notice() {
        return policy().notice();
    }

    /** The decisions to log a session off. */
    public List<LogoffDecision> logoffs() {
        return decisions.stream().filter(LogoffDecision::logsOff).toList();
    }

    /** The decisions about sessions that were meant: without those that were not asked for at all. */
    public List<LogoffDecision> meant() {
        Optional<LogoffRule> notMeant = Optional.of(LogoffRule.NOT_SELECTED);
        return decisions.stream()
                .filter(decision -> !decision.rule().equals(notMeant))
                .toList();
    }

    /** The plan for these sessions alone: the others are kept by {@link LogoffRule#NOT_SELECTED}. */
    public LogoffPlan only(Collection<SessionId> sessions) {
        Set<SessionId> chosen = Set.copyOf(sessions);
        return with(decision -> chosen.contains(decision.session().id())
                ? decision
                : decision.unless(LogoffRule.NOT_SELECTED, "it was not chosen from the plan"));
    }

    /** The plan without these sessions: they are kept by {@link LogoffRule#NOT_SELECTED}. */
    public LogoffPlan without(Collection<SessionId> sessions) {
        Set<SessionId> leftOut = Set.copyOf(sessions);
        return with(decision -> leftOut.contains(decision.session().id())
                ? decision.unless(LogoffRule.NOT_SELECTED, "it was left out of the plan")
                : decision);
    }

    /**
     * The plan with so many logoffs at most: those of the sessions that have been left alone longest. The others are kept by {@link
     * LogoffRule#LIMIT}.
     * @param most not negative
     * @param explanation what the limit is, as a clause
     */
    public LogoffPlan limitedTo(int most, String explanation) {
        Set<LogoffDecision> beyond = Collections.newSetFromMap(new IdentityHashMap<>());
        decisions.stream()
                .filter(LogoffDecision::logsOff)
                .sorted(Comparator.comparing((LogoffDecision decision) ->
                                decision.session().idle().orElse(Duration.ZERO))
                        .reversed())
                .skip(most)
                .forEach(beyond::add);
        return with(decision -> beyond.contains(decision) ? decision.unless(LogoffRule.LIMIT, explanation) : decision);
    }

    private LogoffPlan with(UnaryOperator<LogoffDecision> change) {
        List<LogoffDecision> changed = decisions.stream().map(change).toList();
        return new LogoffPlan(host, madeAt, changed, judgement, processes);
    }

    /** The report of a run that only looked: what would be logged off, what would be skipped and why. */
    public LogoffReport asDryRun() {
        List<LogoffResult> results = decisions.stream().map(this::dryRun).toList();
        return new LogoffReport(host, madeAt, Duration.ZERO, true, policy().meansOneSession(), results);
    }

    private LogoffResult dryRun(LogoffDecision decision) {
        SessionInfo session = decision.session();
        LogoffObjection objection = decision.objection();
        if (objection != null) {
            return LogoffResult.skipped(session, objection);
        }
        if (decision.failure() != null && !LastLook.isPending(decision.failure())) {
            String why = decision.failure().explanation();
            return LogoffResult.of(session, LogoffOutcome.FAILED, why, decision.failure(), Duration.ZERO);
        }
        String why = decision.failure() != null
                ? "dry run; " + decision.failure().problem()
                : notice().concerns(session) ? "dry run; " + LogoffTable.firstStep(notice()) + " first" : "dry run";
        return LogoffResult.of(session, LogoffOutcome.WOULD_LOG_OFF, why);
    }

    /** By which the plan was made. */
    Judgement judgement() {
        return judgement;
    }

    /** The processes as the plan saw them; empty unless the policy asks for them. */
    List<SessionProcess> processes() {
        return processes;
    }

    /** What the plan is for, and how many sessions it logs off. */
    @Override
    public String toString() {
        return "plan for " + host + " of " + madeAt + " (" + policy() + "): "
                + logoffs().size() + " of " + decisions.size() + " sessions to log off";
    }
}
