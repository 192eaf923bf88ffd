package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions and processes of a simulated host, and what happens to them. Guarded by its host's lock. */
final class SimulatedMachine {

    private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";

    private final @Nullable SessionId console;
    private final Map<SessionId, SimulatedSession> sessions = new LinkedHashMap<>();
    private boolean hasHadLogoffs;
    private final List<ProcessSpec> processes;
    private long events;

    SimulatedMachine(Scenario scenario, Instant now) {
        console = scenario.console;
        scenario.sessions.forEach((id, values) -> sessions.put(id, new SimulatedSession(id, values, now)));
        processes = new ArrayList<>(scenario.processes);
    }

    List<SimulatedSession> sessions() {
        return List.copyOf(sessions.values());
    }

    @Nullable SimulatedSession session(SessionId id) {
        return sessions.get(id);
    }

    boolean isConsole(SessionId id) {
        return id.equals(console);
    }

    List<SessionProcess> processes() {
        List<SessionProcess> rows = new ArrayList<>();
        for (ProcessSpec spec : processes) {
            SimulatedSession session = sessions.get(spec.process().session());
            if (session != null) {
                rows.add(spec.process()
                        .withUser(spec.user(session, session.id.equals(SessionId.SERVICES) ? SYSTEM : "")));
            }
        }
        return rows;
    }

    /** How often something has happened that Windows has an event for. Locking is none. */
    long events() {
        return events;
    }

    /** The session gets new values; where there is none with the ID, one comes. */
    void change(SessionId id, Map<String, String> values, Instant now) {
        SimulatedSession session = sessions.get(id);
        if (session == null) {
            sessions.put(id, new SimulatedSession(id, values, now));
            events++;
            return;
        }
        Object before = session.face(isConsole(id));
        session.apply(values, now);
        if (!session.face(isConsole(id)).equals(before)) {
            events++;
        }
    }

    void disconnect(SimulatedSession session, Instant now) {
        Object before = session.face(isConsole(session.id));
        session.disconnect(now);
        if (!session.face(isConsole(session.id)).equals(before)) {
            events++;
        }
    }

    /** The session vanishes with its processes; false when there was none. */
    boolean remove(SessionId id) {
        endProcesses(id);
        boolean wasThere = sessions.remove(id) != null;
        if (wasThere) {
            events++;
        }
        return wasThere;
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
            if (session.hasEnded(now)) {
                SimulatedSession successor = session.successor();
                if (successor != null) {
                    endProcesses(session.id);
                    sessions.put(session.id, successor);
                    events++;
                } else {
                    remove(session.id);
                }
            }
        }
    }

    /** Whether a logoff is under way that the clock will end. */
    boolean isLogoffToEnd() {
        return sessions.values().stream().anyMatch(SimulatedSession::isLogoffToEnd);
    }

    private void endProcesses(SessionId id) {
        processes.removeIf(spec -> spec.process().session().equals(id));
    }
}
