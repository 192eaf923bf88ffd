package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.UserAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protecting reads a name generously: every way in which it could mean the account counts. */
class UserProtectionTest {

    private static boolean protects(String protection, String domain, String name, String machine) {
        return UserProtection.parse(protection).mayMean(new UserAccount(domain, name), machine);
    }

    @ParameterizedTest
    @CsvSource({
        "anna, CORP, ANNA",
        "svc-*, CORP, SVC-build",
        "CORP\\anna, corp, Anna",
        "CORP\\anna, '', anna",
        "CORP\\*, '', anna",
        "corp.example\\anna, CORP, anna",
        "CORP\\anna, corp.example, anna",
        "*.example\\anna, CORP, anna",
        ".\\anna, AGENT-07, anna",
        ".\\anna, agent-07, anna",
        ".\\anna, '', anna",
        ".\\anna, agent-07.corp.example, anna",
        "rene\u0301, CORP, ren\u00E9",
        "ren\u00E9, CORP, rene\u0301",
        "RENE\u0301, CORP, ren\u00E9",
        "ali, CORP, al\u0131",
        "al\u0131, CORP, ali",
        "al\u0130, CORP, ali",
        "ali, CORP, al\u0130",
        "smith, CORP, \u017Fmith",
        "kim, CORP, \u212Aim",
        "strasse, CORP, stra\u00DFe",
        "\uFF41nna, CORP, anna",
        "\u03C3\u03BF\u03C6\u03BF\u03C2, CORP, \u03A3\u039F\u03A6\u039F\u03A3",
        "*, CORP, anna"
    })
    void whoeverMayBeMeantIsProtected(String protection, String domain, String name) {
        assertThat(protects(protection, domain, name, "AGENT-07")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "anna, CORP, bernd",
        "CORP\\anna, CORP, bernd",
        "CORP\\anna, BUILD, anna",
        "corp.example\\anna, build.example, anna",
        "CORP\\anna, '', bernd",
        ".\\anna, CORP, anna",
        ".\\anna, AGENT-07, bernd",
        "svc-?, CORP, svc-10",
        "an, CORP, anna"
    })
    void whoeverCannotBeMeantIsNot(String protection, String domain, String name) {
        assertThat(protects(protection, domain, name, "AGENT-07")).isFalse();
    }

    @Test
    void accountOfThisMachineMayBeAnyDomainsWhereTheMachinesNameIsNotKnown() {
        assertThat(protects(".\\anna", "CORP", "anna", "")).isTrue();
        assertThat(protects(".\\anna", "CORP", "bernd", "")).isFalse();
    }

    @Test
    void protectionsAreEqualWhenTheyWereWrittenAlike() {
        assertThat(UserProtection.parse(" CORP\\svc-* "))
                .isEqualTo(UserProtection.parse("CORP\\svc-*"))
                .hasSameHashCodeAs(UserProtection.parse("CORP\\svc-*"))
                .doesNotHaveSameHashCodeAs(UserProtection.parse("svc-*"))
                .hasToString("CORP\\svc-*")
                .isNotEqualTo(UserProtection.parse("svc-*"))
                .isNotEqualTo(UserSelector.parse("CORP\\svc-*"));
    }
}
