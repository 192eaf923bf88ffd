package io.github.sessionctl.it.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The MBean by HTTP, through a Jolokia agent in the JVM of the server. */
@Timeout(240)
class JolokiaIT {

    private static final String BEAN = "\"mbean\":\"io.github.sessionctl:type=SessionHost,name=simulated\"";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private ChildJvm server;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        address = URI.create("http://127.0.0.1:" + port + "/jolokia/");
        server = ChildJvm.server(
                folder,
                "simulated",
                "-javaagent:" + ChildJvm.client("jolokia.jar") + "=host=127.0.0.1,port=" + port
                        + ",discoveryEnabled=false,disabledServices=org.jolokia.service.jsr160.Jsr160RequestHandler");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void sessionsAreRowsOfAnArray() throws Exception {
        assertThat(read("Sessions"))
                .contains(
                        "\"value\":[{", "\"status\":200", "\"id\":4", "\"user\":\"dana fox\"", "\"idleSeconds\":null");
    }

    @Test
    void planNamesWhoWouldBeLoggedOffAndLogsNobodyOff() throws Exception {
        assertThat(execute("planLogoffDisconnected", "\"30m\""))
                .contains("\"outcome\":\"WOULD_LOG_OFF\"", "\"rule\":\"SERVICES\"", "\"status\":200");
        assertThat(read("Sessions")).contains("\"user\":\"dana fox\"", "\"user\":\"emil\"");
    }

    @Test
    void logoffEndsTheSessionAndItsCallerIsInProcess() throws Exception {
        assertThat(execute("logoff", "4,\"dana fox\"")).contains("\"value\":\"LOGGED_OFF session 4", "\"status\":200");

        assertThat(read("SessionTable")).contains("emil").doesNotContain("dana fox");
        assertThat(server.err())
                .contains("in process: logoff(sessionId=\"4\", user=\"dana fox\") on simulated session 4");
    }

    @Test
    void prefilledValuesAreAnErrorThatSaysWhy() throws Exception {
        assertThat(execute("logoff", "0,\"String\""))
                .contains(
                        "\"error_type\":\"java.lang.IllegalArgumentException\"",
                        "Nothing has been changed: session 0 runs the services of Windows");
        assertThat(execute("logoff", "4,\"String\""))
                .contains("Nothing has been changed: user is still the pre-filled word String");
        assertThat(execute("planLogoffDisconnected", "\"String\""))
                .contains("Nothing has been changed: disconnectedFor is still the pre-filled word String");
        assertThat(read("LogoffSucceededCount")).contains("\"value\":0,");
    }

    private String read(String attribute) throws IOException, InterruptedException {
        return post("{\"type\":\"read\"," + BEAN + ",\"attribute\":\"" + attribute + "\"}");
    }

    private String execute(String operation, String arguments) throws IOException, InterruptedException {
        return post("{\"type\":\"exec\"," + BEAN + ",\"operation\":\"" + operation + "\",\"arguments\":[" + arguments
                + "]}");
    }

    private String post(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
