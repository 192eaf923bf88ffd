package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListAndProcessesTest {

    @TempDir
    private Path folder;

    @Test
    void listIsTheTableAlone() {
        CommandRun run = CommandRun.of("list", "--hosts", users());

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines()).hasSize(7);
        assertThat(run.outLines().get(0)).startsWith("ID ").endsWith("PROTECTED");
        assertThat(run.outLines().get(3)).containsSubsequence("2", "RDP-Tcp#12", "Active", "CORP\\bernd", "35m");
    }

    @Test
    void userNarrowsTheListToThoseWhoAreLoggedOn() {
        CommandRun run = CommandRun.of("list", "--hosts", users(), "--user", "corp\\*");

        assertThat(run.outLines()).hasSize(4);
        assertThat(run.out()).contains("bernd", "dana fox", "emil").doesNotContain("anna");
    }

    @Test
    void jsonIsOneAsciiDocumentWithEveryField() throws Exception {
        CommandRun run = CommandRun.of(
                "list", "--json", "--hosts", ScenarioFile.in(folder, "session id=3 user=\"J\\u00fcrgen\""));

        assertThat(run.code()).isZero();
        assertThat(run.out()).isASCII().contains("J\\u00FCrgen").endsWith("}\n");
        Map<String, Object> session = rows(run, "sessions").get(0);
        assertThat(session)
                .containsEntry("user", "J\u00fcrgen")
                .containsEntry("idleSeconds", null)
                .hasSize(14)
                .containsKey("protection");
    }

    @Test
    void severalHostsStandBelowTheirNamesAndOneThatFailsDoesNotHideTheOthers() {
        String broken = ScenarioFile.in(folder, "fault in=list error=5");

        CommandRun run = CommandRun.of("list", "--hosts", users() + "," + broken);

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).contains("Host simulated:", "CORP\\emil", "Host " + broken + ": access denied");
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("sessionctl: Cannot list the sessions on " + broken)
                .contains("Win32 error 5");
    }

    @Test
    void hostThatCannotBeOpenedIsALineAndNothingOnStandardOutput() {
        CommandRun run = CommandRun.of("list", "--hosts", "simulated:no-such-file");

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().contains("no-such-file", "Check the path");
    }

    @Test
    void failureIsInTheDocumentToo() throws Exception {
        CommandRun run = CommandRun.of("list", "--json", "--hosts", ScenarioFile.in(folder, "fault in=list error=5"));

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(host(run).get("error"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("reason", "ACCESS_DENIED");
    }

    @Test
    void processesOfOneSessionAreShown() throws Exception {
        CommandRun run = CommandRun.of("processes", "--hosts", users(), "--id", "4");
        assertThat(run.code()).isZero();
        assertThat(run.outLines()).hasSize(2);
        assertThat(run.outLines().get(1)).containsSubsequence("4", "7301", "devenv.exe", "31m", "1024");

        CommandRun json = CommandRun.of("processes", "--hosts", users(), "--json");
        assertThat(rows(json, "processes").get(0))
                .containsEntry("memoryBytes", 1 << 30)
                .containsEntry("name", "devenv.exe");
    }

    @Test
    void sessionWithoutProcessesIsSaidAndIsExitCode3() {
        CommandRun run = CommandRun.of("processes", "--hosts", users(), "--id", "99");

        assertThat(run.code()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.out()).startsWith("No process runs there");
    }

    @Test
    void doctorSaysWhatItFound() throws Exception {
        CommandRun run = CommandRun.of("doctor", "--hosts", users());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("STATUS", "reachable");

        CommandRun broken = CommandRun.of("doctor", "--json", "--hosts", "simulated:no-such-file");
        assertThat(broken.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(JSON.std.mapFrom(broken.out())).containsEntry("worst", "PROBLEM");
    }

    private String users() {
        return ScenarioFile.in(folder, ScenarioFile.USERS);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> host(CommandRun run) throws Exception {
        return ((List<Map<String, Object>>) JSON.std.mapFrom(run.out()).get("hosts")).get(0);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(CommandRun run, String name) throws Exception {
        return (List<Map<String, Object>>) host(run).get(name);
    }
}
