package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scenario lets happen at which call, and how often it still will. Not safe for use by several threads. */
final class CallScript {

    private final List<Change> changes;
    private final List<Fault> faults;
    private final int[] timesLeft;

    /** How often an operation was called: for each session, or for null where it is not about one. */
    private final Map<SessionOperation, Map<@Nullable SessionId, Integer>> calls =
            new EnumMap<>(SessionOperation.class);

    CallScript(Scenario scenario) {
        changes = scenario.changes;
        faults = scenario.faults;
        timesLeft = faults.stream().mapToInt(Fault::times).toArray();
    }

    /** Counts a call. Returns what has happened right before it. */
    List<Change> changesBefore(SessionOperation operation, @Nullable SessionId session) {
        int call = calls.computeIfAbsent(operation, first -> new HashMap<>()).merge(session, 1, Integer::sum);
        return changes.stream()
                .filter(change -> change.before() == operation && change.call() == call)
                .filter(change -> session == null || change.session().equals(session))
                .toList();
    }

    /** What goes wrong with this call; it is used up by that. */
    @Nullable Fault nextFault(SessionOperation operation, @Nullable SessionId session) {
        for (int i = 0; i < timesLeft.length; i++) {
            if (timesLeft[i] > 0 && faults.get(i).matches(operation, session)) {
                timesLeft[i]--;
                return faults.get(i);
            }
        }
        return null;
    }
}
