package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AGENT-07",
                "agent-07",
                "agent-07.corp.example",
                "localhost",
                "LocalHost",
                "localhost.localdomain",
                "127.0.0.1",
                "127.8.8.8",
                "::1"
            })
    void formsOfOurOwnNameAreRecognised(String name) {
        assertThat(ThisMachine.isMeantBy(name, "AGENT-07")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT-08", "AGENT-07X", "AGENT", "corp.agent-07", "192.0.2.1", "2001:db8::7"})
    void otherNamesAreNot(String name) {
        assertThat(ThisMachine.isMeantBy(name, "AGENT-07")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUILD-AGENT-LONG-NAME", "build-agent-long-name.corp.example"})
    void nameThatWindowsCutsIsStillOurs(String name) {
        assertThat(ThisMachine.isMeantBy(name, "BUILD-AGENT-LON")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', AGENT-07, AGENT-07",
        "'', , ''",
        "localhost, AGENT-07, AGENT-07",
        "127.0.0.1, AGENT-07, AGENT-07",
        "localhost, , ''",
        "192.0.2.1, , ''",
        "rdsh1, , RDSH1",
        "rdsh1.corp.example, , RDSH1",
        "rdsh-with-a-long-name.corp.example, , RDSH-WITH-A-LON"
    })
    void machineIsCalledByItsComputerNameOrTheLabelOfAServer(
            String server, @Nullable String computerName, String name) {
        assertThat(ThisMachine.name(server, computerName)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT-07", "null"})
    void withoutAComputerNameNoOtherNameIsOurs(String name) {
        assertThat(ThisMachine.isMeantBy(name, null)).isFalse();
        assertThat(ThisMachine.isMeantBy("localhost", null)).isTrue();
    }
}
