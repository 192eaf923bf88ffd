package io.github.sessionctl.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.logoff.LogoffOutcome;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/** Random wishes to random machines in memory, on which anything may happen before each call, against {@link SafetyRules}. */
class SafetyTest {

    private static final int PROPERTIES = 20;

    private final SafetyTries tries = new SafetyTries(MemorySimulator::new, 4000, PROPERTIES);

    @Property(tries = PROPERTIES, shrinking = ShrinkingMode.OFF)
    void nobodyIsActedOnWhomARuleKeepsAndEachHasOneTrueOutcome(@ForAll long seed) {
        tries.from(seed);
    }

    @AfterProperty
    void everyOutcomeCameUp() {
        if (tries.hasFailed()) {
            // That is what is to be told, with its seed.
            return;
        }
        assertThat(tries.outcomes())
                .containsKeys(Stream.concat(
                                Arrays.stream(LogoffOutcome.values())
                                        .filter(outcome -> outcome != LogoffOutcome.WOULD_LOG_OFF)
                                        .map(Enum::name),
                                Arrays.stream(ActionOutcome.values())
                                        .filter(outcome -> outcome != ActionOutcome.WOULD_ACT
                                                && outcome != ActionOutcome.MESSAGE_SENT)
                                        .map(outcome -> Act.DISCONNECT + "_" + outcome))
                        .toArray(String[]::new));
    }
}
