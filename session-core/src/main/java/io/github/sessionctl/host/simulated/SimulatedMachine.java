package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.simulated.SimulatedSession.RowKey;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The sessions and processes of a simulated host, and what happens to them. Guarded by its host's lock. */
final class SimulatedMachine {

    /**
     * Something that happens to a machine.
     *
     * @param session which session it is about, null where the console alone passes to another one
     * @param isGone whether the session vanishes; where a process is named, which starts in the session or ends, that one instead
     * @param movesConsole whether another session, or none, is at the console from now on
     * @param values the session's new values by key, checked: what means nothing is refused before it happens
     */
    record Happening(
            @Nullable SessionId session,
            boolean isGone,
            @Nullable String process,
            boolean movesConsole,
            @Nullable SessionId console,
            Map<String, String> values) {

        Happening {
            values = Map.copyOf(values);
            SimulatedSession.check(values);
        }

        /** A session gets new values, or comes with them. */
        static Happening change(SessionId session, Map<String, String> values) {
            return new Happening(session, false, null, false, null, values);
        }
    }

    /** A process of a scenario. Without a name or a domain of its own its user is its session's; one called {@code none} is not told. */
    record ProcessSpec(
            SessionProcess process,
            @Nullable String userName,
            @Nullable String domain,
            boolean isVisible) {

        private boolean isIn(SessionId session) {
            return process.session().equals(session);
        }

        /** Whose process it is, in this session and, where that has no user, for want of one. */
        private String user(SimulatedSession session, String otherwise) {
            String name = userName == null ? session.user : userName;
            if (!process.user().isEmpty()) {
                return process.user();
            } else if (name.isEmpty()) {
                return otherwise;
            } else if (name.equalsIgnoreCase("none") && userName != null) {
                return "";
            }
            return new UserAccount(domain == null ? session.domain : domain, name).toString();
        }
    }

    private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";

    /** Where the IDs of processes begin that a change starts. */
    private static final long FIRST_STARTED = 50_000;

    private final Map<RowKey, SimulatedSession> sessions = new LinkedHashMap<>();
    private final List<ProcessSpec> processes;

    @Nullable SessionId console;

    /** Whether a session has, or has had, a parent. */
    boolean hasHadChildren;

    /** How often something has happened that Windows has an event for. Locking is none. */
    long events;

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

    boolean isConsole(SimulatedSession session) {
        return session.key.isOwn() && session.key.id().equals(console);
    }

    List<SessionProcess> processes() {
        List<SessionProcess> rows = new ArrayList<>();
        for (ProcessSpec spec : processes) {
            SimulatedSession session = own(spec.process().session());
            if (session != null && session.isVisible && spec.isVisible()) {
                rows.add(spec.process().withUser(spec.user(session, session.isServices() ? SYSTEM : "")));
            }
        }
        return rows;
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
            String name = ScenarioValues.folded(process);
            processes.removeIf(spec -> spec.isIn(session)
                    && ScenarioValues.folded(spec.process().name()).equals(name));
        } else if (process != null) {
            SessionProcess started = new SessionProcess(session, freeProcessId(), process, 1, 0, 0, Duration.ZERO);
            processes.add(new ProcessSpec(started, null, null, true));
        }
    }

    private long freeProcessId() {
        return LongStream.iterate(FIRST_STARTED, id -> id + 1)
                .filter(id ->
                        processes.stream().noneMatch(spec -> spec.process().processId() == id))
                .findFirst()
                .orElseThrow();
    }

    /** The session gets new values; where there is none of that key, one comes. */
    private void change(RowKey row, Map<String, String> values, Instant now) {
        SimulatedSession known = sessions.get(row);
        SimulatedSession session = known == null ? new SimulatedSession(row, values, now) : known;
        if (known == null) {
            sessions.put(row, session);
            events++;
        } else {
            alter(session, () -> session.apply(values, now));
        }
        hasHadChildren |= session.parent != null;
    }

    void disconnect(SimulatedSession session, Instant now) {
        alter(session, () -> session.disconnect(now));
    }

    private void alter(SimulatedSession session, Runnable change) {
        Object before = session.face(isConsole(session));
        change.run();
        if (!session.face(isConsole(session)).equals(before)) {
            events++;
        }
    }

    /** The session vanishes with its processes and its child sessions; false when there was none. */
    boolean remove(RowKey row) {
        if (sessions.remove(row) == null) {
            return false;
        }
        events++;
        endWhatIsIn(row);
        return true;
    }

    private void endWhatIsIn(RowKey row) {
        if (!row.isOwn()) {
            return;
        }
        processes.removeIf(spec -> spec.isIn(row.id()));
        if (hasHadChildren) {
            sessions().stream()
                    .filter(session -> row.id().equals(session.parent))
                    .forEach(child -> remove(child.key));
        }
    }

    /** Logoffs end by the clock: what has ended by now goes. */
    void settle(Instant now) {
        if (!isLogoffToEnd()) {
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
