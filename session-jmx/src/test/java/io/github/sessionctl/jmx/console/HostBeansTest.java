package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real MBean through its open types alone. */
class HostBeansTest {

    private Agent agent = new Agent(false);

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void readingShowsEverySessionAsTheOperationsWantIt() throws Exception {
        assertThat(agent.beans.names()).containsExactly(agent.name());
        assertThat(agent.ids()).containsExactly(0L, 1L, 2L, 4L, 7L, 65536L);
        SessionLine bernd = agent.line(2);
        assertThat(bernd.account()).isEqualTo("CORP\\bernd");
        assertThat(bernd.client()).isEqualTo("LAPTOP-12 (192.0.2.12)");
        assertThat(bernd.locked()).isEqualTo("yes");
        assertThat(bernd.idleSeconds()).isBetween(2100L, 2160L);
        assertThat(agent.line(1).protection()).isEqualTo("CONSOLE");
        assertThat(agent.read().trouble()).isEmpty();
        assertThat(agent.read().isReadOnly()).isFalse();
    }

    @Test
    void logoffEndsTheSessionOfTheUserThatWasSeen() throws Exception {
        Step.Outcome outcome = Step.logoff(agent.line(4)).on(agent.beans);
        assertThat(outcome.word()).isEqualTo("Logged off");
        assertThat(outcome.why()).startsWith("after ");
        assertThat(agent.host.list()).extracting(SessionInfo::id).doesNotContain(new SessionId(4));
    }

    @Test
    void logoffOfAnIdThatIsSomebodyElsesNowChangesNothing() throws Exception {
        SessionLine seen = agent.line(4);
        SessionLine former = new SessionLine(
                seen.bean(), seen.host(), 7, "", seen.state(), seen.account(), "", seen.logonTime(), null, "no", "");
        assertThat(Step.logoff(former).on(agent.beans).word()).isEqualTo("Kept");
        assertThat(agent.host.list()).extracting(SessionInfo::id).contains(new SessionId(4), new SessionId(7));
    }

    @Test
    void messageToASessionThatHasEndedIsNotShownToItsSuccessor() throws Exception {
        SessionLine seen = agent.line(2);
        SessionLine former = new SessionLine(
                seen.bean(), seen.host(), 2, "", "Active", "CORP\\gone", "", seen.logonTime(), null, "no", "");
        assertThat(Step.message(former, "Title", "Text").on(agent.beans))
                .isEqualTo(new Step.Outcome(
                        former,
                        "Left alone: it has changed",
                        "the session is not this user's any more; nothing was shown"));
        assertThat(Step.message(seen, "Title", "Text").on(agent.beans).word()).isEqualTo("Message shown");
    }

    @Test
    void refusalOfAReadOnlyMBeanIsAnOutcome() throws Exception {
        agent.close();
        agent = new Agent(true);
        assertThat(agent.read().isReadOnly()).isTrue();
        Step.Outcome outcome = Step.logoff(agent.line(4)).on(agent.beans);
        assertThat(outcome.word()).isEqualTo("Failed");
        assertThat(outcome.why()).isEqualTo("Nothing has been changed: this MBean is read-only.");
    }

    @Test
    void planPutsThoseFirstWhoWouldBeLoggedOff() throws Exception {
        List<PlanDialog.Line> plan =
                PlanDialog.Line.of(agent.beans.invoke(agent.name(), "planLogoffDisconnected", "30m"));
        assertThat(plan).extracting(PlanDialog.Line::id).containsExactly(4L, 7L, 0L, 1L, 2L, 65536L);
        assertThat(plan).extracting(PlanDialog.Line::isChosen).containsExactly(true, true, false, false, false, false);
        assertThat(plan.get(3).cells())
                .extracting(Cell::text)
                .contains("BUILD\\anna", "Kept", "it is the console session");
    }
}
