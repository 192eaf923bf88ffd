package io.github.sessionctl.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.it.protocols.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The access policy that we ship for Jolokia, in a real Jolokia agent. */
@Timeout(240)
class JolokiaPolicyIT {

    private static final String ORIGIN = "http://127.0.0.1:8080";
    private static final String NAME = "io.github.sessionctl:type=SessionHost,name=simulated";
    private static final String BEAN = "\"mbean\":\"" + NAME + "\"";
    private static final String FORBIDDEN = "\"status\":403";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private ChildJvm server;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        int port = FreePort.get();
        address = URI.create("http://127.0.0.1:" + port + "/jolokia/");
        server = ChildJvm.server(
                folder,
                "simulated",
                "-javaagent:" + ChildJvm.client("jolokia.jar") + "=host=127.0.0.1,port=" + port
                        + ",discoveryEnabled=false,disabledServices=org.jolokia.service.jsr160.Jsr160RequestHandler,policyLocation="
                        + Path.of(ChildJvm.property("test.monitoring"), "jolokia-access.xml")
                                .toUri());
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void sessionsAreListedAndLoggedOffByPost() throws Exception {
        assertThat(post("{\"type\":\"read\"," + BEAN + ",\"attribute\":\"Sessions\"}"))
                .contains("\"user\":\"dana fox\"", "\"status\":200");
        assertThat(post("{\"type\":\"read\"," + BEAN + "}")).contains("\"DisconnectedCount\":2", "\"status\":200");
        assertThat(post("{\"type\":\"exec\"," + BEAN + ",\"operation\":\"logoff\",\"arguments\":[4,\"dana fox\"]}"))
                .contains("\"value\":\"LOGGED_OFF session 4", "\"status\":200");
    }

    @Test
    void operationMayBeNamedWithItsTypesAsHawtioDoes() throws Exception {
        assertThat(post("{\"type\":\"exec\"," + BEAN
                        + ",\"operation\":\"logoff(int,java.lang.String)\",\"arguments\":[4,\"dana fox\"]}"))
                .contains("LOGGED_OFF");
        assertThat(post("{\"type\":\"exec\",\"mbean\":\"java.lang:type=Memory\",\"operation\":\"gc()\"}"))
                .contains(FORBIDDEN);
    }

    @Test
    void linkThatLogsOffIsRefused() throws Exception {
        assertThat(get("exec/" + NAME + "/logoff/7/emil")).contains(FORBIDDEN, "HTTP method get is not allowed");
        assertThat(get("read/" + NAME + "/SessionCount")).contains(FORBIDDEN);
        assertNobodyWasLoggedOff();
    }

    @Test
    void webPageOfAnotherOriginAndWhoNamesNoneAreRefused() throws Exception {
        String logoff = "{\"type\":\"exec\"," + BEAN + ",\"operation\":\"logoff\",\"arguments\":[7,\"emil\"]}";

        assertThat(send(request("").header("Origin", "http://evil.example").POST(BodyPublishers.ofString(logoff))))
                .contains(FORBIDDEN, "Origin http://evil.example is not allowed");
        assertThat(send(request("").POST(BodyPublishers.ofString(logoff)))).contains(FORBIDDEN);
        assertNobodyWasLoggedOff();
    }

    @Test
    void otherMBeansAreNeitherReadNorCalled() throws Exception {
        assertThat(post("{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"VmName\"}"))
                .contains(FORBIDDEN)
                .doesNotContain("\"value\"");
        assertThat(post("{\"type\":\"exec\",\"mbean\":\"java.lang:type=Memory\",\"operation\":\"gc\"}"))
                .contains(FORBIDDEN);
        assertThat(post("{\"type\":\"read\",\"mbean\":\"io.github.sessionctl:type=SessionAudit\"}"))
                .contains(FORBIDDEN);
    }

    @Test
    void machineThatARequestNamesAsItsTargetIsNotConnectedTo() throws Exception {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String target = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + trap.getLocalPort() + "/jmxrmi";

            assertThat(post("{\"type\":\"read\"," + BEAN + ",\"attribute\":\"SessionCount\",\"target\":{\"url\":\""
                            + target + "\"}}"))
                    .contains("\"value\":7", "\"status\":200");

            // Whoever had connected would be waiting to be accepted by now.
            trap.setSoTimeout(1);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(trap::accept);
        }
    }

    private void assertNobodyWasLoggedOff() throws Exception {
        assertThat(post("{\"type\":\"read\"," + BEAN + ",\"attribute\":\"LogoffSucceededCount\"}"))
                .contains("\"value\":0,");
    }

    private String post(String json) throws IOException, InterruptedException {
        return send(request("").header("Origin", ORIGIN).POST(BodyPublishers.ofString(json)));
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Origin", ORIGIN).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
