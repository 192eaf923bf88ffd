package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import java.util.List;
import java.util.Optional;

/** The in-memory host. */
final class MemoryMachine implements Machine {

    private final SimulatedHost host = new SimulatedHost(Scenario.parse(PROTECTED + FAULTS));

    @Override
    public SessionHost open() {
        return host;
    }

    @Override
    public void happen(String keys) {
        host.happen(keys);
    }

    @Override
    public Optional<List<Long>> acceptedLogoffs() {
        return Optional.empty();
    }

    @Override
    public String disorder() {
        return "";
    }
}
