package io.github.sessionctl.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.host.HostAddress.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAddressTest {

    @ParameterizedTest
    @CsvSource({
        "local, LOCAL, ''",
        "' LOCAL ', LOCAL, ''",
        "simulated, SIMULATED, ''",
        "Simulated:a b.txt, SIMULATED, a b.txt",
        "simulated:C:\\x.txt, SIMULATED, C:\\x.txt",
        "agent-07, SERVER, agent-07",
        "a.example.org, SERVER, a.example.org",
        "broker:rdcb1, BROKER, rdcb1",
        "Domain:CORP, DOMAIN, CORP"
    })
    void formIsRead(String text, Kind kind, String name) {
        assertThat(HostAddress.parse(text)).isEqualTo(new HostAddress(kind, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "simulated:",
                "broker:",
                "domain: ",
                "broker:a b",
                "a;b",
                "$(x)",
                "\\\\server",
                "-x",
                "http:x",
                "a:b:c",
                "broker:x'y"
            })
    void anythingElseIsRefusedWithTheForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAddress.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining(HostAddress.FORMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "simulated", "simulated:x.txt", "agent-07", "broker:rdcb1", "domain:CORP"})
    void addressIsWrittenAsItIsRead(String text) {
        assertThat(HostAddress.parse(text)).hasToString(text);
    }

    @Test
    void listIgnoresBlanksAndRepetition() {
        assertThat(HostAddress.parseList(" local ,agent-07, LOCAL"))
                .containsExactly(HostAddress.LOCAL, HostAddress.parse("agent-07"));
    }

    @Test
    void listWithAnEmptyPlaceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HostAddress.parseList("local,,agent-07"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulated:a\nb", "simulated:a\u001b[2Jb", "simulated:a\u2028b", "simulated:a\u202eb"})
    void fileNameThatWouldBreakALineOfALogIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAddress.parse(text))
                .withMessageStartingWith("'simulated:a?");
    }

    @Test
    void fileNameThatIsLongerThanAnybodyNeedsIsRefused() {
        assertThat(HostAddress.parse("simulated:" + "x".repeat(1024)).name()).hasSize(1024);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAddress.parse("simulated:" + "x".repeat(1025)))
                .withMessageContaining("...' (1035 characters) is not a host");
    }
}
