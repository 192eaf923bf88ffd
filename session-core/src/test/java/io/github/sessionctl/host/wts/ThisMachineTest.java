package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"AGENT-07", "null"})
    void withoutAComputerNameNoOtherNameIsOurs(String name) {
        assertThat(ThisMachine.isMeantBy(name, null)).isFalse();
        assertThat(ThisMachine.isMeantBy("localhost", null)).isTrue();
    }
}
