package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationInputTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void sessionIdThatNoUserHasIsRefused(int id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationInput.sessionId(id))
                .withMessageContaining("SessionTable")
                .withMessageStartingWith("Nothing has been changed: ");
    }

    @Test
    void positiveSessionIdIsTaken() {
        assertThat(OperationInput.sessionId(Integer.MAX_VALUE).value()).isEqualTo(2147483647L);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "String", " String ", "*", "an?a", "CORP\\*", "\\anna", "CORP\\", "a\\b\\c"})
    void userThatIsNotOneAccountIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationInput.user(text))
                .withMessageStartingWith("Nothing has been changed: ");
    }

    @Test
    void userIsTakenWithAndWithoutDomain() {
        UserAccount anna = new UserAccount("CORP", "Anna");

        assertThat(OperationInput.user(" anna ").matches(anna)).isTrue();
        assertThat(OperationInput.user("corp\\anna").matches(anna)).isTrue();
        assertThat(OperationInput.user("BUILD\\anna").matches(anna)).isFalse();
        assertThat(OperationInput.user("CORP\\String").matches(new UserAccount("CORP", "String")))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "String", "30", "soon", "-5m", "PT-1S"})
    void textThatIsNoDurationIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationInput.duration("idleFor", text))
                .withMessageContaining("30m")
                .withMessageStartingWith("Nothing has been changed: ");
    }

    @Test
    void durationIsTakenInBothForms() {
        assertThat(OperationInput.duration("idleFor", "0s")).isEqualTo(Duration.ZERO);
        assertThat(OperationInput.duration("idleFor", " 30m ")).isEqualTo(Duration.ofMinutes(30));
        assertThat(OperationInput.duration("idleFor", "PT2H")).isEqualTo(Duration.ofHours(2));
    }
}
