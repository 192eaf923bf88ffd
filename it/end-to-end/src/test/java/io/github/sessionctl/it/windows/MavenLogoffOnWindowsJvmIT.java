package io.github.sessionctl.it.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.simulator.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: Maven on a Windows JVM, through the plugin and JNA, into a wtsapi32.dll. The DLL's journal is the witness. */
class MavenLogoffOnWindowsJvmIT {

    @TempDir
    private Path folder;

    @Test
    void disconnectedUsersAreLoggedOffAndNobodyElse() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);

        MavenOnWindows maven =
                MavenOnWindows.run(folder, agent.environment(), MavenOnWindows.goal("logoff-disconnected"));

        assertThat(maven.output()).contains("BUILD SUCCESS");
        assertThat(maven.exitCode()).isZero();
        assertThat(agent.logoffs())
                .allSatisfy(call -> assertThat(call.waits()).isFalse())
                .allSatisfy(call -> assertThat(call.succeeded()).isTrue())
                .extracting(call -> call.session().orElseThrow())
                .containsExactly(4L, 7L);
        assertThat(agent.isEverythingFreed()).isTrue();
    }

    @Test
    void logNamesTheRuleForEverySessionThatIsKept() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);

        MavenOnWindows maven =
                MavenOnWindows.run(folder, agent.environment(), MavenOnWindows.goal("logoff-disconnected"));

        assertThat(maven.output())
                .containsPattern("0 +Services +Disconnected .*SERVICES")
                .containsPattern("1 +Console +Disconnected +BUILD\\\\anna .*CONSOLE")
                .containsPattern("2 +RDP-Tcp#2 +Active +CORP\\\\bernd .*STATE")
                .containsPattern("3 +Disconnected +BUILD\\\\builder .*OWN_SESSION")
                .containsPattern("9 +Disconnected .*NO_USER")
                .containsPattern("65536 +RDP-Tcp +Listen .*LISTENER")
                .containsPattern("LOGGED_OFF.*4.*CORP\\\\dana fox")
                .containsPattern("LOGGED_OFF.*7.*CORP\\\\emil");
    }

    @Test
    void goalThatIsBoundInAPomRunsInItsPhase() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);
        String[] plugin = MavenOnWindows.goal("").split(":", -1);
        Files.writeString(folder.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>test</groupId>
                  <artifactId>build</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>%s</groupId>
                        <artifactId>%s</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <goals>
                              <goal>logoff-disconnected</goal>
                            </goals>
                            <configuration>
                              <disconnectedFor>150m</disconnectedFor>
                            </configuration>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(plugin[0], plugin[1], plugin[2]));

        MavenOnWindows maven = MavenOnWindows.run(folder, agent.environment(), "validate");

        assertThat(maven.exitCode()).as(maven.output()).isZero();
        assertThat(agent.logoffs())
                .extracting(call -> call.session().orElseThrow())
                .containsExactly(7L);
    }

    @Test
    void dryRunCallsNothingThatChangesAnything() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT);

        MavenOnWindows maven = MavenOnWindows.run(
                folder, agent.environment(), MavenOnWindows.goal("logoff-disconnected"), "-Dsession.dryRun=true");

        assertThat(maven.exitCode()).as(maven.output()).isZero();
        assertThat(maven.output()).contains("WOULD_LOG_OFF");
        assertThat(agent.logoffs()).isEmpty();
        assertThat(agent.calls("WTSDisconnectSession")).isEmpty();
    }

    @Test
    void deniedLogoffFailsTheBuildWithTheNextStepAndTheOtherSessionIsLoggedOffAllTheSame() throws Exception {
        SimulatedAgent agent =
                new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT + "fault in=logoff session=4 error=5");

        MavenOnWindows maven =
                MavenOnWindows.run(folder, agent.environment(), MavenOnWindows.goal("logoff-disconnected"));

        assertThat(maven.exitCode()).isEqualTo(1);
        assertThat(maven.output())
                .contains("BUILD FAILURE", "access denied", "Win32 error 5", "run elevated", "Administrators");
        assertThat(agent.logoffs())
                .filteredOn(JournalEntry::succeeded)
                .extracting(call -> call.session().orElseThrow())
                .containsExactly(7L);
    }

    @Test
    void hostsOfADomainAreCleanedAndAHostOutOfReachFailsTheBuildAfterTheOthers() throws Exception {
        SimulatedAgent agent = new SimulatedAgent(folder, SimulatedAgent.SHARED_AGENT + """
                server name=TS1 domain=LAB
                server name=TS2 domain=LAB
                server name=TS3 domain=LAB
                fault in=list server=TS2 error=1722
                """);

        MavenOnWindows maven = MavenOnWindows.run(
                folder,
                agent.environment(),
                MavenOnWindows.goal("logoff-disconnected"),
                "-Dsession.hosts=domain:LAB",
                "-Dsession.reportFile=report.json");

        assertThat(maven.exitCode()).isEqualTo(1);
        assertThat(maven.output())
                .contains("Asking domain:LAB for its hosts.", "3 hosts: ", "1 could not be asked", "Win32 error 1722");
        assertThat(agent.logoffs())
                .allSatisfy(call -> assertThat(call.isRemote()).isTrue())
                .extracting(call -> call.session().orElseThrow())
                .containsOnly(3L, 4L, 7L);
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"TS1\"", "\"TS2\"", "\"TS3\"");
    }
}
