package io.github.sessionctl.it.fuzz.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.fuzz.child.NeedsSimulator;
import io.github.sessionctl.it.fuzz.child.TryingJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of Windows that are wrong at random, on guard pages, in a JVM of its own: an over-read would end it. */
@NeedsSimulator
class MalformedAnswersTest {

    @Test
    void nothingCrashesRefusalsAreClearAndOnlyWhoIsDisconnectedIsLoggedOff(@TempDir Path folder) throws Exception {
        List<String> lines = TryingJvm.run(MalformedRounds.class, folder);

        List<String> logoffs =
                lines.stream().filter(line -> line.startsWith("LOGOFF ")).toList();
        assertThat(logoffs).as("logoffs, of which there must be some").isNotEmpty();
        assertThat(logoffs)
                .as("logoffs of sessions that are not disconnected, or not there; -Dfuzz.seed repeats each")
                .allMatch(line -> MalformedScenario.isToBeLoggedOff(id(line)));
        assertThat(lines)
                .as("what was met")
                .anyMatch(line -> line.startsWith("COUNTS ")
                        && List.of("MALFORMED_ANSWER", "LOGGED_OFF", "CHANGED", "FAILED").stream()
                                .allMatch(word -> line.contains(word + "=")));
        System.out.println(lines.subList(Math.max(0, lines.size() - 2), lines.size()));
    }

    private static long id(String logoff) {
        int begin = "LOGOFF ".length();
        return Long.parseLong(logoff.substring(begin, logoff.indexOf(' ', begin)));
    }
}
