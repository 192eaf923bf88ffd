package io.github.sessionctl.action;

import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import org.jspecify.annotations.Nullable;

/**
 * What became of one session.
 * @param rule the rule that kept it, null unless {@link ActionOutcome#SKIPPED}, or {@link ActionOutcome#CHANGED} by a rule
 * @param explanation why, as a clause for people; empty where the outcome says it all
 * @param failure what went wrong, null unless {@link ActionOutcome#FAILED} or {@link ActionOutcome#NOT_KNOWN}
 */
public record ActionResult(
        SessionInfo session,
        ActionOutcome outcome,
        @Nullable LogoffRule rule,
        String explanation,
        @Nullable SessionException failure) {

    static ActionResult skipped(SessionInfo session, LogoffRule rule, String explanation) {
        return new ActionResult(session, ActionOutcome.SKIPPED, rule, explanation, null);
    }

    /** The outcome's name, the session, its user and why, in one line. */
    public String toLine() {
        String user = session.user() == null ? "" : " of " + session.userText();
        String what = rule == null ? outcome.name() : outcome.name() + " (" + rule + ")";
        String why = explanation.isEmpty() ? "" : ": " + explanation;
        return what + " session " + session.id() + user + " on " + session.host() + why;
    }
}
