package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random machines, faults, changes and policies against {@link SafetyModel}. */
class LogoffSafetyTest {

    private static final List<MessageAnswer> ANSWERS = List.of(MessageAnswer.values());

    /** Users answer at once, for the test must not wait for their silence. */
    private static final class QuickUsers extends SafetyWitness {

        private final long seed;

        QuickUsers(SimulatedHost host, long seed) {
            super(host);
            this.seed = seed;
        }

        @Override
        public MessageAnswer ask(SessionId session, Message message) {
            // Faults and changes as with a message.
            super.sendMessage(session, message);
            MessageAnswer answer = ANSWERS.get((int) (((session.value() + seed) & 0xff) % ANSWERS.size()));
            answers.put(session.value(), answer);
            return answer;
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void noProtectedSessionIsEverLoggedOffAndEachHasOneResult(@ForAll long seed) {
        Random random = new Random(seed);
        TestClock clock = new TestClock();
        RandomMachine machine = new RandomMachine(random, List.of("0s", "1s", "never"));
        RandomPolicy wanted = RandomPolicy.of(random, Duration.ofMinutes(2));
        Scenario scenario = Scenario.parse(machine.scenario());
        try (SafetyWitness host =
                new QuickUsers(new SimulatedHost(HostAddress.parse("simulated"), scenario, clock), seed)) {
            new SafetyModel(host, machine, wanted)
                    .check(new LogoffRunner(Duration.ofSeconds(2), LogoffRunner.OLDEST_PLAN, clock));
        }
    }
}
