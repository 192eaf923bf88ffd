package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selecting reads a name exactly. */
class UserSelectorTest {

    private static boolean matches(String selector, String domain, String name) {
        return UserSelector.parse(selector).matches(new UserAccount(domain, name), "AGENT-07");
    }

    @ParameterizedTest
    @CsvSource({
        "anna, CORP, Anna, true",
        "anna, '', anna, true",
        "an, CORP, anna, false",
        "anna, CORP, anna2, false",
        "CORP\\*, corp, dana, true",
        "CORP\\*, OTHER, dana, false",
        "CORP\\*, '', dana, false",
        "CORP\\anna, CORP, bernd, false",
        "C*P\\anna, corp, anna, true",
        "corp.example\\anna, CORP, anna, false",
        "*-svc-?, '', web-svc-1, true",
        "*-svc-?, '', web-svc-12, false",
        "*-svc-?, '', web-svc-, false",
        "a*b*c, '', aXbXbYc, true",
        "a*b*c, '', aXbXbYd, false",
        "a*, '', a, true",
        "?, '', 😀, true",
        "MÜLLER, '', müller, true",
        "a.c, '', abc, false",
        "***, '', x, true"
    })
    void starStandsForAnyCharactersAndQuestionMarkForOne(String selector, String domain, String name, boolean matches) {
        assertThat(matches(selector, domain, name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "ali, al\u0131",
        "ali, al\u0130",
        "yildiz, y\u0131ld\u0131z",
        "smith, \u017Fmith",
        "kim, \u212Aim",
        "strasse, stra\u00DFe",
        "rene\u0301, ren\u00E9",
        "\uFF41nna, anna"
    })
    void letterThatWindowsTakesForAnotherSelectsNobodyElse(String one, String other) {
        assertThat(matches(one, "CORP", other)).isFalse();
        assertThat(matches(other, "CORP", one)).isFalse();
        assertThat(matches(one, "CORP", one)).isTrue();
        assertThat(matches(other, "CORP", other)).isTrue();
    }

    @Test
    void dotIsThisMachineAndNobodyWhereItsNameIsNotKnown() {
        UserSelector local = UserSelector.parse(".\\anna");

        assertThat(local.matches(new UserAccount("agent-07", "ANNA"), "AGENT-07"))
                .isTrue();
        assertThat(local.matches(new UserAccount("CORP", "anna"), "AGENT-07")).isFalse();
        assertThat(local.matches(new UserAccount("AGENT-07", "bernd"), "AGENT-07"))
                .isFalse();
        assertThat(local.matches(new UserAccount("AGENT-07", "anna"), "")).isFalse();
        assertThat(local.matches(new UserAccount("", "anna"), "")).isFalse();
        assertThat(local.matches(new UserAccount("", "anna"), "AGENT-07")).isFalse();
    }

    /** With backtracking into each star this would take longer than anybody waits, or end the stack. */
    @Test
    void manyStarsAreAnsweredAtOnce() {
        String name = "a".repeat(256);

        assertThat(matches("*a".repeat(40) + "*b", "", name)).isFalse();
        assertThat(matches("*?".repeat(128), "", name)).isTrue();
        assertThat(matches("*".repeat(256), "", name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**", "?*", "*\\*", "?\\*", "???"})
    void whatMeansEverybodyIsRefusedWhereEverybodyMustBeAskedForInWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSelector.parseNotEveryone(text))
                .withMessage("'" + text + "' means everybody; name the users, or ask for everybody in so many words");
        assertThat(UserSelector.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "CORP\\*", ".\\*", "*\\anna", "a*"})
    void whatMeansSomeIsTakenThere(String text) {
        assertThat(UserSelector.parseNotEveryone(text)).isEqualTo(UserSelector.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann?", "*", "CORP\\*", "*\\anna", "C?RP\\anna"})
    void wildcardIsRefusedWhereOneAccountIsMeant(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSelector.parseOne(text))
                .withMessage("'" + text + "' may mean several users; name one, without wildcards");
    }

    @Test
    void selectorsAreEqualWhenTheyWereWrittenAlike() {
        assertThat(UserSelector.parseOne(" CORP \\ anna"))
                .isEqualTo(UserSelector.parse("CORP\\anna"))
                .hasSameHashCodeAs(UserSelector.parse("CORP\\anna"))
                .doesNotHaveSameHashCodeAs(UserSelector.parse("CORP\\bernd"))
                .hasToString("CORP\\anna")
                .isNotEqualTo(UserSelector.parse("CORP\\Anna"))
                .isNotEqualTo(UserProtection.parse("CORP\\anna"));
        assertThat(List.of(UserSelector.parse("anna"), UserSelector.parse("bernd")))
                .hasToString("[anna, bernd]");
    }

    private static final String TWO = """
            session id=4 state=Disconnected user=ali domain=CORP logonAgo=9h disconnectedFor=5h
            session id=5 state=Disconnected user=ALI domain=corp logonAgo=9h disconnectedFor=5h
            session id=6 state=Disconnected user=ali domain=AGENT1 logonAgo=9h disconnectedFor=5h
            session id=7 state=Disconnected user=al\u0131 domain=CORP logonAgo=9h disconnectedFor=5h
            """;

    private static List<Long> chosen(LogoffPolicy.Builder policy) {
        try (Simulation simulation = new Simulation("host name=AGENT1\n" + TWO)) {
            return simulation.plan(policy.build()).logoffs().stream()
                    .map(decision -> decision.session().id().value())
                    .toList();
        }
    }

    @Test
    void bareNameThatMeansSeveralAccountsIsRefusedWithTheirNames() {
        UserSelector ali = UserSelector.parse("ali");
        for (LogoffPolicy.Builder policy :
                List.of(LogoffPolicy.selected().user(ali), LogoffPolicy.users().includeUsers(List.of(ali)))) {
            SessionException refusal = Assertions.catchThrowableOfType(SessionException.class, () -> chosen(policy));

            assertThat(refusal.reason()).isEqualTo(Reason.AMBIGUOUS_USER);
            assertThat(refusal.problem()).isEqualTo("ali may be AGENT1\\ali or CORP\\ali");
            assertThat(refusal.nextStep()).isEqualTo("Name the domain, too: AGENT1\\ali.");
        }
    }

    @Test
    void nameWithDomainOrWildcardOrOfOneAccountIsNotAmbiguous() {
        assertThat(chosen(LogoffPolicy.selected().user(UserSelector.parse("corp\\ali"))))
                .containsExactly(4L, 5L);
        assertThat(chosen(LogoffPolicy.selected().user(UserSelector.parse("*\\ali"))))
                .containsExactly(4L, 5L, 6L);
        assertThat(chosen(LogoffPolicy.selected().user(UserSelector.parse("al?"))))
                .containsExactly(4L, 5L, 6L, 7L);
        assertThat(chosen(LogoffPolicy.selected().user(UserSelector.parse("al\u0131"))))
                .containsExactly(7L);
        assertThat(chosen(LogoffPolicy.selected().user(UserSelector.parse("nobody"))))
                .isEmpty();
    }

    @Test
    void accountSelectsThatAccountAlone() {
        assertThat(chosen(LogoffPolicy.selected().account(new UserAccount("Corp", "Ali"))))
                .containsExactly(4L, 5L);
        assertThat(chosen(LogoffPolicy.selected().account(new UserAccount("", "ali"))))
                .isEmpty();
    }

    @Test
    void protectionNeedsNoDomainToHoldForAllOfAName() {
        assertThat(chosen(LogoffPolicy.users().excludeUsers(List.of(UserProtection.parse("ali")))))
                .isEmpty();
    }
}
