package io.github.sessionctl.safety;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The host in memory. */
final class MemorySimulator implements Simulator {

    private SimulatedHost host;

    @Override
    public Set<Lack> lacks() {
        return Set.of();
    }

    @Override
    public String machineName() {
        throw new IllegalStateException("it is the scenario's");
    }

    @Override
    public InstantSource clock(InstantSource run) {
        return run;
    }

    @Override
    public SessionHost open(String scenario, InstantSource clock) {
        host = new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(scenario), clock);
        return host;
    }

    @Override
    public void happen(String keys) {
        host.happen(keys);
    }

    @Override
    public void compare(Map<Act, List<Long>> sent) {
        // There is no journal.
    }
}
