package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.monitor.MonitorContract;
import io.github.sessionctl.monitor.SessionMonitor;
import io.github.sessionctl.monitor.SessionSubscription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A monitor of the binding: driven by WTSWaitSystemEvent, ended by WTS_EVENT_FLUSH. */
class WtsMonitorTest implements WtsHostUnderTest, MonitorContract {

    @Tag(SEVERAL_THREADS)
    @Test
    void oneWaitIsFlushedWhenTheLastListenerGoes() {
        try (SessionHost host = open(WATCHED);
                SessionMonitor monitor = new SessionMonitor(host)) {
            SessionSubscription first = monitor.subscribe(event -> {});
            SessionSubscription second = monitor.subscribe(event -> {});
            awaitWaits(host, 0);

            first.close();
            assertThat(SimulatedWindows.calls("WTSWaitSystemEvent")).isZero();
            second.close();

            assertThat(WtsSimulator.eventWaits()).isZero();
            assertThat(SimulatedWindows.calls("WTSWaitSystemEvent"))
                    .as("the wait and the flushes that ended it")
                    .isGreaterThanOrEqualTo(2);
        }
    }
}
