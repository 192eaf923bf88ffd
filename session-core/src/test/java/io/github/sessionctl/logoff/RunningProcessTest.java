package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static io.github.sessionctl.logoff.Simulation.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions that are kept because of what runs in them, or may run in them. */
class RunningProcessTest {

    private static final String SHELLS =
            "\nprocess session=4 id=104 name=csrss.exe\nprocess session=5 id=105 name=csrss.exe";

    private static LogoffPolicy.Builder keepEditor() {
        return LogoffPolicy.disconnected().keepIfRunning(List.of("devenv"));
    }

    /** A host whose processes are asked for by a count, and to which another one may be added. */
    private static final class Processes extends ForwardingSessionHost {
        final List<SessionProcess> added = new ArrayList<>();
        int lists;
        Runnable atEachList = () -> {};

        Processes(SessionHost host) {
            super(host);
        }

        @Override
        public List<SessionProcess> processes() {
            lists++;
            atEachList.run();
            List<SessionProcess> all = new ArrayList<>(super.processes());
            all.addAll(added);
            return all;
        }

        void add(long session, String name) {
            added.add(new SessionProcess(new SessionId(session), 999, name, 1, 0, 0, Duration.ZERO));
        }
    }

    private static Processes processes(Simulation simulation) {
        return (Processes) simulation.faced();
    }

    @Test
    void sessionOfWhichNoProcessCanBeSeenIsKept() {
        try (Simulation simulation = new Simulation(DANA + EMIL + "\nprocess session=0 id=900 name=svchost.exe"
                + "\nprocess session=5 id=105 name=csrss.exe")) {
            LogoffReport report = simulation.run(keepEditor());

            assertThat(Simulation.result(report, 4).rule()).isEqualTo(LogoffRule.RUNNING_PROCESS);
            assertThat(simulation.host.loggedOff).containsExactly(5L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "devenv.exe, devenv.exe (process 999) runs in it",
        "'', 'process 999 has no name, so what runs in it is not known'"
    })
    void programStartedBetweenPlanAndRunKeepsItsSession(String name, String why) {
        try (Simulation simulation = new Simulation(DANA + EMIL + SHELLS, Processes::new)) {
            LogoffPlan plan = simulation.plan(keepEditor().build());
            processes(simulation).add(4, name);
            simulation.clock.advance(Duration.ofMillis(5001));

            LogoffReport report = simulation.run(plan);

            LogoffResult kept = Simulation.result(report, 4);
            assertThat(kept.outcome()).isEqualTo(LogoffOutcome.CHANGED);
            assertThat(kept.rule()).isEqualTo(LogoffRule.RUNNING_PROCESS);
            assertThat(kept.explanation()).isEqualTo(why);
            assertThat(simulation.host.loggedOff).containsExactly(5L);
            assertThat(processes(simulation).lists).isEqualTo(2);
        }
    }

    @Test
    void processesAreNotAskedForAgainWithinSeconds() {
        try (Simulation simulation = new Simulation(DANA + EMIL + SHELLS, Processes::new)) {
            LogoffPlan plan = simulation.plan(keepEditor().build());
            simulation.clock.advance(Duration.ofSeconds(5));

            simulation.run(plan);

            assertThat(simulation.host.loggedOff).containsExactly(4L, 5L);
            assertThat(processes(simulation).lists).isEqualTo(1);
        }
    }

    @Test
    void processesAreAskedForAgainWhenTheClockWasTurnedBack() {
        try (Simulation simulation = new Simulation(DANA + SHELLS, Processes::new)) {
            LogoffPlan plan = simulation.plan(keepEditor().build());
            processes(simulation).add(4, "devenv.exe");
            simulation.clock.advance(Duration.ofMinutes(-1));

            assertThat(Simulation.result(simulation.run(plan), 4).rule()).isEqualTo(LogoffRule.RUNNING_PROCESS);
        }
    }

    @Test
    void processesAreAskedForAgainWhileALongRunGoesOn() {
        try (Simulation simulation = new Simulation(DANA + EMIL + SHELLS, Processes::new)) {
            LogoffPlan plan = simulation.plan(keepEditor().build());
            simulation.clock.advance(Duration.ofSeconds(6));
            processes(simulation).atEachList = () -> {
                // Started right after the list that the first logoff relied on.
                if (processes(simulation).lists == 2) {
                    simulation.clock.advance(Duration.ofSeconds(6));
                } else {
                    processes(simulation).add(5, "devenv.exe");
                }
            };

            LogoffReport report = simulation.run(plan);

            assertThat(Simulation.result(report, 4).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(simulation.host.loggedOff).contains(4L);
        }
    }

    @Test
    void processesThatCannotBeSeenAnyMoreKeepTheSession() {
        boolean[] isRefused = new boolean[1];
        try (Simulation simulation = new Simulation(DANA + SHELLS, host -> new ForwardingSessionHost(host) {
            @Override
            public List<SessionProcess> processes() {
                if (isRefused[0]) {
                    throw SessionException.ofWin32(SessionOperation.PROCESSES, "simulated", null, 5);
                }
                return super.processes();
            }
        })) {
            LogoffPlan plan = simulation.plan(keepEditor().build());
            isRefused[0] = true;
            simulation.clock.advance(Duration.ofMinutes(1));

            LogoffResult result = Simulation.result(simulation.run(plan), 4);
            assertThat(result.outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(result.failure().operation()).isEqualTo(SessionOperation.PROCESSES);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void processesAreNeverAskedForWhereNoneIsToBeKept() {
        try (Simulation simulation = new Simulation(DANA, Processes::new)) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            simulation.clock.advance(Duration.ofMinutes(10));
            simulation.run(plan);

            assertThat(simulation.host.loggedOff).containsExactly(4L);
            assertThat(processes(simulation).lists).isZero();
        }
    }
}
