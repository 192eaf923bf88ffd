package io.github.sessionctl.jmx.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options are taken to mean is seen in AgentIT, in the MBeans that come of them. */
class AgentOptionsTest {

    @Test
    void connectorIsOnlyOpenedWhereAPortIsGiven() {
        assertThat(AgentOptions.parse("").port()).isEmpty();
        assertThat(AgentOptions.parse("hosts=local; SRV-2 , readOnly = true,port=0")
                        .port())
                .hasValue(0);
    }

    @Test
    void everyOptionTogetherIsUnderstood() {
        assertThatCode(
                        () -> AgentOptions.parse(
                                "hosts=local;SRV-2;simulated:C:\\a=b.txt,readOnly=false,port=9875,timeout=2m,"
                                        + "pollInterval=5s,cleanupEvery=15m,dryRun=true,disconnectedFor=2h,includeUsers=CORP\\*,"
                                        + "excludeUsers=anna;build-*,keepIfRunning=devenv.exe;idea64,includeConsole=true,maxLogoffs=3"))
                .doesNotThrowAnyException();
    }

    @Test
    void flagIsTakenInAnyCase() {
        assertThatCode(() -> AgentOptions.parse("readOnly=TRUE,cleanupEvery=15m,disconnectedFor=2h,dryRun=True"))
                .doesNotThrowAnyException();
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
                "hosts= | option hosts: '' is not a host",
                "port=1,port=2 | option port is given twice",
                "readOnly=yes | option readOnly: 'yes' is neither true nor false",
                "port=65536 | option port: '65536' is not a number from 0 to 65535",
                "port=-1 | option port: '-1' is not a number",
                "port=99999999999 | option port: '99999999999' is not a number",
                "timeout=soon | option timeout: 'soon' is not a duration; use for example 90s",
                "timeout= | option timeout: the value is empty",
                "readOnly= | option readOnly: '' is neither true nor false",
                "pollInterval=0s | option pollInterval: a poll interval is from 100ms",
                "hosts=a b | option hosts: 'a b' is not a host; use local, a server name",
                "hosts=local; | option hosts: '' is not a host",
                "disconnectedFor=2h | option disconnectedFor is about a clean-up, and none is asked for; give cleanupEvery",
                "dryRun=true | option dryRun is about a clean-up",
                "cleanupEvery=0s,disconnectedFor=2h | option cleanupEvery: a clean-up runs every 1s",
                "cleanupEvery=15m | say for how long sessions must have been disconnected, with option disconnectedFor; 0s",
                "cleanupEvery=15m,disconnectedFor=x | option disconnectedFor: 'x' is not a duration",
                "cleanupEvery=15m,excludeUsers=a;;b | option excludeUsers: 'a,,b' has an empty part",
                "cleanupEvery=15m,keepIfRunning=a; | option keepIfRunning: 'a,' has an empty part",
                "cleanupEvery=15m,maxLogoffs=0 | option maxLogoffs: '0' is not a whole number from 1",
            })
    void wrongOptionIsRefusedByName(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentOptions.parse(text))
                .withMessageStartingWith(why);
    }
}
