package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidTest {

    @ParameterizedTest
    @CsvSource({
        "010100000000000512000000, S-1-5-18",
        "010500000000000515000000010000000200000003000000f5010000, S-1-5-21-1-2-3-501",
        "0101000000000005ffffffff, S-1-5-4294967295",
        "0100000000000000, S-1-0",
        "01000000ffffffff, S-1-4294967295",
        "0100000100000000, S-1-0x000100000000",
        "0100ffffffffffff, S-1-0xFFFFFFFFFFFF"
    })
    void bytesAreWrittenAsWindowsWritesThem(String hex, String text) {
        assertThat(Sid.decode(HexFormat.of().parseHex(hex)).text()).isEqualTo(text);
    }

    @Test
    void fifteenSubAuthoritiesAreTheMost() {
        byte[] sid = new byte[8 + 4 * 15];
        sid[0] = 1;
        sid[1] = 15;

        assertThat(Sid.decode(sid).text()).isEqualTo("S-1-0" + "-0".repeat(15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01010000000005",
                "0001000000000005",
                "020100000000000512000000",
                "0110000000000005",
                "01ff000000000005",
                "0101000000000005120000",
                "01010000000000051200000000"
            })
    void anythingElseIsRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatIllegalArgumentException().isThrownBy(() -> Sid.decode(bytes));
    }
}
