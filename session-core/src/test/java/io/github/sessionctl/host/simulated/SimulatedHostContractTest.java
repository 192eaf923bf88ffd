package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.SessionHostContract;
import io.github.sessionctl.session.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;

class SimulatedHostContractTest implements SessionHostContract {

    @Override
    public SessionHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }

    @Override
    public int waits(SessionHost host) {
        return ((SimulatedHost) host).waits();
    }

    @Override
    public void happen(SessionHost host, String change) {
        Map<String, String> values =
                new LinkedHashMap<>(ScenarioLine.parse("change " + change).values());
        SessionId session = ScenarioValues.sessionId(values.remove("session"));
        if (values.remove("gone") != null) {
            ((SimulatedHost) host).remove(session);
        } else {
            ((SimulatedHost) host).change(session, spec -> spec.values().putAll(values));
        }
    }
}
