package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.EventfulUnderTest;
import io.github.sessionctl.host.SessionHost;

/** The host in memory. */
public interface SimulatedHostUnderTest extends EventfulUnderTest {

    @Override
    default SessionHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }

    @Override
    default int waits(SessionHost host) {
        return ((SimulatedHost) host).waits();
    }

    @Override
    default void happen(SessionHost host, String change) {
        ((SimulatedHost) host).happen(change);
    }
}
