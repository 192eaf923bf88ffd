package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.monitor.MonitorContract;

/** A monitor of the host in memory. */
class SimulatedHostMonitorTest implements MonitorContract {

    @Override
    public SessionHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }

    @Override
    public int waits(SessionHost host) {
        return ((SimulatedHost) host).waits();
    }

    @Override
    public void happen(SessionHost host, String change) {
        SimulatedHostContractTest.happenOn((SimulatedHost) host, change);
    }
}
