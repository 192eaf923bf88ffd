package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sessionctl.host.HostAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorGoalTest {

    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog();

    private Problems run(String scenario) throws IOException {
        Path file = Files.writeString(directory.resolve("agent.scenario"), scenario);
        return new DoctorGoal(
                        List.of(HostAddress.parse("simulated:" + file)), Optional.of(directory.resolve("doctor.json")))
                .run(log);
    }

    @Test
    void findingsAreShownAndReported() throws Exception {
        Problems problems = run("session id=4 state=Disconnected user=dana");

        assertThat(problems.isEmpty()).isTrue();
        assertThat(log.at("INFO")).anyMatch(line -> line.contains("reachable"));
        assertThat(Files.readString(directory.resolve("doctor.json"))).contains("\"findings\"");
    }

    @Test
    void problemIsAFailureWithTheNextStep() throws Exception {
        Problems problems = run("fault in=list error=5");

        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 problem found:")
                .hasMessageContaining("access denied");
        assertThat(directory.resolve("doctor.json")).exists();
    }
}
