package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment is read once in a process, so each case has a JVM of its own. */
@NeedsSimulator
class EnvironmentTest {

    @TempDir
    Path folder;

    /** Prints the error of a listing, or how many sessions there are. */
    static final class Lister {

        private Lister() {}

        public static void main(String[] arguments) {
            int error = Calls.listError(null);
            System.out.println(error == 0 ? "sessions " + Calls.list().size() : "error " + error);
        }
    }

    @Test
    void nothingIsLoadedWithoutAScenario() throws Exception {
        assertThat(run(Map.of())).isEqualTo("error 1702");
    }

    @Test
    void scenarioAndJournalAreFiles() throws Exception {
        Path scenario = Files.writeString(folder.resolve("two.scenario"), "session id=1\nsession id=2\n");
        Path journal = folder.resolve("journal.txt");

        assertThat(run(Map.of(
                        "WTS_SIMULATOR_SCENARIO", scenario.toString(),
                        "WTS_SIMULATOR_JOURNAL", journal.toString(),
                        "WTS_SIMULATOR_GUARD", "1")))
                .isEqualTo("sessions 2");
        assertThat(Files.readAllLines(journal))
                .hasSize(4)
                .first()
                .isEqualTo("WTSEnumerateSessionsExW server=local level=1 filter=0 count=2 block=1 result=1 error=0");
    }

    @Test
    void wrongScenarioIsToldAndLoadsNothing() throws Exception {
        Path scenario = Files.writeString(folder.resolve("wrong.scenario"), "session id=1\nnonsense\n");

        assertThat(run(Map.of("WTS_SIMULATOR_SCENARIO", scenario.toString())))
                .contains("line 2: unknown statement 'nonsense'")
                .endsWith("error 1702");
    }

    @Test
    void scenarioFileThatIsMissingIsTold() throws Exception {
        assertThat(run(Map.of("WTS_SIMULATOR_SCENARIO", folder.resolve("none").toString())))
                .contains("cannot be read")
                .endsWith("error 1702");
    }

    private static String run(Map<String, String> environment) throws Exception {
        return ChildJvm.run(Lister.class, environment);
    }
}
