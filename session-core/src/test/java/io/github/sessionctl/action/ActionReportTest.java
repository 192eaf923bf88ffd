package io.github.sessionctl.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.RunVerdict;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionReportTest {

    private static final SessionInfo NOBODY =
            SessionInfo.listed("ts1", new SessionId(0), "", ConnectState.DISCONNECTED, null);
    private static final SessionInfo ANNA =
            SessionInfo.listed("ts1", new SessionId(4), "", ConnectState.ACTIVE, new UserAccount("CORP", "anna"));
    private static final ActionResult NOT_MEANT = ActionResult.skipped(NOBODY, LogoffRule.NOT_SELECTED, "because");

    private static ActionReport report(boolean meansOne, ActionResult... results) {
        return new ActionReport(HostAddress.parse("ts1"), Instant.EPOCH, false, meansOne, List.of(results));
    }

    @ParameterizedTest
    @CsvSource({
        "DISCONNECTED, DONE, DONE",
        "MESSAGE_SENT, DONE, DONE",
        "WOULD_ACT, DONE, DONE",
        "ALREADY_GONE, DONE, NOT_DONE",
        "SKIPPED, DONE, NOT_DONE",
        "CHANGED, DONE, NOT_DONE",
        "FAILED, FAILED, FAILED",
        "NOT_BEGUN, FAILED, FAILED",
        "NOT_KNOWN, FAILED, FAILED"
    })
    void verdictIsTheSameForEveryoneAndStricterWhereOneSessionWasAskedFor(
            ActionOutcome outcome, RunVerdict ofMany, RunVerdict ofOne) {
        ActionResult result = new ActionResult(ANNA, outcome, null, "", null);

        assertThat(report(false, NOT_MEANT, result).verdict()).isEqualTo(ofMany);
        assertThat(report(true, NOT_MEANT, result).verdict()).isEqualTo(ofOne);
        assertThat(report(false, result).problems()).hasSize(ofMany == RunVerdict.FAILED ? 1 : 0);
        assertThat(report(false, result, result).count(outcome)).isEqualTo(2);
    }

    @Test
    void oneSessionThatIsNotThereIsNotDone() {
        assertThat(report(true, NOT_MEANT).verdict()).isEqualTo(RunVerdict.NOT_DONE);
        assertThat(report(false, NOT_MEANT).verdict()).isEqualTo(RunVerdict.DONE);
        assertThat(report(true, NOT_MEANT).meant()).isEmpty();
    }

    @Test
    void reportKeepsItsResults() {
        List<ActionResult> results = new ArrayList<>(List.of(NOT_MEANT));
        ActionReport report = new ActionReport(HostAddress.parse("ts1"), Instant.EPOCH, true, false, results);
        results.clear();

        assertThat(report.results()).hasSize(1);
    }

    @Test
    void lineSaysWhatItWasAndWhy() {
        assertThat(NOT_MEANT.toLine()).isEqualTo("SKIPPED (NOT_SELECTED) session 0 on ts1: because");
        assertThat(new ActionResult(ANNA, ActionOutcome.DISCONNECTED, null, "", null).toLine())
                .isEqualTo("DISCONNECTED session 4 of CORP\\anna on ts1");
    }
}
