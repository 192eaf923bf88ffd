package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.util.List;

/** Plans and reports as the tables that people read. */
public final class LogoffTable {

    private LogoffTable() {}

    /** What was decided for each session, and by which rule; a heading first. */
    public static List<String> lines(LogoffPlan plan) {
        TextTable table = new TextTable("ID", "SESSION", "STATE", "USER", "IDLE", "DECISION", "RULE", "WHY", "NOTICE");
        for (LogoffDecision decision : plan.decisions()) {
            row(
                    table,
                    decision.session(),
                    decision.logsOff() ? logOff(plan.notice(), decision.session()) : "keep",
                    decision.rule().map(LogoffRule::name).orElse(""),
                    why(decision),
                    "");
        }
        return table.lines();
    }

    /** What became of each session; a heading first. */
    public static List<String> lines(LogoffReport report) {
        TextTable table = new TextTable("ID", "SESSION", "STATE", "USER", "IDLE", "OUTCOME", "RULE", "WHY", "NOTICE");
        for (LogoffResult result : report.results()) {
            row(
                    table,
                    result.session(),
                    result.outcome().name(),
                    result.rule() == null ? "" : result.rule().name(),
                    result.explanation(),
                    result.notice() == null ? "" : result.notice().words());
        }
        return table.lines();
    }

    private static String why(LogoffDecision decision) {
        LogoffObjection objection = decision.objection();
        SessionException failure = decision.failure();
        return objection != null ? objection.explanation() : failure != null ? failure.problem() : "";
    }

    private static String logOff(LogoffNotice notice, SessionInfo session) {
        return notice.concerns(session) ? firstStep(notice) + ", then log off" : "log off";
    }

    /** What a notice does, as a verb. */
    static String firstStep(LogoffNotice notice) {
        return notice instanceof LogoffNotice.Question ? "ask" : "warn";
    }

    private static void row(TextTable table, SessionInfo session, String what, String rule, String why, String notice) {
        table.row(
                session.id().toString(),
                session.name(),
                session.state().windowsName(),
                session.userText(),
                session.user() == null
                        ? ""
                        : session.idle().map(DurationText::format).orElse(""),
                what,
                rule,
                why,
                notice);
    }
}
