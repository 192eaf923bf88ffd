package io.github.sessionctl.it.monitoring;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.it.protocols.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Prometheus of our own, with the rules and the settings that we ship, but for how often it looks and at which port. */
final class Prometheus implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;
    private final Path log;

    private Prometheus(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts one that looks at this target every second. */
    static Prometheus watching(String target, Path folder) throws IOException {
        Path settings = Path.of(ChildJvm.property("test.monitoring"));
        Files.copy(settings.resolve("alerts.yml"), folder.resolve("alerts.yml"));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(settings.resolve("prometheus.yml"))
                        .replace("127.0.0.1:9404", target)
                        .replace("30s", "1s"));
        Path log = folder.resolve("prometheus.log");
        int port = FreePort.get();
        Process process = new ProcessBuilder(
                        ChildJvm.property("test.prometheus"),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Prometheus(process, URI.create("http://127.0.0.1:" + port + "/api/v1/"), log);
    }

    /** Runs promtool on a file of ours. Returns what it said, an exit code other than 0 first. */
    static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(ChildJvm.property("test.promtool")));
        command.addAll(List.of(arguments));
        Process tool = new ProcessBuilder(command)
                .directory(Path.of(ChildJvm.property("test.monitoring")).toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = tool.waitFor();
        return code == 0 ? said : "exit code " + code + ": " + said;
    }

    /** The series that answer a query, each with its labels and its value. */
    List<Map<String, Object>> query(String expression) throws IOException, InterruptedException {
        Map<String, Object> answer = get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!"success".equals(answer.get("status"))) {
            throw new AssertionError(expression + ": " + answer);
        }
        return list(map(answer.get("data")).get("result"));
    }

    /** The value of the one series that answers; waits until there is one. */
    double value(String expression) {
        List<?>[] found = new List<?>[1];
        Awaitility.await(expression).atMost(LONGEST).ignoreExceptions().until(() -> {
            found[0] = query(expression);
            return found[0].size() == 1;
        });
        List<?> sample = (List<?>) map(found[0].get(0)).get("value");
        return Double.parseDouble((String) sample.get(1));
    }

    /** The alerting rules that it has loaded, and how each is. */
    Map<String, String> rules() throws IOException, InterruptedException {
        Map<String, String> states = new java.util.TreeMap<>();
        for (Map<String, Object> group : list(map(get("rules").get("data")).get("groups"))) {
            for (Map<String, Object> rule : list(group.get("rules"))) {
                states.put((String) rule.get("name"), rule.get("state") + " " + rule.get("health"));
            }
        }
        return states;
    }

    private Map<String, Object> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return JSON.std.mapFrom(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @SuppressWarnings("unchecked") // JSON has nothing else.
    static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    @SuppressWarnings("unchecked") // JSON has nothing else.
    static List<Map<String, Object>> list(Object json) {
        return (List<Map<String, Object>>) json;
    }

    /** What it has said, for a test that fails. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
