package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A decision for every session of a host, made before anything is touched.
 *
 * @param host the host
 * @param madeAt when the plan was made, by this machine's clock
 * @param decisions one for each session, in the host's order
 * @param selection what was asked for; before each logoff the session's times are held against it once more
 */
public record LogoffPlan(HostAddress host, Instant madeAt, List<LogoffDecision> decisions, LogoffSelection selection) {

    /** Keeps a copy of the list. */
    public LogoffPlan {
        decisions = List.copyOf(decisions);
    }

    /** What the users of active sessions are told first. */
    public LogoffNotice notice() {
        return selection.notice();
    }

    /** The decisions to log a session off. */
    public List<LogoffDecision> logoffs() {
        return decisions.stream().filter(LogoffDecision::logsOff).toList();
    }

    /**
     * This plan with at most so many of its logoffs: those that have been left alone longest. The others are kept by {@link LogoffRule#LIMIT}.
     *
     * @param explanation what the limit is, as a clause
     */
    public LogoffPlan limitedTo(int most, String explanation) {
        Set<SessionId> kept = logoffs().stream()
                .map(LogoffDecision::session)
                .sorted(Comparator.comparing(
                                (SessionInfo session) -> session.idle().orElse(Duration.ZERO))
                        .reversed())
                .skip(most)
                .map(SessionInfo::id)
                .collect(Collectors.toSet());
        LogoffObjection objection = new LogoffObjection(LogoffRule.LIMIT, explanation);
        List<LogoffDecision> limited = decisions.stream()
                .map(decision ->
                        decision.logsOff() && kept.contains(decision.session().id())
                                ? new LogoffDecision(decision.session(), objection)
                                : decision)
                .toList();
        return new LogoffPlan(host, madeAt, limited, selection);
    }

    /** The report of a run that only looked: what would be logged off, what would be skipped and why. */
    public LogoffReport asDryRun() {
        List<LogoffResult> results = decisions.stream()
                .map(decision -> decision.objection() == null
                        ? LogoffResult.of(decision.session(), LogoffOutcome.WOULD_LOG_OFF, dryRun(decision))
                        : LogoffResult.skipped(decision.session(), decision.objection()))
                .toList();
        return new LogoffReport(host, madeAt, Duration.ZERO, true, results);
    }

    private String dryRun(LogoffDecision decision) {
        return notice().concerns(decision.session())
                ? "dry run; " + LogoffTable.firstStep(notice()) + " first"
                : "dry run";
    }
}
