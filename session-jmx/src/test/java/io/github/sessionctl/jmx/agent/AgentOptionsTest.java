package io.github.sessionctl.jmx.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.host.HostAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentOptionsTest {

    @Test
    void withoutOptionsThisMachineIsShownWithoutAConnector() {
        AgentOptions options = AgentOptions.parse("");

        assertThat(options.hosts()).containsExactly(HostAddress.LOCAL);
        assertThat(options.readOnly()).isFalse();
        assertThat(options.port()).isEmpty();
    }

    @Test
    void optionsAreTaken() {
        AgentOptions options = AgentOptions.parse("hosts=local; SRV-2 , readOnly = true,port=0");

        assertThat(options.hosts()).hasToString("[local, SRV-2]");
        assertThat(options.readOnly()).isTrue();
        assertThat(options.port()).hasValue(0);
    }

    @Test
    void valueMayHaveAnEqualsSign() {
        assertThat(AgentOptions.parse("hosts=simulated:C:\\a=b.txt").hosts()).hasToString("[simulated:C:\\a=b.txt]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "prot=9875 | 'prot' is not an option; the options are hosts, readOnly, port",
                "readonly=true | 'readonly' is not an option; the options are hosts, readOnly, port",
                "hosts=local,SRV-2 | 'SRV-2' is not an option; the options are hosts, readOnly, port",
                "readOnly=true, | '' is not an option",
                "=true | '' is not an option",
                "readOnly | option readOnly has no value; write readOnly=VALUE",
                "hosts= | option hosts has no value",
                "port=1,port=2 | option port is given twice",
                "readOnly=yes | option readOnly is 'yes', and not true or false",
                "port=65536 | option port: '65536' is not a number from 0 to 65535",
                "port=-1 | option port: '-1' is not a number",
                "port=99999999999 | option port: '99999999999' is not a number",
                "hosts=a b | option hosts: 'a b' is not a host; use local, a server name",
                "hosts=local; | option hosts: '' is not a host",
            })
    void wrongOptionIsRefusedByName(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentOptions.parse(text))
                .withMessageStartingWith(why);
    }
}
