package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one session.
 * @param rule the rule that kept it; null unless {@link LogoffOutcome#SKIPPED}, or {@link LogoffOutcome#CHANGED} by a rule
 * @param explanation why, as a clause for people
 * @param failure what went wrong; null unless {@link LogoffOutcome#FAILED} or {@link LogoffOutcome#NOT_KNOWN}
 * @param took from the request to the outcome; zero where nothing was requested
 * @param notice what warning or asking its user came to, null where nobody was warned or asked
 */
public record LogoffResult(
        SessionInfo session,
        LogoffOutcome outcome,
        @Nullable LogoffRule rule,
        String explanation,
        @Nullable SessionException failure,
        Duration took,
        @Nullable NoticeResult notice) {

    static LogoffResult of(SessionInfo session, LogoffOutcome outcome, String explanation) {
        return of(session, outcome, explanation, null, Duration.ZERO);
    }

    static LogoffResult of(
            SessionInfo session,
            LogoffOutcome outcome,
            String explanation,
            @Nullable SessionException failure,
            Duration took) {
        return new LogoffResult(session, outcome, null, explanation, failure, took, null);
    }

    static LogoffResult skipped(SessionInfo session, LogoffObjection objection) {
        return new LogoffResult(
                session, LogoffOutcome.SKIPPED, objection.rule(), objection.explanation(), null, Duration.ZERO, null);
    }

    static LogoffResult notKnown(SessionInfo session, String why, SessionException failure, Duration took) {
        return of(session, LogoffOutcome.NOT_KNOWN, why + ": " + failure.explanation(), failure, took);
    }

    LogoffResult withNotice(@Nullable NoticeResult newNotice) {
        return new LogoffResult(session, outcome, rule, explanation, failure, took, newNotice);
    }

    /** The outcome's name, the session, its user, why, and what a notice came to, in one line. */
    public String toLine() {
        String user = session.user() == null ? "" : " of " + session.userText();
        String what = rule == null ? outcome.name() : outcome.name() + " (" + rule + ")";
        String why = explanation.isEmpty() ? "" : ": " + explanation;
        // A refusal is the explanation already.
        String told = notice == null || outcome == LogoffOutcome.DECLINED ? "" : " (" + notice.words() + ")";
        return what + " session " + session.id() + user + " on " + session.host() + why + told;
    }
}
