package io.github.sessionctl.it.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** jmxterm as scripts use it, against the server in another JVM. */
@Timeout(240)
class JmxtermIT {

    private static final String SILENT = "silent";
    private static final String BRIEF = "brief";

    @TempDir
    private Path folder;

    private ChildJvm server;

    @BeforeEach
    void start() throws Exception {
        server = ChildJvm.server(folder, "simulated");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void sessionThatIsLoggedOffIsGoneFromTheNextListing() throws Exception {
        Answer answer = run(
                SILENT,
                "get -s SessionTable",
                "run planLogoffDisconnected 30m",
                "run logoff 4 dana\\ fox",
                "get -s SessionTable");

        assertThat(answer.exitCode()).as(answer.text()).isZero();
        String[] halves = answer.text().split("LOGGED_OFF session 4 of ", 2);
        assertThat(halves).hasSize(2);
        assertThat(halves[0]).contains("CORP\\dana fox", "CORP\\emil", "outcome = WOULD_LOG_OFF;", "rule = SERVICES;");
        assertThat(halves[1].lines().skip(1)).anyMatch(line -> line.contains("CORP\\emil"));
        assertThat(halves[1].lines().skip(1)).noneMatch(line -> line.contains("dana fox"));
    }

    @Test
    void prefilledValuesAreRefusedWithTheReasonAndAnExitCode() throws Exception {
        Answer services = run(BRIEF, "run logoff 0 String");
        assertThat(services.exitCode()).as(services.text()).isNotZero();
        assertThat(services.text()).contains("Nothing has been changed: session 0 runs the services of Windows");

        Answer user = run(BRIEF, "run logoff 4 String");
        assertThat(user.exitCode()).as(user.text()).isNotZero();
        assertThat(user.text()).contains("Nothing has been changed: user is still the pre-filled word String");

        assertThat(run(SILENT, "get -s SessionTable").text()).contains("dana fox");
        assertThat(server.err()).contains("-> REFUSED").doesNotContain("LOGGED_OFF");
    }

    /** What jmxterm printed, on both of its streams, and how it ended. */
    private record Answer(int exitCode, String text) {}

    private Answer run(String verbosity, String... commands) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("open " + server.url());
        lines.add("bean io.github.sessionctl:type=SessionHost,name=simulated");
        lines.addAll(List.of(commands));
        Path script = Files.write(Files.createTempFile(folder, "script", ".txt"), lines);
        try (ChildJvm client = ChildJvm.java(
                folder,
                List.of(
                        "-jar",
                        ChildJvm.client("jmxterm.jar"),
                        "-n",
                        "-e",
                        "-v",
                        verbosity,
                        "-i",
                        script.toString()))) {
            int exitCode = client.awaitExit();
            return new Answer(exitCode, client.out() + client.err());
        }
    }
}
