package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decides about addresses without listening on any. */
class ListenAddressTest {

    private static final Path FILE = Path.of("some-file");

    private static SettingsBuilder bind(String address) {
        return new SettingsBuilder().bindAddress(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void loopbackNeedsNothing(String address) {
        assertThat(ListenAddress.of(bind(address).build()).isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
    void anythingWiderNeedsUsersAndTls(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.of(bind(address).build()))
                .withMessageContainingAll(
                        "Other machines can reach " + address,
                        "password file",
                        "access file",
                        "keystore",
                        "securing.md");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ListenAddress.of(bind(address).users(FILE, FILE).build()))
                .withMessageContaining("what is missing is: TLS");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ListenAddress.of(bind(address).keystore(FILE, FILE).build()))
                .withMessageContaining("what is missing is: users");
        ConnectorSettings both =
                bind(address).users(FILE, FILE).keystore(FILE, FILE).build();
        assertThat(ListenAddress.of(both).isLoopbackAddress()).isFalse();
    }

    @Test
    void addressThatDoesNotExistIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.of(bind("no such machine").build()))
                .withMessageContaining("There is no address 'no such machine' to listen on");
    }

    @Test
    void versionSixIsInBracketsInAUrl() {
        assertThat(ListenAddress.inUrl("::1")).isEqualTo("[::1]");
        assertThat(ListenAddress.inUrl("127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    void clientsAreToldTheNameAsItWasTypedBecauseTheyCompareItWithTheCertificate() {
        ConnectorSettings settings = bind("localhost").build();

        assertThat(ListenAddress.advertise(settings, ListenAddress.of(settings)))
                .isEqualTo("localhost");
        ConnectorSettings other = bind("127.0.0.1").build();
        assertThat(ListenAddress.advertise(other, ListenAddress.of(other))).isEqualTo("127.0.0.1");
    }
}
