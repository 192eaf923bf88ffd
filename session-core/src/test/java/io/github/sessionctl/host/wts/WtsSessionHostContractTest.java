package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.SessionHostContract;
import io.github.sessionctl.it.simulator.WtsSimulator;
import org.junit.jupiter.api.extension.ExtendWith;

/** The binding against the simulated wtsapi32: the .so on a Linux JVM, the .dll on a Windows JVM. */
@ExtendWith(SimulatedWindows.class)
class WtsSessionHostContractTest implements SessionHostContract {

    @Override
    public SessionHost open(String scenario) {
        WtsSimulator.load(scenario);
        return WtsSessionHost.local();
    }

    @Override
    public int waits(SessionHost host) {
        return WtsSimulator.eventWaits();
    }

    @Override
    public void happen(SessionHost host, String change) {
        WtsSimulator.change(change);
    }
}
