package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.SessionHostContract;

class SimulatedHostContractTest implements SessionHostContract {

    @Override
    public SessionHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }
}
