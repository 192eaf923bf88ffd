package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sessions and processes of a simulated host, and what happens to them. Guarded by its host's lock. */
final class SimulatedMachine {

    private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";

    /** Where the IDs of processes begin that a change starts. */
    private static final long FIRST_STARTED = 50_000;

    private final Map<RowKey, SimulatedSession> sessions = new LinkedHashMap<>();
    private final List<ProcessSpec> processes;
    private @Nullable SessionId console;
    private boolean hasHadLogoffs;
    private boolean hasHadChildren;
    private long events;

    SimulatedMachine(Scenario scenario, Instant now) {
        console = scenario.console;
        processes = new ArrayList<>(scenario.processes);
        scenario.sessions.forEach((row, values) -> change(row, values, now));
    }

    List<SimulatedSession> sessions() {
        return List.copyOf(sessions.values());
    }

    /** The host's own session with this ID: what a call by an ID is about. Null when there is none. */
    @Nullable SimulatedSession own(SessionId id) {
        return sessions.get(RowKey.own(id));
    }

    @Nullable SessionId console() {
        return console;
    }

    boolean isConsole(SimulatedSession session) {
        return session.key.isOwn() && session.key.id().equals(console);
    }

    /** Whether a session has, or has had, a parent. */
    boolean hasHadChildren() {
        return hasHadChildren;
    }

    List<SessionProcess> processes() {
        List<SessionProcess> rows = new ArrayList<>();
        for (ProcessSpec spec : processes) {
            SimulatedSession session = own(spec.process().session());
            if (session != null && session.isVisible() && spec.isVisible()) {
                rows.add(spec.process().withUser(spec.user(session, session.isServices() ? SYSTEM : "")));
            }
        }
        return rows;
    }

    /** How often something has happened that Windows has an event for. Locking is none. */
    long events() {
        return events;
    }

    void happen(Happening what, Instant now) {
        if (what.movesConsole() && !Objects.equals(console, what.console())) {
            console = what.console();
            events++;
        }
        @Nullable SessionId session = what.session();
        if (session == null) {
            return;
        }
        @Nullable String process = what.process();
        RowKey row = RowKey.of(session, what.values());
        if (process == null && what.isGone()) {
            remove(row);
        } else if (process == null || !what.values().isEmpty()) {
            change(row, what.values(), now);
        }
        if (process != null && what.isGone()) {
            processes.removeIf(spec -> spec.isIn(session) && spec.isNamed(process));
        } else if (process != null) {
            processes.add(ProcessSpec.started(session, freeProcessId(), process));
        }
    }

    private long freeProcessId() {
        Set<Long> taken =
                processes.stream().map(spec -> spec.process().processId()).collect(Collectors.toSet());
        long id = FIRST_STARTED;
        while (taken.contains(id)) {
            id++;
        }
        return id;
    }

    /** The session gets new values; where there is none of that key, one comes. */
    private void change(RowKey row, Map<String, String> values, Instant now) {
        SimulatedSession session = sessions.get(row);
        if (session == null) {
            session = new SimulatedSession(row, values, now);
            sessions.put(row, session);
            events++;
        } else {
            Object before = face(session);
            session.apply(values, now);
            reportChange(before, session);
        }
        hasHadChildren |= session.parent() != null;
    }

    void disconnect(SimulatedSession session, Instant now) {
        Object before = face(session);
        session.disconnect(now);
        reportChange(before, session);
    }

    private Object face(SimulatedSession session) {
        return session.face(isConsole(session));
    }

    private void reportChange(Object before, SimulatedSession session) {
        if (!face(session).equals(before)) {
            events++;
        }
    }

    /** The session vanishes with its processes and its child sessions; false when there was none. */
    boolean remove(RowKey row) {
        boolean wasThere = sessions.remove(row) != null;
        if (wasThere) {
            events++;
            endWhatIsIn(row);
        }
        return wasThere;
    }

    private void endWhatIsIn(RowKey row) {
        if (!row.isOwn()) {
            return;
        }
        processes.removeIf(spec -> spec.isIn(row.id()));
        if (hasHadChildren) {
            sessions().stream()
                    .filter(session -> row.id().equals(session.parent()))
                    .forEach(child -> remove(child.key));
        }
    }

    void beginLogoff(SimulatedSession session, Instant now) {
        hasHadLogoffs = true;
        session.beginLogoff(now);
    }

    /** Logoffs end by the clock: what has ended by now goes. */
    void settle(Instant now) {
        if (!hasHadLogoffs) {
            return;
        }
        for (SimulatedSession session : sessions()) {
            // It may have gone already, with its parent.
            if (session.hasEnded(now) && sessions.get(session.key) == session) {
                SimulatedSession successor = session.successor();
                if (successor == null) {
                    remove(session.key);
                } else {
                    sessions.put(session.key, successor);
                    events++;
                    endWhatIsIn(session.key);
                }
            }
        }
    }

    /** Whether a logoff is under way that the clock will end. */
    boolean isLogoffToEnd() {
        return sessions.values().stream().anyMatch(SimulatedSession::isLogoffToEnd);
    }
}
