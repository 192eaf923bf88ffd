package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.SessionHostContract;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import java.time.Duration;

/** A host with deadlines keeps the contract of the host behind it. */
class DeadlineSessionHostContractTest implements SessionHostContract {

    private static final CallThreads THREADS = new CallThreads(32, 256, Duration.ofMillis(20));

    private SimulatedHost behind = new SimulatedHost(Scenario.builder().build());

    @Override
    public SessionHost open(String scenario) {
        behind = new SimulatedHost(Scenario.parse(scenario));
        return new DeadlineSessionHost(behind, Duration.ofMinutes(1), THREADS);
    }

    @Override
    public int waits(SessionHost host) {
        return behind.waits();
    }

    @Override
    public void happen(SessionHost host, String change) {
        behind.happen(change);
    }
}
