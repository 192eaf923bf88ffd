package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogoffReportTest {

    private static LogoffResult result(long id, LogoffOutcome outcome, @Nullable LogoffRule rule) {
        SessionInfo session = SessionInfo.listed(
                "ts1", new SessionId(id), "", ConnectState.DISCONNECTED, new UserAccount("CORP", "anna"));
        return new LogoffResult(session, outcome, rule, "because", null, Duration.ZERO, null);
    }

    private static LogoffReport report(boolean meansOne, LogoffResult... results) {
        return new LogoffReport(
                HostAddress.parse("ts1"), Instant.EPOCH, Duration.ZERO, false, meansOne, Arrays.asList(results));
    }

    @ParameterizedTest
    @CsvSource({
        "LOGGED_OFF, DONE, DONE",
        "ALREADY_GONE, DONE, DONE",
        "WOULD_LOG_OFF, DONE, DONE",
        "SKIPPED, DONE, NOT_DONE",
        "CHANGED, DONE, NOT_DONE",
        "DECLINED, DONE, NOT_DONE",
        "STILL_LOGGING_OFF, FAILED, FAILED",
        "FAILED, FAILED, FAILED",
        "NOT_BEGUN, FAILED, FAILED",
        "NOT_KNOWN, FAILED, FAILED"
    })
    void verdictIsTheSameForEveryoneAndStricterWhereOneSessionWasAskedFor(
            LogoffOutcome outcome, RunVerdict ofMany, RunVerdict ofOne) {
        LogoffResult other = result(0, LogoffOutcome.SKIPPED, LogoffRule.NOT_SELECTED);

        assertThat(report(false, other, result(4, outcome, null)).verdict()).isEqualTo(ofMany);
        assertThat(report(true, other, result(4, outcome, null)).verdict()).isEqualTo(ofOne);
        assertThat(report(true, other, result(4, outcome, null)).problems().isEmpty())
                .isEqualTo(ofMany == RunVerdict.DONE);
    }

    @Test
    void oneSessionThatIsNotThereIsNotDone() {
        LogoffResult other = result(0, LogoffOutcome.SKIPPED, LogoffRule.NOT_SELECTED);

        assertThat(report(true, other).verdict()).isEqualTo(RunVerdict.NOT_DONE);
        assertThat(report(true).verdict()).isEqualTo(RunVerdict.NOT_DONE);
        assertThat(report(false, other).verdict()).isEqualTo(RunVerdict.DONE);
        assertThat(report(true, other).meant()).isEmpty();
    }

    @Test
    void outcomesAreCountedAndProblemsNamed() {
        LogoffResult failed = result(4, LogoffOutcome.FAILED, null);
        LogoffReport report = report(
                false,
                failed,
                result(5, LogoffOutcome.LOGGED_OFF, null),
                result(6, LogoffOutcome.LOGGED_OFF, null),
                result(7, LogoffOutcome.SKIPPED, LogoffRule.STATE));

        assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(2);
        assertThat(report.count(LogoffOutcome.CHANGED)).isZero();
        assertThat(report.problems()).containsExactly(failed);
        assertThat(report.meant()).hasSize(4);
    }

    @Test
    void reportKeepsItsResults() {
        List<LogoffResult> results = new ArrayList<>(List.of(result(4, LogoffOutcome.LOGGED_OFF, null)));
        LogoffReport report =
                new LogoffReport(HostAddress.parse("ts1"), Instant.EPOCH, Duration.ZERO, false, false, results);
        results.clear();

        assertThat(report.results()).hasSize(1);
    }

    @Test
    void lineSaysWhatItWasAndWhy() {
        assertThat(result(4, LogoffOutcome.LOGGED_OFF, null).toLine())
                .isEqualTo("LOGGED_OFF session 4 of CORP\\anna on ts1: because");
        assertThat(result(4, LogoffOutcome.CHANGED, LogoffRule.CONSOLE)
                        .withNotice(NoticeResult.WARNED)
                        .toLine())
                .isEqualTo("CHANGED (CONSOLE) session 4 of CORP\\anna on ts1: because (warned)");
        assertThat(result(4, LogoffOutcome.DECLINED, null)
                        .withNotice(NoticeResult.SAID_NO)
                        .toLine())
                .isEqualTo("DECLINED session 4 of CORP\\anna on ts1: because");
        SessionInfo nobody = SessionInfo.listed("ts1", new SessionId(7), "", ConnectState.DOWN, null);
        assertThat(LogoffResult.of(nobody, LogoffOutcome.LOGGED_OFF, "").toLine())
                .isEqualTo("LOGGED_OFF session 7 on ts1");
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleSaysWhatItMeans(LogoffRule rule) {
        assertThat(LogoffObjection.of(rule).explanation())
                .isEqualTo(rule.meaning())
                .isNotBlank();
    }
}
