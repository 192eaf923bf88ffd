package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class ConnectorSettingsTest {

    private static final Path FILE = Path.of("some-file");

    @Test
    void loopbackWithoutUsersAndTlsIsTheDefault() {
        ConnectorSettings settings = ConnectorSettings.builder().build();

        assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(9875);
        assertThat(settings.login()).isEmpty();
        assertThat(settings.tls()).isEmpty();
    }

    @Test
    void filesThatBelongTogetherAreAskedForTogether() {
        refused(ConnectorSettings.builder().passwordFile(FILE))
                .isEqualTo("The password file some-file is of no use without the access file: give both.");
        refused(ConnectorSettings.builder().accessFile(FILE)).contains("without the password file");
        refused(ConnectorSettings.builder().keystore(FILE)).contains("without the keystore password file");
        refused(ConnectorSettings.builder().keystorePasswordFile(FILE)).contains("without the keystore:");
        refused(ConnectorSettings.builder().truststore(FILE)).contains("without the truststore password file");
    }

    @Test
    void clientCertificatesNeedAKeyAndATruststore() {
        refused(ConnectorSettings.builder().needClientCertificate(true)).contains("nothing says which");
        refused(ConnectorSettings.builder().truststore(FILE).truststorePasswordFile(FILE))
                .contains("of use only with TLS");
        refused(ConnectorSettings.builder()
                        .keystore(FILE)
                        .keystorePasswordFile(FILE)
                        .truststore(FILE)
                        .truststorePasswordFile(FILE))
                .contains("no client is asked for its certificate");
    }

    @Test
    void addressAndPortHaveToMakeSense() {
        refused(ConnectorSettings.builder().port(65_536)).contains("not between 0 (any) and 65535");
        refused(ConnectorSettings.builder().port(-1)).contains("-1");
        refused(ConnectorSettings.builder().bindAddress(" ")).contains("blank");
    }

    private static AbstractStringAssert<?> refused(ConnectorSettingsBuilder builder) {
        String[] message = new String[1];
        assertThatIllegalArgumentException().isThrownBy(builder::build).satisfies(e -> message[0] = e.getMessage());
        return assertThat(message[0]);
    }
}
