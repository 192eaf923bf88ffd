package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void everyOutcomeOfTheMBeanHasWords() {
        assertThat(Stream.concat(Arrays.stream(LogoffOutcome.values()), Arrays.stream(ActionOutcome.values()))
                        .map(Enum::name)
                        .filter(name -> !name.equals("WOULD_ACT")))
                .allSatisfy(name -> assertThat(Wording.outcome(name)).isNotEqualTo(name));
    }

    @Test
    void everyRuleThatProtectsHasWords() {
        assertThat(List.of(
                        LogoffRule.SERVICES,
                        LogoffRule.LISTENER,
                        LogoffRule.OTHER_MACHINE,
                        LogoffRule.NO_USER,
                        LogoffRule.OWN_SESSION,
                        LogoffRule.CONSOLE))
                .allSatisfy(rule -> assertThat(Wording.protection(rule.name())).doesNotContain(rule.name()));
    }

    @Test
    void usersReadTheSameAsFromEveryFrontEnd() {
        SessionRequest message = SessionRequest.of(
                Map.of(RequestOption.ALL, "true", RequestOption.MESSAGE, "Lunch?"), RequestOption::parameter);

        assertThat(MessageFields.QUESTION).isEqualTo(LogoffNotice.QUESTION);
        assertThat(MessageFields.TITLE).isEqualTo(message.message().title());
    }

    @Test
    void answerOfAnOperationIsTakenApart() {
        SessionLine dana = Lines.disconnected(4, "CORP\\dana fox");
        assertThat(Step.logoff(dana).answered("LOGGED_OFF session 4 of CORP\\dana fox on local: after 1s"))
                .isEqualTo(new Step.Outcome(dana, "Logged off", "after 1s"));
        assertThat(Step.logoff(dana).answered("DISCONNECTED session 4 of CORP\\dana fox on local"))
                .isEqualTo(new Step.Outcome(dana, "Disconnected", ""));
    }

    @Test
    void confirmationSaysHowManyItConcerns() {
        List<SessionLine> two = List.of(Lines.active(2, "a"), Lines.active(3, "b"));
        assertThat(Wording.question(ConsoleAction.LOG_OFF, two)).startsWith("Log these 2 sessions off?");
        assertThat(Wording.button(ConsoleAction.LOG_OFF, 2)).isEqualTo("Log off 2 sessions");
        assertThat(Wording.button(ConsoleAction.MESSAGE, 1)).isEqualTo("Send to 1 user");
    }
}
