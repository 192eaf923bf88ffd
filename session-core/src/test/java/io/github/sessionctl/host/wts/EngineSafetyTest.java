package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.RandomMachine;
import io.github.sessionctl.logoff.RandomPolicy;
import io.github.sessionctl.logoff.SafetyModel;
import io.github.sessionctl.logoff.SafetyWitness;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Random machines, faults, changes and policies against {@link SafetyModel}, through the binding and with the journal as witness. */
@Tag(HostUnderTest.SEVERAL_THREADS)
class EngineSafetyTest {

    private final LogoffRunner runner = new LogoffRunner(Duration.ofMillis(150));

    @BeforeTry
    void begin() {
        SimulatedWindows.begin();
    }

    @AfterTry
    void nothingIsLeaked() {
        SimulatedWindows.end();
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void noProtectedSessionIsEverLoggedOffWhateverWindowsAnswers(@ForAll long seed) {
        Random random = new Random(seed);
        RandomMachine machine = new RandomMachine(random, List.of("0s", "0s", "40ms", "never"));
        RandomPolicy wanted = RandomPolicy.of(random, Duration.ofMillis(40));
        WtsSimulator.load(machine.scenario());
        try (SafetyWitness host = new SafetyWitness(WtsSessionHost.local())) {
            new SafetyModel(host, machine, wanted).check(runner);

            assertThat(EngineRun.sessionsOf("WTSLogoffSession"))
                    .as(machine.scenario())
                    .isEqualTo(host.loggedOff());
            assertThat(EngineRun.sessionsOf("WTSSendMessageW"))
                    .as(machine.scenario())
                    .containsExactlyInAnyOrderElementsOf(host.told());
            assertThat(EngineRun.sessionsOf("WTSDisconnectSession")).isEmpty();
            assertThat(SimulatedWindows.calls())
                    .filteredOn(call -> call.function().equals("WTSLogoffSession"))
                    .noneMatch(JournalEntry::waits);
        }
    }
}
