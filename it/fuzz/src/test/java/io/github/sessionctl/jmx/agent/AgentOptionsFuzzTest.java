package io.github.sessionctl.jmx.agent;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sessionctl.it.fuzz.Refusal;
import java.nio.charset.StandardCharsets;

/** What stands behind the agent's jar on a command line. */
class AgentOptionsFuzzTest {

    @FuzzTest
    void optionsAreUnderstoodOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Refusal.orValue(() -> AgentOptions.parse(text));
    }
}
