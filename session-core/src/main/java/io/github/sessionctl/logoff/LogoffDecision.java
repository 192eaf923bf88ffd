package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plan, and nobody else, has decided for one session: to log it off, or to leave it alone by a rule or for a failure to look. Immutable. */
public final class LogoffDecision {

    private final SessionInfo session;
    private final @Nullable LogoffObjection objection;
    private final @Nullable SessionException failure;

    private LogoffDecision(
            SessionInfo session, @Nullable LogoffObjection objection, @Nullable SessionException failure) {
        this.session = session;
        this.objection = objection;
        this.failure = failure;
    }

    static LogoffDecision of(SessionInfo session, Optional<LogoffObjection> objection) {
        return new LogoffDecision(session, objection.orElse(null), null);
    }

    static LogoffDecision notRead(SessionInfo session, SessionException failure) {
        return new LogoffDecision(session, null, failure);
    }

    /** The session as the decision saw it. */
    public SessionInfo session() {
        return session;
    }

    /** The rule that keeps the session, and why; null when no rule does. */
    public @Nullable LogoffObjection objection() {
        return objection;
    }

    /** Why the host did not say how the session stands, so that no rule could be asked; null when it did. */
    public @Nullable SessionException failure() {
        return failure;
    }

    /** Whether the session is to be logged off. */
    public boolean logsOff() {
        return objection == null && failure == null;
    }

    /** The rule that keeps the session; empty when none does. */
    public Optional<LogoffRule> rule() {
        return Optional.ofNullable(objection).map(LogoffObjection::rule);
    }

    /** The same decision where a rule keeps the session already; else this keeps it. */
    LogoffDecision unless(LogoffRule rule, String why) {
        return objection == null ? of(session, Optional.of(new LogoffObjection(rule, why))) : this;
    }

    /** What was decided, in words. */
    @Override
    public String toString() {
        String why = objection != null
                ? " (" + objection.rule() + ": " + objection.explanation() + ")"
                : failure != null ? " (" + failure.problem() + ")" : "";
        String user = session.user() == null ? "" : " of " + session.userText();
        return (logsOff() ? "log off" : "keep") + " session " + session.id() + user + why;
    }
}
