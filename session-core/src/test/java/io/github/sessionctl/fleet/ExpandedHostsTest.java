package io.github.sessionctl.fleet;

import static io.github.sessionctl.fleet.TestFleet.addresses;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpandedHostsTest {

    private static List<String> hosts(@Nullable String computerName, String... names) {
        return ExpandedHosts.of(addresses(names), HostDirectory.PLAIN, computerName).hosts().stream()
                .map(HostAddress::toString)
                .toList();
    }

    @Test
    void namesThatCertainlyMeanThisMachineAreOneHost() {
        assertThat(hosts("AGENT1", "local", "LocalHost", "127.0.0.1", "127.0.0.2", "agent1"))
                .containsExactly("local");
        assertThat(hosts("AGENT1", "SRV0", "agent1", "local", "localhost")).containsExactly("SRV0", "agent1");
    }

    @Test
    void addressOfThisMachineIsThisMachine() throws Exception {
        String own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(address -> address.getHostAddress())
                .filter(address -> address.matches("[0-9.]+"))
                .findFirst()
                .orElseThrow();

        assertThat(hosts(null, "local", own)).containsExactly("local");
    }

    @Test
    void whatOnlyTheNetworkKnowsToBeTheSameIsKeptApart() {
        assertThat(hosts("AGENT1", "local", "agent1.corp.example", "ci-alias", "192.0.2.7"))
                .containsExactly("local", "agent1.corp.example", "ci-alias", "192.0.2.7");
        assertThat(hosts(null, "local", "AGENT1")).containsExactly("local", "AGENT1");
    }

    @Test
    void caseOfAServersNameDoesNotCountAndThatOfAFileDoes() {
        assertThat(hosts(null, "SRV0", "srv0", "simulated:a", "simulated:A"))
                .containsExactly("SRV0", "simulated:a", "simulated:A");
    }
}
