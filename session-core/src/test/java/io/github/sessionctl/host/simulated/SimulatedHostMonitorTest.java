package io.github.sessionctl.host.simulated;

import io.github.sessionctl.monitor.MonitorContract;

/** A monitor of the host in memory. */
class SimulatedHostMonitorTest implements SimulatedHostUnderTest, MonitorContract {}
