package io.github.sessionctl.jmx;

import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffListener;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.session.SessionInfo;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody has asked for, on its way through the audit: a record before the first session is touched, one for each session as soon as
 * its outcome is known, so that the audit shows how far it came whatever happens, and one at the end. Safe for use by several threads: a run
 * tells of its results in a thread of its own.
 */
final class AuditedOperation implements LogoffListener {

    private interface Recorder {
        void record(String session, String outcome, String explanation);
    }

    private final Recorder recorder;

    // Guarded by this.
    private final Map<LogoffOutcome, Integer> outcomes = new EnumMap<>(LogoffOutcome.class);
    private final Set<LogoffResult> recorded = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean hasBegun;
    private boolean hasFoundOut;

    AuditedOperation(
            AuditTrail trail,
            InstantSource clock,
            Caller caller,
            String host,
            String operation,
            Map<String, String> parameters) {
        recorder = (session, outcome, explanation) -> trail.add(
                new AuditRecord(clock.instant(), caller, host, operation, parameters, session, outcome, explanation));
    }

    /** Whether it has changed something, or shown that something has changed: what was read before does not hold any more. */
    synchronized boolean hasFoundOut() {
        return hasFoundOut;
    }

    /** Whether a run has begun, so that nobody may say that nothing has been done. */
    synchronized boolean hasBegun() {
        return hasBegun;
    }

    /** A run begins. */
    synchronized void planned(LogoffPlan plan) {
        if (!plan.logoffs().isEmpty()) {
            hasBegun = true;
            String sessions = plan.logoffs().stream()
                    .map(decision -> text(decision.session()))
                    .collect(Collectors.joining(", "));
            recorder.record("", "BEGUN", "to log off: session " + sessions);
        }
    }

    /** A run has come to a result. It is recorded once, however often it is told. */
    @Override
    public synchronized void ended(LogoffResult result) {
        if (recorded.add(result)) {
            outcomes.merge(result.outcome(), 1, Integer::sum);
            if (result.outcome() != LogoffOutcome.SKIPPED) {
                session(result.session(), result.outcome().name(), result.explanation());
            }
        }
    }

    /** What became of a session, whether a run has told or not. */
    synchronized void session(SessionInfo session, String outcome, String explanation) {
        hasFoundOut |= !outcome.equals(LogoffOutcome.SKIPPED.name());
        recorder.record(text(session), outcome, explanation);
    }

    /** It has been done; how many sessions had which outcome. */
    synchronized void done() {
        done(outcomes.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ")));
    }

    void done(String explanation) {
        recorder.record("", "DONE", explanation);
    }

    /** It was not allowed, or could not be meant. Nothing has been done. */
    void refused(String explanation) {
        recorder.record("", "REFUSED", explanation);
    }

    /** It went wrong as a whole. */
    void failed(String explanation) {
        recorder.record("", "FAILED", explanation);
    }

    private static String text(SessionInfo session) {
        return session.user() == null ? session.id().toString() : session.id() + " of " + session.userText();
    }
}
