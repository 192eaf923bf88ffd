package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.server.ServedHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands with {@code --url}, against a server of ours in this JVM, over its socket. */
@Timeout(60)
class RemoteCommandsTest {

    @TempDir
    private Path folder;

    private final Logger logger = Logger.getLogger("io.github.sessionctl");
    private final Handler silence = new Silence();
    private String host = "";

    /** What the server logs is not what these tests are about. */
    private static final class Silence extends Handler {
        @Override
        public void publish(LogRecord logged) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        host = ScenarioFile.in(folder, ScenarioFile.USERS);
        logger.addHandler(silence);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(silence);
        logger.setUseParentHandlers(true);
    }

    private ServedHosts server(String hosts, boolean isReadOnly) throws Exception {
        return ServedHosts.start(SessionJmxOptions.forHosts(hosts).readOnly(isReadOnly), ConnectorSettings.local(0));
    }

    private static CommandRun run(ServedHosts server, String... command) {
        List<String> args = new ArrayList<>(Arrays.asList(command));
        String url = server.connector().url().toString();
        args.addAll(List.of("--url", url.replaceAll(".*//rmi://|.*/rmi://|/jmxrmi", "")));
        return CommandRun.of(args.toArray(String[]::new));
    }

    @Test
    void listShowsTheSameTableAsTheHostItself() throws Exception {
        try (ServedHosts server = server(host, false)) {
            CommandRun remote = run(server, "list");

            assertThat(remote.code()).as(remote.err()).isZero();
            assertThat(remote.outLines()).hasSize(7);
            assertThat(remote.outLines().get(0))
                    .isEqualTo(CommandRun.of("list", "--hosts", host).outLines().get(0));
            assertThat(remote.outLines().get(3)).containsSubsequence("2", "RDP-Tcp#12", "Active", "CORP\\bernd", "35m");
            assertThat(run(server, "list", "--user", "emil").outLines()).hasSize(2);
        }
    }

    @Test
    void jsonHasTheFieldsOfAListingOfTheHostItself() throws Exception {
        try (ServedHosts server = server(host, false)) {
            CommandRun remote = run(server, "list", "--json");
            CommandRun direct = CommandRun.of("list", "--json", "--hosts", host);

            assertThat(ListAndProcessesTest.host(remote).keySet())
                    .isEqualTo(ListAndProcessesTest.host(direct).keySet());
            assertThat(ListAndProcessesTest.rows(remote, "sessions").get(2).keySet())
                    .containsExactlyElementsOf(
                            ListAndProcessesTest.rows(direct, "sessions").get(2).keySet());
            assertThat(ListAndProcessesTest.rows(remote, "sessions").get(3))
                    .containsEntry("sessionId", 4)
                    .containsEntry("user", "dana fox")
                    .containsEntry("locked", null)
                    .containsEntry("protection", null);
        }
    }

    @Test
    void logoffByIdAndUserIsDoneOrRefusedByTheMBean() throws Exception {
        try (ServedHosts server = server(host, false)) {
            CommandRun wrong = run(server, "logoff", "--id", "4", "--user", "emil");
            assertThat(wrong.code()).isEqualTo(ExitCodes.REFUSED);
            assertThat(wrong.out()).startsWith("SKIPPED (NOT_INCLUDED_USER)");

            CommandRun right = run(server, "logoff", "--id", "7", "--user", "CORP\\emil", "--json");
            assertThat(right.code()).isZero();
            assertThat(ListAndProcessesTest.rows(right, "results").get(0))
                    .containsEntry("sessionId", 7)
                    .containsEntry("outcome", "LOGGED_OFF");
            assertThat(run(server, "list", "--user", "emil").outLines()).hasSize(1);
        }
    }

    @Test
    void disconnectedUsersArePlannedAndThenLoggedOff() throws Exception {
        try (ServedHosts server = server(host, false)) {
            CommandRun plan = run(server, "logoff", "--disconnected-for", "2h", "--dry-run");
            assertThat(plan.code()).isZero();
            assertThat(plan.out()).contains("WOULD_LOG_OFF", "TOO_RECENT").doesNotContain(" LOGGED_OFF");

            CommandRun run = run(server, "logoff", "--disconnected-for", "2h", "--json");
            assertThat(run.code()).isZero();
            assertThat(ListAndProcessesTest.rows(run, "results"))
                    .filteredOn(row -> "LOGGED_OFF".equals(row.get("outcome")))
                    .extracting(row -> row.get("sessionId"))
                    .containsExactly(4);
        }
    }

    @Test
    void whatTheMBeanHasAnOperationForIsDoneThere() throws Exception {
        try (ServedHosts server = server(host, false)) {
            assertThat(run(server, "processes", "--id", "4").out()).contains("7301", "devenv.exe", "31m", "1024");
            assertThat(run(server, "processes", "--id", "4", "--json").code()).isZero();
            assertThat(run(server, "message", "--id", "1", "hello").out()).startsWith("MESSAGE_SENT");
            assertThat(run(server, "message", "--id", "4", "hello").code()).isEqualTo(ExitCodes.REFUSED);
            assertThat(run(server, "disconnect", "--id", "1", "--user", "anna").code())
                    .isEqualTo(ExitCodes.REFUSED);
            CommandRun asked =
                    run(server, "logoff", "--id", "2", "--user", "bernd", "--ask", "--grace", "1s", "--json");
            assertThat(asked.code()).as(asked.err()).isEqualTo(ExitCodes.REFUSED);
            assertThat(ListAndProcessesTest.rows(asked, "results").get(0)).containsEntry("outcome", "DECLINED");
            assertThat(run(server, "disconnect", "--id", "2", "--user", "bernd").out())
                    .startsWith("DISCONNECTED");
            assertThat(run(server, "logoff", "--user", "emil").out()).contains("LOGGED_OFF");
            CommandRun idle = run(server, "logoff", "--idle-for", "10h", "--message", "bye", "--grace", "1s");
            assertThat(idle.code()).as(idle.err()).isZero();
            assertThat(idle.out()).contains("LOGGED_OFF");
            assertThat(run(server, "logoff", "--all", "--message", "bye", "--grace", "1s")
                            .out())
                    .contains("LOGGED_OFF");
            assertThat(run(server, "list", "--user", "*").out())
                    .contains("anna")
                    .doesNotContain("bernd", "emil", "dana");
        }
    }

    @Test
    void readOnlyServerRefusesAndIsExitCode3() throws Exception {
        try (ServedHosts server = server(host, true)) {
            CommandRun run = run(server, "logoff", "--disconnected-for", "0s");

            assertThat(run.code()).isEqualTo(ExitCodes.REFUSED);
            assertThat(run.out()).isEmpty();
            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("sessionctl: The server refuses: ")
                    .contains("read-only");
        }
    }

    @Test
    void whatTheMBeanRefusesAsInputIsAWrongCommandLine() throws Exception {
        try (ServedHosts server = server(host, false)) {
            CommandRun run = run(server, "logoff", "--id", "4", "--user", "dana*");

            assertThat(run.code()).isEqualTo(ExitCodes.WRONG_COMMAND_LINE);
            assertThat(run.err()).contains("'dana*' may mean several users");
        }
    }

    @Test
    void oneOfSeveralHostsIsNamedToActOn() throws Exception {
        try (ServedHosts server = server(host + ",simulated", false)) {
            assertThat(run(server, "list").out()).contains("Host " + host + ":", "Host simulated:");
            assertThat(run(server, "list", "--hosts", "simulated").out()).startsWith("ID ");

            CommandRun unclear = run(server, "logoff", "--disconnected-for", "0s");
            assertThat(unclear.code()).isEqualTo(ExitCodes.WRONG_COMMAND_LINE);
            assertThat(unclear.err()).contains("say which one is meant with --hosts");
            assertThat(run(server, "logoff", "--disconnected-for", "0s", "--hosts", "simulated")
                            .code())
                    .isZero();

            CommandRun absent = run(server, "list", "--hosts", "local");
            assertThat(absent.code()).isEqualTo(ExitCodes.WRONG_COMMAND_LINE);
            assertThat(absent.err()).contains("does not serve local; it serves ");
        }
    }

    @Test
    void hostThatCannotBeReadIsSaidAndIsExitCode1() throws Exception {
        try (ServedHosts server = server(ScenarioFile.in(folder, "fault in=list error=5"), false)) {
            CommandRun run = run(server, "list", "--json");

            assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
            assertThat(run.err()).contains("is not current: Cannot list").contains("Win32 error 5");
            assertThat(ListAndProcessesTest.host(run).get("error")).isNotNull();
        }
    }

    @Test
    void serverThatIsNotThereIsOneLine() throws Exception {
        String url;
        try (ServedHosts server = server(host, false)) {
            url = server.connector().url().toString();
        }
        CommandRun run = CommandRun.of("list", "--url", url);

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().startsWith("sessionctl: Cannot connect to " + url);
    }

    @Test
    void passwordFileOfOthersOrWithoutAPasswordIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("password"));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(login(file).err()).contains("can be read by others than its owner");
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(login(file).err()).contains("is empty; its first line must be the password");
    }

    private static CommandRun login(Path file) {
        return CommandRun.of("list", "--url", "127.0.0.1:1", "--login", "anna", "--password-file", file.toString());
    }
}
