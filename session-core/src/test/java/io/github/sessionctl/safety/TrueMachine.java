package io.github.sessionctl.safety;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is really there: sessions, their processes, who is at the console. All that happens on the simulated machine happens here first, and is told
 * to it in the words of a scenario, so that the truth is known at each moment. Guarded by its witness's lock.
 */
final class TrueMachine {

    final String name;
    final long own;
    final boolean hasChildSessions;

    /** Who logs on here. */
    final List<UserAccount> people;

    private final InstantSource clock;
    private final Map<String, TrueSession> sessions = new LinkedHashMap<>();
    private @Nullable Long console;
    private long logons;
    private long processes = 100;
    private int seconds;

    /** What the scenario says; from then on null, and what happens goes to the simulator. */
    private @Nullable StringBuilder scenario = new StringBuilder();

    private Consumer<String> happens = keys -> {};

    TrueMachine(
            String name,
            long own,
            @Nullable Long console,
            boolean hasChildSessions,
            List<UserAccount> people,
            InstantSource clock) {
        this.name = name;
        this.own = own;
        this.console = console;
        this.hasChildSessions = hasChildSessions;
        this.people = people;
        this.clock = clock;
        scenario.append("host name=\"" + name + "\" own=" + own + " console=" + (console == null ? "none" : console)
                + " childSessions=" + (hasChildSessions ? "yes" : "no") + "\n");
    }

    /** The machine as it is at the beginning, as a scenario. */
    String scenario() {
        return scenario.toString();
    }

    /** From now on what happens is told here. */
    void begin(Consumer<String> simulator) {
        scenario = null;
        happens = simulator;
    }

    boolean isAtTheBeginning() {
        return scenario != null;
    }

    Moment moment(long since) {
        return new Moment(
                since,
                clock.instant(),
                name,
                own,
                hasChildSessions,
                console,
                sessions.values().stream().map(TrueSession::copy).toList());
    }

    /** A short while, each time another: so no two logons and no two disconnections are of the same moment. */
    Duration shortWhile() {
        return Duration.ofSeconds(++seconds);
    }

    List<TrueSession> sessions() {
        return new ArrayList<>(sessions.values());
    }

    /** The host's own session with this ID, null when there is none. */
    @Nullable TrueSession session(long id) {
        return sessions.get(key(id, ""));
    }

    private static String key(long id, String vm) {
        return vm + '/' + id;
    }

    /** A session that is there from now on, with nobody logged on and no time known. */
    Edit come(long id, String vm) {
        TrueSession session = new TrueSession(id, vm, ++logons);
        sessions.put(key(id, vm), session);
        return new Edit(session, scenario == null ? "session=" + id : "session id=" + id, true);
    }

    /** Something happens to a session that is there, and stays the same logon. */
    Edit edit(TrueSession session) {
        return new Edit(session, "session=" + session.id, false);
    }

    void vanish(TrueSession session) {
        sessions.remove(key(session.id, session.vm));
        tell("session=" + session.id + " gone=yes");
    }

    /** Its client has been disconnected, by the simulator itself. */
    void wasDisconnected(long id) {
        TrueSession session = session(id);
        if (session.state != ConnectState.DISCONNECTED) {
            session.state = ConnectState.DISCONNECTED;
            session.name = "";
            session.disconnectedAt = clock.instant();
        }
    }

    void moveConsole(@Nullable Long session) {
        console = session;
        tell("console=" + (session == null ? "none" : session));
    }

    /** A process starts. */
    void start(TrueSession session, String process) {
        if (session.processes.add(process)) {
            if (scenario != null) {
                tell("process session=" + session.id + " id=" + ++processes + " name=\"" + process + "\""
                        + (session.showsProcesses ? "" : " visible=no"));
            } else if (session.showsProcesses) {
                tell("session=" + session.id + " process=\"" + process + '"');
            }
        }
    }

    /** A process ends. */
    void end(TrueSession session, String process) {
        if (session.processes.remove(process) && session.showsProcesses) {
            tell("session=" + session.id + " process=\"" + process + "\" gone=yes");
        }
    }

    /** Our account may see its processes no longer. For the simulator they have ended. */
    void hideProcesses(TrueSession session) {
        if (session.showsProcesses) {
            Set<String> running = new TreeSet<>(session.processes);
            running.forEach(process -> end(session, process));
            session.processes = running;
            session.showsProcesses = false;
        }
    }

    private void tell(String statement) {
        if (scenario != null) {
            scenario.append(statement).append('\n');
        } else {
            happens.accept(statement);
        }
    }

    /** What happens to one session at one moment. Nothing has happened before {@link #done}. */
    final class Edit {

        private final TrueSession session;
        private final StringBuilder keys;
        private final boolean isNew;
        private final Instant now = clock.instant();

        private Edit(TrueSession session, String beginning, boolean isNew) {
            this.session = session;
            this.keys = new StringBuilder(beginning);
            this.isNew = isNew;
            if (!session.vm.isEmpty()) {
                set("vm", session.vm);
            }
        }

        Edit state(ConnectState state) {
            session.state = state;
            return set("state", state == ConnectState.UNKNOWN ? "77" : state.windowsName());
        }

        Edit name(String name) {
            session.name = name;
            return set("name", name);
        }

        Edit user(@Nullable UserAccount user) {
            session.user = user;
            return set("user", user == null ? "" : user.name()).set("domain", user == null ? "" : user.domain());
        }

        Edit listedAs(UserAccount account) {
            session.listedAs = account;
            return set("listedAs", account.toString().replace("\\", "\\\\"));
        }

        Edit loggedOn(Duration ago) {
            session.loggedOnAt = now.minus(ago);
            return set("logonAgo", ago);
        }

        Edit connected(Duration ago) {
            session.connectedAt = now.minus(ago);
            return set("connectAgo", ago);
        }

        Edit disconnected(Duration ago) {
            session.disconnectedAt = now.minus(ago);
            return set("disconnectedFor", ago);
        }

        Edit used(Duration ago) {
            session.usedAt = now.minus(ago);
            return set("idleFor", ago);
        }

        Edit lock(LockState lock) {
            session.lock = lock;
            return set(
                    "locked",
                    switch (lock) {
                        case LOCKED -> "yes";
                        case UNLOCKED -> "no";
                        case UNKNOWN -> "unknown";
                    });
        }

        Edit visible(boolean isVisible) {
            session.isVisible = isVisible;
            return set("visible", isVisible ? "yes" : "no");
        }

        /** A logoff does not end by itself here, but when it is to. */
        Edit logoffNeverEnds() {
            return set("logoffTakes", "never");
        }

        /** What its user will answer to a question. */
        Edit answers(String answer) {
            return set("answer", answer);
        }

        private Edit set(String key, Duration ago) {
            return set(key, ago.toMillis() + "ms");
        }

        private Edit set(String key, String value) {
            keys.append(' ').append(key).append("=\"").append(value).append('"');
            return this;
        }

        /** It happens. */
        TrueSession done() {
            if (isNew) {
                logoffNeverEnds();
            }
            tell(keys.toString());
            return session;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "own %d, console %s, child sessions %s%n", own, console, hasChildSessions));
        sessions.values().forEach(session -> text.append("  ").append(session).append('\n'));
        return text.toString();
    }
}
