package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.session.UserAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPatternTest {

    @ParameterizedTest
    @CsvSource({
        "anna, CORP, Anna, true",
        "CORP\\*, corp, dana, true",
        "CORP\\*, OTHER, dana, false",
        "*-svc-?, '', web-svc-1, true",
        "*-svc-?, '', web-svc-12, false",
        "a*b*c, '', aXbXbYc, true",
        "a*b*c, '', aXbXbYd, false",
        "?, '', 😀, true",
        "MÜLLER, '', müller, true",
        "a.c, '', abc, false",
        "***, '', x, true"
    })
    void starStandsForAnyCharactersAndQuestionMarkForOne(String pattern, String domain, String name, boolean matches) {
        assertThat(UserPattern.parse(pattern).matches(new UserAccount(domain, name)))
                .isEqualTo(matches);
    }

    /** With backtracking into each star this would take longer than anybody waits, or end the stack. */
    @Test
    void manyStarsAreAnsweredAtOnce() {
        UserAccount user = new UserAccount("", "a".repeat(256));

        assertThat(UserPattern.parse("*a".repeat(40) + "*b").matches(user)).isFalse();
        assertThat(UserPattern.parse("*?".repeat(500)).matches(user)).isFalse();
        assertThat(UserPattern.parse("*".repeat(1_000)).matches(user)).isTrue();
    }

    @Test
    void refusalIsOneShortLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserPattern.parse("a\\b\\\n" + "c".repeat(100_000)))
                .withMessageMatching("'a\\\\b\\\\\\?c{75}\\.\\.\\.' \\(100005 characters\\) is not a user pattern.*");
    }
}
