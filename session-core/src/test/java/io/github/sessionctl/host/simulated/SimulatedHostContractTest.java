package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.SessionHostContract;

class SimulatedHostContractTest extends SessionHostContract {

    @Override
    protected SessionHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }
}
