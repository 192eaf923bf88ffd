package io.github.sessionctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionHostsTest {

    @TempDir
    private Path folder;

    private static void assertRefused(String address, Reason reason, String... texts) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> SessionHosts.open(address))
                .withMessageContainingAll(texts)
                .extracting(SessionException::reason)
                .isEqualTo(reason);
    }

    @Test
    void localIsTheOperatingSystemsOrAnError() {
        if (SessionHosts.isWindows()) {
            try (SessionHost host = SessionHosts.open("local")) {
                assertThat(host).isNotInstanceOf(SimulatedHost.class);
                assertThat(host.address()).hasToString("local");
            }
        } else {
            assertRefused("local", Reason.UNSUPPORTED_SYSTEM, "has no Windows sessions", "simulated");
        }
    }

    @Test
    void simulatedHostIsThereWhenAskedFor() {
        try (SessionHost host = SessionHosts.open("simulated")) {
            assertThat(host).isInstanceOf(SimulatedHost.class);
            assertThat(host.list()).isNotEmpty();
        }
    }

    @Test
    void scenarioFileIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a scenario.txt"), "session id=5 user=anna");
        try (SessionHost host = SessionHosts.open("simulated:" + file)) {
            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("anna");
            assertThat(host.list()).extracting(SessionInfo::host).containsExactly("simulated:" + file);
        }
    }

    @Test
    void wrongScenarioFileIsRefusedWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.txt"), "session id=5\nnonsense");

        assertRefused("simulated:" + file, Reason.INVALID_ADDRESS, "line 2", "'nonsense'");
    }

    @Test
    void missingScenarioFileIsRefused() {
        assertRefused("simulated:" + folder.resolve("nowhere.txt"), Reason.INVALID_ADDRESS, "cannot be read", "path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent-07", "broker:rdcb1", "domain:CORP"})
    void hostsThatThisVersionCannotReachAreRefused(String address) {
        assertRefused(address, Reason.UNSUPPORTED_SYSTEM, address, "host local");
    }

    @Test
    void textThatIsNoAddressIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SessionHosts.open("a b"));
    }
}
