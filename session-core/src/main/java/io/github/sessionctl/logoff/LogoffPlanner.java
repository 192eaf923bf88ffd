package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
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
            decisions.add(
                    objection.isPresent() ? new LogoffDecision(session, objection.get()) : decideByCloserLook(session));
        }
        return withLimit(withProcesses(decisions));
    }

    private LogoffDecision decideByCloserLook(SessionInfo listed) {
        SessionInfo session = lookCloser(listed);
        Optional<LogoffObjection> objection =
                selection.objection(session, special).or(() -> selection.timeObjection(session));
        return new LogoffDecision(session, objection.orElse(null));
    }

    private SessionInfo lookCloser(SessionInfo listed) {
        try {
            return host.read(listed);
        } catch (SessionException e) {
            // Gone, or refused: its times stay unknown. The runner looks again before it acts, and says what it finds.
            return listed;
        }
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
                                processObjection(decision.session(), processes).orElse(null))
                        : decision)
                .toList();
    }

    private Optional<LogoffObjection> processObjection(SessionInfo session, List<SessionProcess> processes) {
        // No machine is without processes, so a list without rows says nothing about what runs.
        return processes.isEmpty()
                ? Optional.of(new LogoffObjection(
                        LogoffRule.RUNNING_PROCESS,
                        "the host named no process at all, so what runs in it is not known"))
                : selection.processObjection(session, processes);
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
