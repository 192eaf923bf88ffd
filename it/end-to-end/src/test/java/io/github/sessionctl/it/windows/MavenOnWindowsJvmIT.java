package io.github.sessionctl.it.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other goals on the same way: from Maven on a Windows JVM into a wtsapi32.dll, whose journal is the witness. */
class MavenOnWindowsJvmIT {

    @TempDir
    private Path folder;

    @Test
    void listShowsTheSessionsWithTheirTimes() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);

        MavenOnWindows maven = MavenOnWindows.run(folder, agent.environment(), MavenOnWindows.goal("list"));

        assertThat(maven.exitCode()).as(maven.output()).isZero();
        assertThat(maven.output()).containsPattern("4 +Disconnected +CORP\\\\dana fox .*2h");
        assertThat(agent.logoffs()).isEmpty();
    }

    @Test
    void everyGoalTouchesTheSessionsThatItWasAskedForAndNoOther() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);

        MavenOnWindows maven = MavenOnWindows.run(
                folder,
                agent.environment(),
                MavenOnWindows.goal("doctor"),
                MavenOnWindows.goal("list"),
                MavenOnWindows.goal("message"),
                MavenOnWindows.goal("disconnect"),
                "-Dsession.user=bernd",
                "-Dsession.message=Restart at 18:00");

        assertThat(maven.exitCode()).as(maven.output()).isZero();
        assertThat(maven.output())
                .contains("MESSAGE_SENT session 2 of CORP\\bernd", "DISCONNECTED session 2 of CORP\\bernd")
                .containsPattern("ok +session API");
        assertThat(agent.calls("WTSSendMessageW"))
                .singleElement()
                .satisfies(call -> assertThat(call.session()).hasValue(2))
                .satisfies(call -> assertThat(call.arguments()).containsValue("Restart at 18:00"));
        assertThat(agent.calls("WTSDisconnectSession"))
                .singleElement()
                .satisfies(call -> assertThat(call.session()).hasValue(2));
        assertThat(agent.logoffs()).isEmpty();
        assertThat(agent.isEverythingFreed()).isTrue();
    }

    @Test
    void namedSessionIsLoggedOffAndNoOther() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);

        MavenOnWindows maven = MavenOnWindows.run(
                folder,
                agent.environment(),
                MavenOnWindows.goal("logoff"),
                "-Dsession.id=4",
                "-Dsession.user=CORP\\dana fox");

        assertThat(maven.exitCode()).as(maven.output()).isZero();
        assertThat(agent.logoffs())
                .extracting(call -> call.session().orElseThrow())
                .containsExactly(4L);
    }

    @Test
    void machineWithoutTheLibraryGetsAClearError() throws Exception {
        MavenOnWindows maven = MavenOnWindows.run(
                folder, Map.of("WINEDLLOVERRIDES", "mscoree,mshtml,wtsapi32="), MavenOnWindows.goal("list"));

        assertThat(maven.exitCode()).isEqualTo(1);
        assertThat(maven.output()).contains("wtsapi32.dll cannot be loaded", "Windows Server 2008 R2 or newer");
    }
}
