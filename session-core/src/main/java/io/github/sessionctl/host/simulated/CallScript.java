package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.simulated.SimulatedMachine.Happening;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scenario lets happen at which call, and how often it still will. Not safe for use by several threads. */
final class CallScript {

    /** What happens right before a call, counted from 1: of those for its session, or of all where it is about none. */
    record Change(SessionOperation before, int call, Happening what) {

        Change {
            if (call < 1) {
                throw new IllegalArgumentException("calls are counted from 1, so there is no call " + call);
            }
        }

        private boolean counts(SessionOperation operation, @Nullable SessionId session) {
            return before == operation
                    && (session == null
                            || what.session() == null
                            || what.session().equals(session));
        }
    }

    /** What goes wrong in so many calls of an operation, for all sessions where that is null: a delay, and a Win32 error unless that is 0. */
    record Fault(SessionOperation operation, @Nullable SessionId session, int error, Duration delay, int times) {

        Fault {
            if (session != null && !ScenarioValues.isAboutOneSession(operation)) {
                throw new IllegalArgumentException(
                        ScenarioValues.folded(operation.name()) + " is about the whole host, not a session");
            }
            if (delay.isNegative()) {
                throw new IllegalArgumentException("a call cannot take " + delay);
            }
            if (times < 1) {
                throw new IllegalArgumentException("a fault that holds for " + times + " calls is none");
            }
        }

        private boolean matches(SessionOperation called, @Nullable SessionId on) {
            return operation == called && (session == null || session.equals(on));
        }
    }

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
