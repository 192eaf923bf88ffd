package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong on a command line is said with the option, the value and the accepted forms, before anything is touched. */
class CommandLineTest {

    @AfterEach
    void clear() {
        System.clearProperty("session.hosts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list --hosts a,,b | --hosts: '' is not a host; use local, a server name",
                "list --user \\anna | --user: '\\anna' is no user; use the form that Windows lists",
                "list --url nowhere | --url 'nowhere' is not an address; use host:port, such as localhost:9875",
                "list --url service:jmx | --url 'service:jmx' is not an address",
                "list --login anna | --login, --password-file and --tls need --url",
                "list --tls | --login, --password-file and --tls need --url",
                "list --url h:1 --login anna | --login and --password-file need each other",
                "list --url h:1 --login a --password-file no-such | --password-file no-such cannot be read",
                "list simulated | Unmatched argument at index 0: 'simulated'",
                "logoff | Give at least one of --id, --name, --user",
                "list --hosts , | --hosts: '' is not a host; use local, a server name",
                "serve --hosts= | --hosts: '' is not a host; use local, a server name",
                "logoff --disconnected-for 0s --force | with --disconnected-for use --include-console",
                "logoff --id 4 --dry-run= | --dry-run: the value is empty",
                "logoff --id 4 --id 5 | option '--id' (ID) should be specified only once",
                "logoff --all --timeout x | --timeout: 'x' is not a duration",
                "disconnect | no session was selected",
                "message --all | Missing required parameter: 'TEXT'",
                "message --all one two | Unmatched argument at index 2: 'two'",
                "message --all --title= x | --title: the value is empty",
                "message x | no session was selected",
                "processes --id x | --id: 'x' is not a session ID",
                "doctor --url h:1 | there is no doctor; run it on the machine of the server",
                "serve --port 65536 | --port 65536 is not between 0 and 65535",
                "serve --port=-1 | --port -1 is not between 0 and 65535",
                "serve --port x | 'x' is not an int",
                "serve --bind= | address to listen on is blank",
                "serve --poll-interval 0s | --poll-interval: a poll interval is from 100ms to 1d",
                "serve --poll-interval x | --poll-interval: 'x' is not a duration",
                "serve --password-file p | --password-file needs --access-file",
                "serve --access-file p | --access-file needs --password-file",
                "serve --tls-keystore k | --tls-keystore needs --tls-keystore-password-file",
                "serve --tls-truststore k | --tls-truststore needs --tls-truststore-password-file",
                "serve --tls-truststore k --tls-truststore-password-file p | --tls-truststore needs --tls-keystore",
                "serve --tls-keystore k --tls-keystore-password-file p --tls-truststore t --tls-truststore-password-file p | "
                        + "--tls-truststore needs --need-client-certificate: without it no client is asked for its certificate",
                "serve --need-client-certificate | --need-client-certificate needs --tls-truststore",
                "serve --cleanup-every 15m | with --disconnected-for; 0s means all",
                "serve --cleanup-every 0s --disconnected-for 2h | --cleanup-every: a clean-up runs every 1s to 7d",
                "serve --cleanup-every x --disconnected-for 2h | --cleanup-every: 'x' is not a duration",
                "serve --timeout 2d | --timeout: '2d' is not between",
                "serve --cleanup-every 15m --disconnected-for 2h --read-only | which --read-only refuses",
                "serve --disconnected-for 2h | --disconnected-for needs --cleanup-every",
                "serve --exclude-users anna | --exclude-users needs --cleanup-every",
                "serve --dry-run | --dry-run needs --cleanup-every",
                "--prot 0 | Unknown options: '--prot', '0'",
                "lost | 'lost' is not a command; use one of serve, list, logoff"
            })
    void wrongValueIsNamedWithWhatWouldBeRight(String line, String message) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCodes.WRONG_COMMAND_LINE);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.errLines().get(0)).startsWith("sessionctl: ").contains(message);
        assertThat(run.errLines().get(1)).matches("Try: sessionctl( \\w+)? --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logoff --id 4 | --id needs --user",
                "logoff --id 4 --user anna --message hi | is asked, with --ask, or not told at all",
                "logoff --id 4 --user anna --force | --id needs --user, and nothing else beside it",
                "logoff --id 4 --user anna --timeout 5s | the server's own --timeout holds",
                "logoff --user anna --dry-run | --dry-run works with --disconnected-for only",
                "logoff --user anna --ask | a logoff by --user tells nobody",
                "logoff --name RDP | give --id and --user, or one of",
                "logoff --all | --idle-for and --all need --message and --grace of 1s or more",
                "logoff --disconnected-for 2h --exclude-users a | leave out --exclude-users",
                "logoff --id 4294967295 --user anna | session IDs end at 2147483647",
                "disconnect --id 4 | disconnect takes --id and --user",
                "disconnect --id 4 --user anna --dry-run | disconnect takes --id and --user",
                "message --user anna hi | message takes --id",
                "processes | processes needs --id"
            })
    void whatTheMBeanCannotDoIsSaidBeforeItIsAsked(String line, String message) {
        CommandRun run = CommandRun.of((line + " --url nowhere.invalid:1").split(" "));

        assertThat(run.code()).isEqualTo(ExitCodes.WRONG_COMMAND_LINE);
        assertThat(run.errLines().get(0)).startsWith("sessionctl: with --url, ").contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "list", "logoff", "disconnect", "message", "processes", "doctor"})
    void helpOfEachCommandFitsItsWidthAndHasExamples(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines()).first().asString().startsWith("Usage: sessionctl " + command + " [OPTIONS]");
        assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
        assertThat(run.out()).contains("Examples:", "Exit code:", "--hosts=HOSTS");
        assertThat(CommandRun.of("help", command).out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void overviewNamesEveryCommand(String argument) {
        CommandRun run = CommandRun.of(argument);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("\\n  serve +Serves the sessions to JMX clients")
                .contains("  list ", "  logoff ", "  disconnect ", "  message ", "  processes ", "  doctor ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "list --version"})
    void versionIsOneLine(String arguments) {
        CommandRun run = CommandRun.of(arguments.split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out().strip()).matches("sessionctl \\d+\\.\\d+\\.\\d+\\S*");
    }

    @Test
    void scheduleThatOnlyPlansIsServedReadOnly() {
        // Its last refusal says that everything before it was right.
        CommandRun run = CommandRun.of("serve --hosts simulated --cleanup-every 15m --disconnected-for 2h --read-only"
                .concat(" --dry-run --timeout 45s --port 65536")
                .split(" "));

        assertThat(run.errLines().get(0)).contains("--port 65536 is not between");
    }

    @Test
    void hostsAreTakenFromThePropertyUnlessGiven() {
        System.setProperty("session.hosts", "simulated:no-such-file");
        assertThat(CommandRun.of("list").err()).contains("no-such-file");

        assertThat(CommandRun.of("list", "--hosts", "simulated").code()).isZero();
    }

    @Test
    void whatCannotBeConnectedToIsRepeatedShortened() {
        CommandRun run =
                CommandRun.of("list", "--url", "service:jmx:rmi:///jndi/rmi://127.0.0.1:1/" + "x".repeat(10_000));

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .hasSizeLessThan(850)
                .endsWith("before -jar.");
    }
}
