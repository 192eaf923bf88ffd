package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.EventfulUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The host in memory. */
public interface SimulatedHostUnderTest extends EventfulUnderTest {

    @Override
    default SessionHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }

    @Override
    default int waits(SessionHost host) {
        return ((SimulatedHost) host).waits();
    }

    @Override
    default void happen(SessionHost host, String change) {
        happenOn((SimulatedHost) host, change);
    }

    /** Lets something happen on a simulated host, in the words of a scenario's change. */
    static void happenOn(SimulatedHost host, String change) {
        Map<String, String> values =
                new LinkedHashMap<>(ScenarioLine.parse("change " + change).values());
        SessionId session = ScenarioValues.sessionId(values.remove("session"));
        if (values.remove("gone") != null) {
            host.remove(session);
        } else {
            host.change(session, spec -> spec.values().putAll(values));
        }
    }
}
