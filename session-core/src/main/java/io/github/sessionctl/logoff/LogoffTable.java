package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans and reports as the tables that people read. */
public final class LogoffTable {

    private LogoffTable() {}

    /** What was decided for each session, and by which rule; a heading first. */
    public static List<String> lines(LogoffPlan plan) {
        TextTable table = table("DECISION");
        for (LogoffDecision decision : plan.decisions()) {
            String what = decision.logsOff() ? logOff(plan.notice(), decision.session()) : "keep";
            row(table, decision.session(), what, decision.rule().orElse(null), why(decision), "");
        }
        return table.lines();
    }

    /** What became of each session; a heading first. */
    public static List<String> lines(LogoffReport report) {
        TextTable table = table("OUTCOME");
        for (LogoffResult result : report.results()) {
            String notice = result.notice() == null ? "" : result.notice().words();
            row(table, result.session(), result.outcome().name(), result.rule(), result.explanation(), notice);
        }
        return table.lines();
    }

    private static TextTable table(String what) {
        return new TextTable("ID", "SESSION", "STATE", "USER", "IDLE", what, "RULE", "WHY", "NOTICE");
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

    private static void row(
            TextTable table, SessionInfo session, String what, @Nullable LogoffRule rule, String why, String notice) {
        String idle = session.user() == null
                ? ""
                : session.idle().map(DurationText::format).orElse("");
        table.row(
                session.id().toString(),
                session.name(),
                session.state().windowsName(),
                session.userText(),
                idle,
                what,
                rule == null ? "" : rule.name(),
                why,
                notice);
    }
}
