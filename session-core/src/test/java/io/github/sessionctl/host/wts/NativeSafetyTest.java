package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.safety.SafetyTries;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** The same as for the host in memory, through the binding, and with the journal of the simulated wtsapi32 as a witness. */
@Tag(HostUnderTest.SEVERAL_THREADS)
class NativeSafetyTest {

    private static final int PROPERTIES = 20;

    private final SafetyTries tries = new SafetyTries(NativeSimulator::new, 1000, PROPERTIES);

    @BeforeTry
    void begin() {
        SimulatedWindows.begin();
    }

    @AfterTry
    void nothingIsLeaked() {
        SimulatedWindows.end();
    }

    @Property(tries = PROPERTIES, shrinking = ShrinkingMode.OFF)
    void nobodyIsActedOnWhomARuleKeepsWhateverWindowsAnswers(@ForAll long seed) {
        tries.from(seed);
        assertThat(tries.outcomes()).isNotEmpty();
    }
}
