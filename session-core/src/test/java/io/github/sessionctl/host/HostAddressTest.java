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
        "Domain:CORP, DOMAIN, CORP",
        "127.0.0.1, SERVER, 127.0.0.1",
        "0.0.0.0, SERVER, 0.0.0.0",
        "192.0.2.255, SERVER, 192.0.2.255",
        "ts1.127, SERVER, ts1.127",
        "7up, SERVER, 7up",
        "0x7g, SERVER, 0x7g",
        "cafe, SERVER, cafe"
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
                "broker:x'y",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0X7F.0.0.1",
                "0177.0.0.1",
                "010.0.0.1",
                "256.0.0.1",
                "1.2.3.4.5",
                "1.2.3.0x4",
                "0x",
                "7",
                "broker:127.1",
                "domain:7"
            })
    void anythingElseIsRefusedWithTheForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAddress.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining(HostAddress.FORMS);
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL, x",
        "SIMULATED, ' x.txt'",
        "SIMULATED, 'x\ny'",
        "SERVER, ''",
        "SERVER, 'a,b c'",
        "SERVER, local",
        "SERVER, Simulated",
        "SERVER, 127.1",
        "BROKER, ''",
        "BROKER, a b",
        "DOMAIN, ''",
        "DOMAIN, a;b"
    })
    void addressThatWouldNotBeReadAgainCannotBeMade(Kind kind, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostAddress(kind, name))
                .withMessageStartingWith("'")
                .withMessageEndingWith(kind.name());
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
