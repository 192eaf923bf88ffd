package io.github.sessionctl.jmx.console;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** A real MBean of a simulated host, on an MBean server of its own. */
final class Agent implements AutoCloseable {

    static final String SCENARIO = """
            host name=AGENT-07 own=0 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m locked=no
            session id=2 name="RDP-Tcp#12" state=Active user=bernd domain=CORP logonAgo=2h idleFor=35m locked=yes \
            client=LAPTOP-12 address=192.0.2.12
            session id=4 state=Disconnected user="dana fox" domain=CORP logonAgo=26h disconnectedFor=22h
            session id=7 state=Disconnected user=emil domain=CORP logonAgo=6h disconnectedFor=40m
            session id=65536 name=RDP-Tcp state=Listen
            """;

    private static final Logger AUDIT_LOG = Logger.getLogger(AuditTrail.LOGGER);

    static {
        // What the tests provoke is no news for who reads the build's output.
        AUDIT_LOG.setUseParentHandlers(false);
    }

    final MBeanServer server = MBeanServerFactory.newMBeanServer();
    final HostBeans beans = new HostBeans(server);
    final SimulatedHost host;
    private final SessionJmxRegistration registration;

    Agent(boolean isReadOnly) {
        HostAddress address = HostAddress.parse("simulated");
        host = new SimulatedHost(address, Scenario.parse(SCENARIO), InstantSource.system());
        registration = SessionJmx.register(SessionJmxOptions.forHosts(List.of(address))
                .onServer(server)
                .readOnly(isReadOnly)
                .pollInterval(Duration.ofMillis(100))
                .openedBy(opened -> host));
    }

    ObjectName name() {
        return registration.objectNames().get(0);
    }

    HostReading read() throws Exception {
        return beans.read(name());
    }

    SessionLine line(long id) throws Exception {
        return read().lines().stream()
                .filter(line -> line.id() == id)
                .findFirst()
                .orElseThrow();
    }

    List<Long> ids() throws JMException, java.io.IOException {
        return beans.read(name()).lines().stream().map(SessionLine::id).toList();
    }

    @Override
    public void close() {
        registration.close();
    }
}
