package io.github.sessionctl.doctor;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Tries what this account may see of other users' sessions. Only reads: what changes a session is not tried. The naming makes names of aspects. */
record RightsCheck(SessionHost host, List<SessionInfo> others, UnaryOperator<String> naming) {

    /** The process that is no program, and nobody's. */
    private static final long IDLE = 0;

    private static final String ADVICE = "Run elevated or as a member of Administrators.";
    private static final String NOBODY = "nobody else is logged on to try it on";

    List<Finding> findings() {
        return List.of(
                each("right to read sessions", "state, times and lock state", host::read),
                each("right to read clients", "the users' devices", host::readClient),
                processes(),
                Finding.notChecked(
                        naming.apply("rights to log off, disconnect and message"),
                        "cannot be tried without doing it",
                        "Administrators have the Reset, Disconnect and Message rights. A dry run shows whom a policy would"
                                + " log off."));
    }

    private Finding each(String aspect, String what, Consumer<SessionInfo> trial) {
        String name = naming.apply(aspect);
        return Finding.check(
                name, () -> others.isEmpty() ? Finding.notChecked(name, NOBODY, "") : each(trial, name, what));
    }

    private Finding each(Consumer<SessionInfo> trial, String name, String what) {
        Map<SessionInfo, SessionException> failures = new LinkedHashMap<>();
        for (SessionInfo session : others) {
            try {
                trial.accept(session);
            } catch (SessionException e) {
                failures.put(session, e);
            }
        }
        dropThoseThatAreGone(failures);
        if (failures.isEmpty()) {
            return Finding.ok(name, what + " of other users' sessions can be read");
        }
        SessionException first = failures.values().iterator().next();
        return Finding.warning(
                name,
                failures.size() + " of " + others.size() + " other users' sessions cannot be read ("
                        + names(failures.keySet()) + "): " + Finding.text(first),
                first.nextStep());
    }

    /** Who has logged off meanwhile says nothing about rights; "not visible to this account" has the same code and does. */
    private void dropThoseThatAreGone(Map<SessionInfo, SessionException> failures) {
        if (failures.values().stream().noneMatch(e -> e.reason() == Reason.NO_SUCH_SESSION)) {
            return;
        }
        Set<SessionId> present = host.list().stream().map(SessionInfo::id).collect(Collectors.toSet());
        failures.entrySet()
                .removeIf(entry -> entry.getValue().reason() == Reason.NO_SUCH_SESSION
                        && !present.contains(entry.getKey().id()));
    }

    private Finding processes() {
        String name = naming.apply("right to see processes");
        return Finding.check(name, () -> {
            try {
                return processes(name, host.processes());
            } catch (SessionException e) {
                return Finding.warning(name, e);
            }
        });
    }

    private Finding processes(String name, List<SessionProcess> processes) {
        if (others.isEmpty()) {
            return nobodyElsesProcesses(name, processes);
        }
        Set<SessionId> visible = processes.stream().map(SessionProcess::session).collect(Collectors.toSet());
        List<SessionInfo> hidden =
                others.stream().filter(row -> !visible.contains(row.id())).toList();
        if (!hidden.isEmpty()) {
            return Finding.warning(
                    name,
                    "no process of " + names(hidden) + " is visible, so keepIfRunning protects nobody there",
                    ADVICE);
        }
        return whoseProcesses(name, processes);
    }

    /** Windows tells whose process it is only to those who may know: a process without a user says that rights are missing. */
    private Finding whoseProcesses(String name, List<SessionProcess> processes) {
        Set<SessionId> theirs = others.stream().map(SessionInfo::id).collect(Collectors.toSet());
        List<SessionProcess> seen = processes.stream()
                .filter(process -> theirs.contains(process.session()))
                .toList();
        Set<SessionId> unnamed =
                unnamed(seen).stream().map(SessionProcess::session).collect(Collectors.toSet());
        if (unnamed.isEmpty()) {
            return Finding.ok(name, "processes of other users are visible, with their users");
        }
        return Finding.warning(
                name,
                unnamed(seen).size() + " of " + seen.size()
                        + " processes in other users' sessions are visible only without their user ("
                        + names(others.stream()
                                .filter(row -> unnamed.contains(row.id()))
                                .toList())
                        + "): this account lacks the right to know whose they are",
                ADVICE);
    }

    /** With nobody else logged on, the system's own processes say it, for those are hidden in the same way. */
    private static Finding nobodyElsesProcesses(String name, List<SessionProcess> processes) {
        List<SessionProcess> services = processes.stream()
                .filter(process -> process.session().equals(SessionId.SERVICES) && process.processId() != IDLE)
                .toList();
        if (!services.isEmpty() && unnamed(services).size() == services.size()) {
            return Finding.warning(
                    name,
                    "all " + services.size()
                            + " processes of the services session are visible only without their user: this"
                            + " account lacks the right to know whose processes are",
                    ADVICE);
        }
        return Finding.notChecked(name, processes.size() + " processes are visible; " + NOBODY, "");
    }

    private static List<SessionProcess> unnamed(List<SessionProcess> processes) {
        return processes.stream().filter(process -> process.user().isEmpty()).toList();
    }

    private static String names(Collection<SessionInfo> sessions) {
        return sessions.stream()
                .map(session -> "session " + session.id() + " of " + session.userText())
                .collect(Collectors.joining(", "));
    }
}
