package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host that answers late has looked at an unknown moment before: what it says may be as old as the question. */
class SlowAnswersTest {

    private static final Duration SLOW = Duration.ofMillis(5001);

    /** Answers late from the second time on, so that plans are made at once. */
    private static final class SlowHost extends ForwardingSessionHost {

        private final Simulation simulation;
        private final boolean isSlowReader;
        private int slowAnswersLeft;
        private int reads;
        private int lists;

        SlowHost(RecordingHost host, Simulation simulation, boolean isSlowReader, int slowAnswers) {
            super(host);
            this.simulation = simulation;
            this.isSlowReader = isSlowReader;
            this.slowAnswersLeft = slowAnswers;
        }

        @Override
        public SessionInfo read(SessionInfo session) {
            SessionInfo row = super.read(session);
            if (isSlowReader && ++reads > 1) {
                comeLate();
            }
            return row;
        }

        @Override
        public List<SessionProcess> processes() {
            List<SessionProcess> rows = super.processes();
            if (!isSlowReader && ++lists > 1) {
                comeLate();
            }
            return rows;
        }

        private void comeLate() {
            if (slowAnswersLeft-- > 0) {
                simulation.clock.advance(SLOW);
            }
        }
    }

    private static LogoffResult result(Simulation simulation, LogoffPolicy.Builder policy) {
        LogoffPlan plan = simulation.plan(policy.build());
        simulation.clock.advance(SLOW);
        return Simulation.result(simulation.run(plan), 4);
    }

    @Test
    void rowThatMayBeOlderThanAFewSecondsIsReadAgain() {
        try (Simulation simulation = new Simulation(DANA, (host, around) -> new SlowHost(host, around, true, 1))) {
            assertThat(result(simulation, LogoffPolicy.disconnected()).outcome())
                    .isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(simulation.host.looks).hasSize(3);
        }
    }

    @Test
    void nobodyIsLoggedOffOnRowsThatMayAllBeOld() {
        try (Simulation simulation = new Simulation(DANA, (host, around) -> new SlowHost(host, around, true, 100))) {
            LogoffResult result = result(simulation, LogoffPolicy.disconnected());

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.failure().reason()).isEqualTo(Reason.NOT_ASKED);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void processesThatMayBeOlderThanAFewSecondsAreListedAgain() {
        String machine = DANA + "\nprocess session=4 id=1 name=csrss.exe";
        try (Simulation simulation = new Simulation(machine, (host, around) -> new SlowHost(host, around, false, 1))) {
            LogoffResult result = result(simulation, LogoffPolicy.disconnected().keepIfRunning(List.of("devenv.exe")));

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(((SlowHost) simulation.faced()).lists).isEqualTo(3);
        }
    }

    @Test
    void nobodyIsLoggedOffOnProcessesThatMayAllBeOld() {
        String machine = DANA + "\nprocess session=4 id=1 name=csrss.exe";
        try (Simulation simulation =
                new Simulation(machine, (host, around) -> new SlowHost(host, around, false, 100))) {
            LogoffResult result = result(simulation, LogoffPolicy.disconnected().keepIfRunning(List.of("devenv.exe")));

            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }
}
