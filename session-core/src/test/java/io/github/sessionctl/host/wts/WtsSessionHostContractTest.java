package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.SessionHostContract;

/** The contract on the binding. */
class WtsSessionHostContractTest implements WtsHostUnderTest, SessionHostContract {}
