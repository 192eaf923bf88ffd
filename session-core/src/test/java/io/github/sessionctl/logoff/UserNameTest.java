package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door that names of users come through, for selecting and for protecting. */
class UserNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nothing, or half of a name.
                "",
                " ",
                "\t",
                "CORP\\",
                "CORP\\ ",
                "\\anna",
                " \\anna",
                "CORP\\BUILD\\anna",
                // Other ways to write an account, which Windows does not list.
                "anna@corp.example",
                "anna@corp",
                "@anna",
                "S-1-5-21-1004336348-1177238915-682003330-1001",
                "s-1-1-0",
                "CORP/anna",
                "anna.",
                "CORP\\anna.",
                ".",
                // Variables that nobody has replaced.
                "${KEEP}",
                "svc-${x}",
                "${build.domain}\\svc",
                "CORP\\${admin}",
                "$(KEEP)",
                "$KEEP",
                "CORP\\$KEEP",
                "$env:KEEP",
                "%KEEP%",
                "svc-%X%",
                "%DOMAIN%\\anna",
                "!KEEP!",
                "#{keep}",
                "{{ keep }}",
                "keep}}",
                // What came along from a shell or a file.
                "\"anna\"",
                "an\"na",
                "'anna'",
                "'anna",
                "anna'",
                "CORP\\'anna'",
                "`anna`",
                "\u201Canna\u201D",
                "\u2018anna\u2019",
                "\u00ABanna\u00BB",
                "anna;bernd",
                "anna,bernd",
                "build,dana* -Dsession.disconnectedFor=8h",
                // What Windows forbids.
                "an[na",
                "an]na",
                "an:na",
                "an|na",
                "an=na",
                "an+na",
                "an<na",
                "an>na",
                // What nobody sees.
                "an\u00A0na",
                "anna\u200B",
                "\uFEFFanna",
                "an\u00ADna",
                "an\u2003na",
                "an\tna",
                "an\nna",
                "an\u0000na",
                "an\u2028na",
                "an\u2029na",
                "an\u034Fna",
                "\u3164",
                "\u115F\u1160",
                "an\uFE0Fna",
                "an\u2800na",
                "\uFFA0anna",
                "an\uDB40\uDD00na",
                // What was lost on the way.
                "M\uFFFDller",
                "M\uD800ller",
                "an\uE000na",
                "an\u0378na"
            })
    void whatNoAccountCanBeCalledIsRefusedWithTheFormsThatAreTaken(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSelector.parse(text))
                .withMessageStartingWith("'")
                .withMessageEndingWith(UserName.FORMS);
        assertThatIllegalArgumentException().isThrownBy(() -> UserSelector.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> UserProtection.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna@corp.example | 'anna@corp.example' is not how Windows lists a user; ",
                "S-1-5-18 | 'S-1-5-18' is a security identifier, not a name; ",
                "CORP\\ | 'CORP\\' is no user; ",
                "\\anna@corp | '\\anna@corp' is no user; ",
                "anna. | 'anna.' ends with a dot, as no account does; ",
                "CORP\\%KEEP% | '%KEEP%' has a variable in it that nobody has replaced; ",
                "an\"na | 'an\"na' has quotes in it; ",
                "\"anna | '\"anna' has quotes in it; ",
                "an;na | 'an;na' has ';' in it, which no such name has; ",
                "an\u00A0na | 'an\u00A0na' has a character in it that cannot be seen, or that was lost on the way; "
            })
    void refusalSaysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSelector.parse(text))
                .withMessage(message + ' ' + UserName.FORMS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna | '' | anna",
                "' anna ' | '' | anna",
                "CORP\\anna | CORP | anna",
                "' CORP \\ anna ' | CORP | anna",
                ".\\anna | . | anna",
                "corp.example.com\\anna | corp.example.com | anna",
                "CORP\\* | CORP | *",
                "*\\svc-? | * | svc-?",
                "Dana Fox | '' | Dana Fox",
                "AGENT-07$ | '' | AGENT-07$",
                "MSSQL$EXPRESS | '' | MSSQL$EXPRESS",
                "o'neil | '' | o'neil",
                "100% | '' | 100%",
                "hey! | '' | hey!",
                "a#b | '' | a#b",
                "(anna) | '' | (anna)",
                "a.b | '' | a.b",
                "m\u00FCller | '' | m\u00FCller",
                "rene\u0301 | '' | rene\u0301",
                "\u5C71\u7530 | '' | \u5C71\u7530",
                "S-1 | '' | S-1"
            })
    void whatAnAccountCanBeCalledIsTaken(String text, String domain, String name) {
        UserName user = UserSelector.parse(text);

        assertThat(user.domain).isEqualTo(domain);
        assertThat(user.name).isEqualTo(name);
    }

    @Test
    void nameMayBeAsLongAsAnyAndNoLonger() {
        String longest = "a".repeat(256);

        assertThat(UserSelector.parse(longest + '\\' + longest)).hasToString(longest + '\\' + longest);
        for (String tooLong : new String[] {longest + 'a', longest + "a\\anna", "CORP\\" + longest + 'a'}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UserSelector.parse(tooLong))
                    .withMessageContaining("is longer than any name; use the form");
        }
    }

    @Test
    void refusalIsOneShortLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserSelector.parse("a\\b\n" + "c".repeat(100_000)))
                .withMessageMatching("'a\\\\b\\?c{76}\\.\\.\\.' \\(100004 characters\\) is longer than any name; .*");
    }

    @Test
    void nameIsOfThisMachineOrOfAnyDomainByHowItIsWritten() {
        assertThat(UserSelector.parse(".\\anna").isOfThisMachine()).isTrue();
        assertThat(UserSelector.parse("CORP\\anna").isOfThisMachine()).isFalse();
        assertThat(UserSelector.parse("anna").hasDomain()).isFalse();
        assertThat(UserSelector.parse("CORP\\anna").hasDomain()).isTrue();
        assertThat(UserSelector.parse("CORP\\anna").isOneName()).isTrue();
        assertThat(UserSelector.parse("CORP\\ann?").isOneName()).isFalse();
        assertThat(UserSelector.parse("*\\anna").isOneName()).isFalse();
        assertThat(UserSelector.parse("?nna").isOneName()).isFalse();
    }
}
