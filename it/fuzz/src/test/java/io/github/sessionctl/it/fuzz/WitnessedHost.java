package io.github.sessionctl.it.fuzz;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.SessionId;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A simulated host that keeps a record of who is logged off or disconnected. */
final class WitnessedHost extends ForwardingSessionHost {

    private static final String SCENARIO = """
            host name=AGENT-07 own=0 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m
            session id=2 name="RDP-Tcp#12" state=Active user=bernd domain=CORP logonAgo=2h idleFor=35m
            session id=4 state=Disconnected user="dana" domain=CORP logonAgo=26h disconnectedFor=22h
            session id=65536 name=RDP-Tcp state=Listen
            """;

    final List<Long> touched = new CopyOnWriteArrayList<>();

    WitnessedHost() {
        super(new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(SCENARIO), InstantSource.system()));
    }

    @Override
    public void logoff(SessionId session) {
        touched.add(session.value());
        super.logoff(session);
    }

    @Override
    public void disconnect(SessionId session) {
        touched.add(session.value());
        super.disconnect(session);
    }
}
