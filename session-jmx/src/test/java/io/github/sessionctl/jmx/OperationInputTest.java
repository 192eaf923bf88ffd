package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JConsole fills in beforehand, and what the types of an operation's parameters bring along. What texts mean, RequestValuesTest holds. */
class OperationInputTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void sessionIdThatNoUserHasIsRefused(int id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperationInput().session(id).meaning(one -> one.selected(true)))
                .withMessageContaining("SessionTable")
                .withMessageStartingWith("Nothing has been changed: ");
    }

    @Test
    void positiveSessionIdIsTaken() {
        assertThat(new OperationInput().session(Integer.MAX_VALUE).selected()).hasToString("session 2147483647");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "String", " String ", "an?a"})
    void userThatIsNotOneAccountIsRefusedByTheParametersName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperationInput().session(4).user(text).selected())
                .withMessageStartingWith("Nothing has been changed: user")
                .withNoCause();
    }

    @Test
    void userMayBeCalledStringWithADomain() {
        LogoffPolicy policy =
                new OperationInput().session(4).user("CORP\\String").selected();

        assertThat(policy).hasToString("session 4, user CORP\\String");
    }

    @Test
    void secondsAreTheTimeToAnswer() {
        OperationInput input = new OperationInput()
                .with(RequestOption.ALL, "true")
                .with(RequestOption.MESSAGE, "message", "Maintenance.")
                .within("graceSeconds", 86_400);
        Duration time = input.meaning(SessionRequest::noticeTime);

        assertThat(time).isEqualTo(Duration.ofDays(1));
    }
}
