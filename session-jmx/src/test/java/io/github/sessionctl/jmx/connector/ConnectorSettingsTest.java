package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConnectorSettingsTest {

    @Test
    void localIsLoopbackWithoutUsersAndTls() {
        ConnectorSettings settings = ConnectorSettings.local(9875);

        assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(9875);
        assertThat(settings.login()).isEmpty();
        assertThat(settings.tls()).isEmpty();
    }

    @Test
    void addressAndPortHaveToMakeSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectorSettings.local(65_536))
                .withMessageContaining("not between 0 (any) and 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectorSettings.local(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SettingsBuilder().bindAddress(" ").build())
                .withMessageContaining("blank");
    }
}
