package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a plan: lists the host's sessions with one call, and looks closer, with one call each, only at those to which the list gives
 * no objection.
 */
final class LogoffPlanner {

    private final SessionHost host;
    private final LogoffSelection selection;
    private final SpecialSessions special;

    LogoffPlanner(SessionHost host, LogoffSelection selection) {
        this.host = host;
        this.selection = selection;
        this.special = SpecialSessions.of(host);
    }

    List<LogoffDecision> decide() {
        List<LogoffDecision> decisions = new ArrayList<>();
        for (SessionInfo session : host.list()) {
            Optional<LogoffObjection> objection = selection.objection(session, special);
            if (objection.isPresent()) {
                decisions.add(new LogoffDecision(session, objection.get()));
            } else {
                decideByCloserLook(session).ifPresent(decisions::add);
            }
        }
        return withLimit(withProcesses(decisions));
    }

    /** Empty when the session is gone: then there is nothing left to decide. */
    private Optional<LogoffDecision> decideByCloserLook(SessionInfo listed) {
        SessionInfo session;
        try {
            session = host.read(listed);
        } catch (SessionException e) {
            if (e.reason() == Reason.NO_SUCH_SESSION) {
                return Optional.empty();
            }
            // Not read is not known. The runner will look again before it acts, and fail there if it still cannot.
            session = listed;
        }
        SessionInfo seen = session;
        Optional<LogoffObjection> objection =
                selection.objection(seen, special).or(() -> selection.timeObjection(seen));
        return Optional.of(new LogoffDecision(seen, objection.orElse(null)));
    }

    private List<LogoffDecision> withProcesses(List<LogoffDecision> decisions) {
        if (!selection.asksForProcesses() || decisions.stream().noneMatch(LogoffDecision::logsOff)) {
            return decisions;
        }
        List<SessionProcess> processes = host.processes();
        return decisions.stream()
                .map(decision -> decision.logsOff()
                        ? new LogoffDecision(
                                decision.session(),
                                selection
                                        .processObjection(decision.session(), processes)
                                        .orElse(null))
                        : decision)
                .toList();
    }

    /** Keeps those that have been left alone longest. */
    private List<LogoffDecision> withLimit(List<LogoffDecision> decisions) {
        int limit = selection.maxLogoffs();
        Set<SessionId> beyond = decisions.stream()
                .filter(LogoffDecision::logsOff)
                .map(LogoffDecision::session)
                .sorted(Comparator.comparing(
                                (SessionInfo session) -> session.idle().orElse(Duration.ZERO))
                        .reversed())
                .skip(limit)
                .map(SessionInfo::id)
                .collect(Collectors.toSet());
        LogoffObjection objection = new LogoffObjection(LogoffRule.LIMIT, "at most " + limit + " sessions in a run");
        return decisions.stream()
                .map(decision ->
                        decision.logsOff() && beyond.contains(decision.session().id())
                                ? new LogoffDecision(decision.session(), objection)
                                : decision)
                .toList();
    }
}
