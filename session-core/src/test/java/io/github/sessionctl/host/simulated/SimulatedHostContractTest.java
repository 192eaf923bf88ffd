package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.SessionHostContract;

/** The contract on the host in memory. */
class SimulatedHostContractTest implements SimulatedHostUnderTest, SessionHostContract {}
