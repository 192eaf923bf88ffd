package io.github.sessionctl.safety;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was true from moment to moment, and what an engine has planned by it. Guarded by its witness's lock. */
final class History {

    private static final Duration PROCESSES_STAY_FRESH = Duration.ofSeconds(5);

    private final TrueMachine machine;
    private final VirtualClock clock;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Long, Look> planned = new TreeMap<>();
    private final Set<Long> everInvisible = new HashSet<>();
    private @Nullable Moment listed;

    History(TrueMachine machine, VirtualClock clock) {
        this.machine = machine;
        this.clock = clock;
        remember();
    }

    void remember() {
        Moment moment = machine.moment(clock.nanoTime());
        moments.add(moment);
        moment.sessions().stream()
                .filter(session -> !session.isVisible)
                .forEach(session -> everInvisible.add(session.logon));
    }

    /** The number of the moment that is now. */
    int now() {
        return moments.size() - 1;
    }

    /** The host's own session as it is now, null when there is none. */
    @Nullable TrueSession session(long id) {
        return moments.get(now()).session(id).orElse(null);
    }

    /** The sessions have been listed; the first list is the plan's. */
    void list() {
        if (listed == null) {
            listed = moments.get(now());
        }
    }

    /** A session has been looked at; the first look at it is the plan's. */
    void look(Look look) {
        planned.putIfAbsent(look.session().id, look);
    }

    /** What was true when the sessions were listed for the plan, null while they have not been. */
    @Nullable Moment listed() {
        return listed;
    }

    /** The look by which a session was planned, null for one that was not. */
    @Nullable Look planned(long id) {
        return planned.get(id);
    }

    List<Long> planned() {
        return List.copyOf(planned.keySet());
    }

    /** What was true while a session was looked at. */
    List<Moment> during(Look look) {
        return moments.subList(look.from(), look.to() + 1);
    }

    /** What was true in the seconds before it was read: a list of processes may be as old as that. */
    List<Moment> before(Look look) {
        long limit = look.begunAt() - PROCESSES_STAY_FRESH.toNanos();
        int from = look.to();
        while (from > 0 && moments.get(from).since() > limit) {
            from--;
        }
        return moments.subList(from, look.to() + 1);
    }

    /** Whether a list, or a closer look, that comes now would show that the logon that was planned under this ID has gone. */
    boolean isMissing(long id) {
        TrueSession before = beforehand(id);
        TrueSession now = session(id);
        return before == null || now == null || !now.isVisible || now.logon != before.logon;
    }

    /** The IDs of those that were there when the sessions were listed for the plan. */
    List<Long> ids() {
        return listed == null
                ? List.of()
                : listed.sessions().stream()
                        .filter(session -> session.vm.isEmpty())
                        .map(session -> session.id)
                        .toList();
    }

    private @Nullable TrueSession beforehand(long id) {
        Look look = planned.get(id);
        if (look != null) {
            return look.session();
        }
        return listed == null ? null : listed.session(id).orElse(null);
    }

    /** Whether the logon that was planned under this ID has really gone; or was hidden at some time, so that nobody could know. */
    boolean isGone(long id) {
        TrueSession session = beforehand(id);
        return session == null
                || everInvisible.contains(session.logon)
                || machine.sessions().stream().noneMatch(row -> row.logon == session.logon);
    }
}
