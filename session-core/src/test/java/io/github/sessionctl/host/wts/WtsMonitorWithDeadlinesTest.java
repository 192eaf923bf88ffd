package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.monitor.MonitorContract;
import java.time.Duration;

/** A monitor of the binding behind deadlines, as SessionHosts opens it. */
class WtsMonitorWithDeadlinesTest implements WtsHostUnderTest, MonitorContract {

    @Override
    public SessionHost open(String scenario) {
        WtsSimulator.load(scenario);
        return DeadlineSessionHost.open(
                HostAddress.LOCAL, WtsSessionHost::local, Duration.ofSeconds(30), CallThreads.shared());
    }
}
