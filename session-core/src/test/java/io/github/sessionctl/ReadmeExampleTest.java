package io.github.sessionctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The README's example of embedding, compiled and run as it stands there. */
class ReadmeExampleTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private void example() {
        // README: begin
        try (SessionHost host = SessionHosts.open("simulated")) { // on Windows: "local"
            LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(30));
            LogoffPolicy policy = LogoffPolicy.disconnected()
                    .disconnectedFor(Duration.ofHours(2))
                    .build();
            LogoffPlan plan = runner.plan(host, policy); // a decision, and its rule, for every session
            LogoffTable.lines(plan).forEach(out::println);
            LogoffReport report = runner.run(host, plan); // what became of every session
            LogoffTable.lines(report).forEach(out::println);
        }
        // README: end
    }

    @Test
    void examplePrintsThePlanAndTheReport() {
        example();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("TOO_RECENT  disconnected for 40m, less than 2h")
                .containsPattern("4 +Disconnected +CORP\\\\dana fox +22h +LOGGED_OFF");
    }

    @Test
    void readmeShowsTheExampleAsItIsCompiledHere() throws Exception {
        String here = Files.readString(Path.of("src/test/java/io/github/sessionctl/ReadmeExampleTest.java"));
        String example = here.substring(
                here.indexOf("// README: begin") + "// README: begin".length(), here.indexOf("        // README: end"));

        assertThat(words(Files.readString(Path.of("../README.md"))))
                .contains(words(example.replace("out::println", "System.out::println")));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
