package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scenario lets happen at which call, and how often it still will. Not safe for use by several threads. */
final class CallScript {

    private final List<Change> changes;
    private final List<Fault> faults;
    private final int[] timesLeft;

    /** How many calls there were of those that each change counts. */
    private final int[] calls;

    CallScript(Scenario scenario) {
        changes = scenario.changes;
        faults = scenario.faults;
        timesLeft = faults.stream().mapToInt(Fault::times).toArray();
        calls = new int[changes.size()];
    }

    /** Counts a call. Returns what has happened right before it. */
    List<Happening> before(SessionOperation operation, @Nullable SessionId session) {
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < calls.length; i++) {
            Change change = changes.get(i);
            if (change.counts(operation, session) && ++calls[i] == change.call()) {
                happenings.add(change.what());
            }
        }
        return happenings;
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
