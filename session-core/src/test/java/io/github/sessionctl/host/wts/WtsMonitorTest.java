package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.monitor.MonitorContract;
import org.junit.jupiter.api.extension.ExtendWith;

/** A monitor of the binding: driven by WTSWaitSystemEvent, ended by WTS_EVENT_FLUSH. */
@ExtendWith(SimulatedWindows.class)
class WtsMonitorTest implements MonitorContract {

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
