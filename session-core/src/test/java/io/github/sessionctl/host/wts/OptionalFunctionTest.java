package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatedWindows.class)
class OptionalFunctionTest {

    @ParameterizedTest
    @CsvSource({"wtsapi32, WTSNoSuchFunction", "no-such-library, WTSCloseServer"})
    void missingFunctionIsNamedAndNoLinkageError(String library, String name) {
        OptionalFunction missing = new OptionalFunction(library, name);
        WtsCall call = WtsCall.withoutServer(SessionOperation.LIST, "local");

        assertThat(missing.isThere()).isFalse();
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> call.run(() -> missing.call(0L)))
                .withMessageContaining(name)
                .extracting(SessionException::reason)
                .isEqualTo(Reason.UNSUPPORTED_SYSTEM);
    }

    @Test
    void missingFunctionLeavesTheOthersUsable() {
        WtsSimulator.load("session id=4 user=dana");
        assertThat(new OptionalFunction("wtsapi32", "WTSNoSuchFunction").isThere())
                .isFalse();

        try (SessionHost host = WtsSessionHost.local()) {
            assertThat(host.list()).hasSize(1);
        }
    }

    @Test
    void waitWithoutItsFunctionIsNotSupported() {
        EventWaits waits = new EventWaits(new ServerHandle(0), new OptionalFunction("wtsapi32", "WTSNoSuchFunction"));

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> waits.await(WtsCall.withoutServer(SessionOperation.EVENT, "local")))
                .withMessageContaining("WTSNoSuchFunction")
                .extracting(SessionException::reason)
                .isEqualTo(Reason.NOT_SUPPORTED);
    }
}
