package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void fieldWithoutValueIsThereAsNull() {
        assertThat(OutputFile.json(Collections.singletonMap("rule", null))).contains("\"rule\" : null");
    }

    @Test
    void textIsAsciiWhateverIsInIt() {
        assertThat(OutputFile.json(Map.of("user", "j\u00F6rg \uD83D\uDE00")))
                .isASCII()
                .contains("j\\u00F6rg \\uD83D\\uDE00");
    }

    @Test
    void halfOfASurrogatePairIsKept() {
        assertThat(OutputFile.json(Map.of("user", "x\uD83D"))).contains("x\\uD83D");
    }
}
