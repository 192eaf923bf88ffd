package io.github.sessionctl.jmx.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent loaded into an application that runs already. */
@Timeout(120)
class AttachIT {

    private static final String SIMULATED = "[io.github.sessionctl:type=SessionHost,name=simulated]";

    @TempDir
    private Path folder;

    @Test
    void applicationThatRunsShowsItsSessions() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.plain(folder)) {
            assertThat(application.ask("names")).isEqualTo("[]");

            attach(application, "hosts=simulated");

            application.awaitLog("The agent has started: " + SIMULATED);
            assertThat(application.ask("names")).isEqualTo(SIMULATED);
            assertThat(application.ask("get SessionCount")).isEqualTo("7 ");
            application.endInput();
            assertThat(application.awaitExit()).isZero();
        }
    }

    @Test
    void jcmdLoadsTheAgentWhereTheOptionsAreInQuotes() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.plain(folder)) {
            application.awaitWorking();
            run(
                    "jcmd",
                    String.valueOf(application.pid()),
                    "JVMTI.agent_load",
                    ApplicationProcess.jar(),
                    "\"hosts=simulated,readOnly=true\"");

            application.awaitLog("The agent has started: " + SIMULATED);
            assertThat(application.ask("get ReadOnly")).isEqualTo("true ");
        }
    }

    @Test
    void loadingItAgainChangesNothing() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(folder, "hosts=simulated,readOnly=true")) {
            application.awaitLog("The agent has started");

            attach(application, "hosts=simulated,readOnly=false");

            application.awaitLog("The agent is loaded already; its options stay as they were. "
                    + "Not used: 'hosts=simulated,readOnly=false'.");
            assertThat(application.ask("get ReadOnly")).isEqualTo("true ");
            assertThat(application.ask("names")).isEqualTo(SIMULATED);
        }
    }

    @Test
    void agentThatHasNotStartedCanBeLoadedAgainWithOtherOptions() throws Exception {
        try (ApplicationProcess application = ApplicationProcess.with(folder, "hosts=simulated:no-such-file")) {
            application.awaitLog("The agent has not started");

            attach(application, "hosts=simulated");

            application.awaitLog("The agent has started");
            assertThat(application.ask("get SessionCount")).isEqualTo("7 ");
        }
    }

    /** The jar as server and as agent of itself. */
    @Test
    void serverThatIsAlsoAnAgentShowsItsSessionsOnce() throws Exception {
        Path printed = folder.resolve("server.txt");
        Process server = new ProcessBuilder(
                        ApplicationProcess.java("java"),
                        "-javaagent:" + ApplicationProcess.jar() + "=hosts=simulated",
                        "-jar",
                        ApplicationProcess.jar(),
                        "--hosts",
                        "simulated",
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                String text = Files.readString(printed);
                return (text.contains("The agent has started: " + SIMULATED) && text.contains("Stop: "))
                        || !server.isAlive();
            });
            assertThat(Files.readString(printed))
                    .contains("Stop: ", "MBean:    io.github.sessionctl:type=SessionHost,name=simulated");
            assertThat(server.isAlive()).isTrue();
        } finally {
            server.destroyForcibly().onExit().join();
        }
    }

    private void attach(ApplicationProcess application, String options) throws Exception {
        application.awaitWorking();
        run(
                "java",
                "src/test/clients/AgentLoader.java",
                String.valueOf(application.pid()),
                ApplicationProcess.jar(),
                options);
    }

    private void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ApplicationProcess.java(program)));
        command.addAll(List.of(arguments));
        Path printed = folder.resolve("printed.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }
}
