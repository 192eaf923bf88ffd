package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.host.HostAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListGoalTest {

    private static final String SESSIONS = """
            session id=0 name=Services state=Disconnected
            session id=2 name="RDP-Tcp#12" user=bernd domain=CORP idleFor=35m locked=yes client=LAPTOP-12 address=192.0.2.12
            session id=4 state=Disconnected user="j\\u00F6rg" domain=CORP
            """;

    @TempDir
    private Path directory;

    private final RecordingLog log = new RecordingLog();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    private Problems run(String scenario, ListGoal.Format format, Optional<Path> file) throws IOException {
        Path path = Files.writeString(directory.resolve("agent.scenario"), scenario);
        PrintStream stream = new PrintStream(console, true, StandardCharsets.US_ASCII);
        return new ListGoal(List.of(HostAddress.parse("simulated:" + path)), format, file, stream).run(log);
    }

    @Test
    void tableShowsIdleLockClientAndProtection() throws Exception {
        run(SESSIONS, ListGoal.Format.TABLE, Optional.empty());

        assertThat(log.lines.get(0)).endsWith(": 3 sessions");
        assertThat(log.lines.subList(1, log.lines.size()))
                .containsExactly(
                        "INFO   ID  SESSION     STATE         USER        IDLE     LOCKED  CLIENT     ADDRESS     PROTECTED",
                        "INFO   0   Services    Disconnected                                                      SERVICES",
                        "INFO   2   RDP-Tcp#12  Active        CORP\\bernd  35m      yes     LAPTOP-12  192.0.2.12",
                        "INFO   4               Disconnected  CORP\\jörg   unknown");
    }

    @Test
    void sessionThatVanishesWhileReadIsLeftOut() throws Exception {
        Problems problems =
                run(SESSIONS + "change before=client session=4 gone=yes", ListGoal.Format.TABLE, Optional.empty());

        assertThat(problems.isEmpty()).isTrue();
        assertThat(log.lines).noneMatch(line -> line.contains("jörg"));
        assertThat(log.at("WARN")).isEmpty();
    }

    @Test
    void sessionThatCannotBeReadStaysWithAWarning() throws Exception {
        Problems problems = run(SESSIONS + "fault in=read error=5", ListGoal.Format.TABLE, Optional.empty());

        assertThat(problems.isEmpty()).isTrue();
        assertThat(log.lines).anyMatch(line -> line.contains("CORP\\bernd"));
        assertThat(log.at("WARN"))
                .singleElement()
                .asString()
                .contains("Cannot read the times of session 2", "(Win32 error 5)", "(and the same for 1 more)");
    }

    @Test
    void hostThatCannotBeListedIsAnErrorAndNoEmptyList() throws Exception {
        Problems problems = run("fault in=list error=5", ListGoal.Format.TABLE, Optional.empty());

        assertThat(log.lines).noneMatch(line -> line.contains("0 sessions"));
        assertThatThrownBy(problems::fail).isInstanceOf(MojoExecutionException.class);
    }

    @Test
    void jsonGoesToTheConsoleInAsciiAndNotToTheLog() throws Exception {
        run(SESSIONS, ListGoal.Format.JSON, Optional.empty());

        String text = console.toString(StandardCharsets.US_ASCII);
        assertThat(log.lines).isEmpty();
        assertThat(text).startsWith("{").contains("\"j\\u00F6rg\"").endsWith("}\n");
        Map<String, Object> document = JSON.std.mapFrom(text);
        assertThat(document).containsEntry("schemaVersion", 1);
        assertThat(document.get("hosts"))
                .asString()
                .contains("sessionId=2, sessionName=RDP-Tcp#12, state=Active, user=bernd, domain=CORP")
                .contains("idleSeconds=2100")
                .contains("locked=true, clientName=LAPTOP-12, clientAddress=192.0.2.12, protection=null")
                .contains("locked=null, clientName=null, clientAddress=null, protection=SERVICES")
                .contains("user=jörg");
    }

    @Test
    void outputFileGetsTheTableInsteadOfTheLog() throws Exception {
        Path file = directory.resolve("new/list.txt");
        run(SESSIONS, ListGoal.Format.TABLE, Optional.of(file));

        assertThat(Files.readAllLines(file)).hasSize(5).anyMatch(line -> line.contains("CORP\\jörg"));
        assertThat(log.lines).containsExactly("INFO Sessions: " + file);
    }
}
