package io.github.sessionctl.it.endurance.kill;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.server.ServedHosts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What {@code sessionctl serve} does on Windows, on this machine through the real binding and the simulator's .so. */
final class NativeServer {

    private NativeServer() {}

    public static void main(String[] arguments) throws Exception {
        WtsSimulator.requireOurs();
        try (ServedHosts served = ServedHosts.start(
                SessionJmxOptions.forHosts("local")
                        .openedBy(address -> DeadlineSessionHost.open(
                                HostAddress.LOCAL,
                                WtsSessionHost::local,
                                Duration.ofSeconds(10),
                                CallThreads.shared())),
                ConnectorSettings.local(0))) {
            System.out.println(served.connector().url());
            new CountDownLatch(1).await();
        }
    }
}
