package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".exe",
                ".EXE",
                "C:\\tools\\make.exe",
                "tools/make",
                "dev*",
                "dev?nv",
                "devenv.",
                "\"devenv.exe\"",
                "'devenv.exe'",
                "devenv.exe;idea64.exe",
                "devenv.exe,idea64.exe",
                "devenv|idea",
                "devenv=1",
                "<devenv>",
                "$(KEEP)",
                "%KEEP%",
                "${ide.name}.exe",
                "$KEEP",
                "!KEEP!",
                "dev\u00A0env",
                "devenv\u200B",
                "dev\u0007env",
                "dev\uFFFDnv"
            })
    void nameThatNoProcessCanHaveIsRefusedBecauseItWouldProtectNobody(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogoffPolicy.disconnected().keepIfRunning(List.of("make", name)))
                .withMessageEndingWith("; use the name alone, such as devenv.exe, without path or pattern");
    }

    @ParameterizedTest
    @CsvSource({
        "devenv, devenv.exe, true",
        "devenv, DEVENV.EXE, true",
        "DevEnv.Exe, devenv, true",
        "' devenv.exe ', devenv.exe, true",
        "devenv, ' devenv.exe ', true",
        "devenv, notdevenv.exe, false",
        "devenv, devenv2.exe, false",
        "devenv, devenv.com, false",
        "devenv.com, devenv.com, true",
        "exe, exe.exe, true",
        "C#, c#.exe, true",
        "My Editor (x86), my editor (x86).exe, true",
        "editeure\u0301, \u00C9DITEUR\u00C9.exe, false",
        "e\u0301diteur, \u00C9DITEUR.exe, true",
        "\uFF44evenv, devenv.exe, true",
        "IDE, ide.exe, true",
        "stra\u00DFe, STRASSE.EXE, true"
    })
    void caseAndEndingAndTheWritingOfLettersDoNotMatter(String kept, String running, boolean isSame) {
        assertThat(ProcessName.parse(kept).isNameOf(running)).isEqualTo(isSame);
    }

    @Test
    void nameIsTakenAsItWasWrittenWithoutBlanksAndABlankOneIsRefused() {
        assertThat(LogoffPolicy.processName(" DevEnv.exe ")).isEqualTo("DevEnv.exe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogoffPolicy.processName(" "))
                .withMessageStartingWith("'' is blank; ");
    }
}
