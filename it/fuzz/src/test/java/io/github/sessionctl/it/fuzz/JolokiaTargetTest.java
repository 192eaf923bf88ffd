package io.github.sessionctl.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A body can ask Jolokia to be a proxy for another machine: it must not make our server connect to where somebody likes. */
class JolokiaTargetTest {

    private static final int SOON = 200;

    @Test
    void bodyThatNamesATargetMakesNoConnection() throws Exception {
        try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + trap.getLocalPort() + "/jmxrmi";
            String body = "{\"type\":\"read\",\"mbean\":\"" + JolokiaBody.MBEAN
                    + "\",\"attribute\":\"Version\",\"target\":{\"url\":\"" + url + "\"}}";

            assertThat(new Jolokia().post(body.getBytes(StandardCharsets.UTF_8)).text())
                    .contains("InstanceNotFoundException");

            // Whoever connected would be waiting to be accepted by now.
            trap.setSoTimeout(SOON);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(trap::accept);
        }
    }
}
