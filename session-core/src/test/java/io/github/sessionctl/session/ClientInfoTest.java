package io.github.sessionctl.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientInfoTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.000.02.7, 192.0.2.7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "::, 0:0:0:0:0:0:0:0",
        "::ffff:192.0.2.7, 192.0.2.7",
        "1:2:3:4:5:6:192.0.2.7, 1:2:3:4:5:6:c000:207"
    })
    void numericAddressIsUnderstood(String text, String address) {
        assertThat(ClientInfo.parseAddress(text))
                .hasValueSatisfying(
                        parsed -> assertThat(parsed.getHostAddress()).isEqualTo(address));
    }

    /** Java asks the name service for what begins with a dot, and takes groups that are too long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                ".:1",
                "..:",
                "1.2.3",
                "0192.0.2.7",
                "00001::",
                "::1.2.3.0004",
                "::1.2.3.256",
                "1.2.3.4:",
                "fe80::1%1",
                "[::1]",
                "1::2::3"
            })
    void anythingElseIsNone(String text) {
        assertThat(ClientInfo.parseAddress(text)).isEmpty();
    }
}
