package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.EventfulUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import org.junit.jupiter.api.extension.ExtendWith;

/** The binding against the simulated wtsapi32: the .so on a Linux JVM, the .dll on a Windows JVM. */
@ExtendWith(SimulatedWindows.class)
interface WtsHostUnderTest extends EventfulUnderTest {

    @Override
    default SessionHost open(String scenario) {
        WtsSimulator.load(scenario);
        return WtsSessionHost.local();
    }

    @Override
    default int waits(SessionHost host) {
        return WtsSimulator.eventWaits();
    }

    @Override
    default void happen(SessionHost host, String change) {
        WtsSimulator.change(change);
    }
}
