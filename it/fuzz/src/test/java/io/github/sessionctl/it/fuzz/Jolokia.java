package io.github.sessionctl.it.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jolokia.jvmagent.JolokiaServer;
import org.jolokia.jvmagent.JvmAgentConfig;

/** The real Jolokia agent as docs/monitoring.md loads it, with the policy that we ship, on the loopback device of this JVM. */
final class Jolokia {

    /** Far more than any answer takes here. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * Where it repeats something beyond ASCII in an error of HTTP, Jolokia 2.6.0 counts characters instead of bytes, and breaks off. Java's client
     * then tells nothing of the answer: before Java 25 it has come in part, since then nothing of it comes. Other answers Jolokia sends in
     * chunks, without counting.
     */
    private static final List<String> BROKEN_OFF =
            List.of("fixed content-length: ", "HTTP/1.1 header parser received no bytes");

    private static final Path POLICY = Path.of("../../docs/monitoring/jolokia-access.xml");

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Jolokia() {
        // Without, each answer waits 40 ms for the client's system to acknowledge its first part.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            JolokiaServer server = new JolokiaServer(new JvmAgentConfig(Map.of(
                    "host", "127.0.0.1",
                    "port", "0",
                    "discoveryEnabled", "false",
                    "disabledServices", "org.jolokia.service.jsr160.Jsr160RequestHandler",
                    "policyLocation",
                            POLICY.toAbsolutePath().normalize().toUri().toString())));
            server.start(false);
            address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jolokia/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return address.getPort();
    }

    /** An answer: the status of HTTP, and the text. */
    record Answer(int status, String text) {

        private static final int FIRST_ERROR = 400;

        boolean isError() {
            return status >= FIRST_ERROR;
        }
    }

    /** The answer to a body, from a page that the policy lets in. */
    Answer post(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Origin", "http://127.0.0.1:8080")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            if (isBeyondAscii(body) && BROKEN_OFF.stream().anyMatch(String.valueOf(e.getMessage())::startsWith)) {
                return new Answer(Answer.FIRST_ERROR, "");
            }
            throw e;
        }
    }

    /** As it is, or as an escape of JSON. */
    private static boolean isBeyondAscii(byte[] body) {
        for (byte each : body) {
            if (each < 0 || each == '\\') {
                return true;
            }
        }
        return false;
    }
}
