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
                "list --hosts a,,b | '--hosts' (HOSTS): '' is not a host; use local, a server name",
                "list --user \\anna | '--user': '\\anna' is not a user pattern; use for example anna",
                "list --url nowhere | --url 'nowhere' is not an address; use host:port, such as localhost:9875",
                "list --url service:jmx | --url 'service:jmx' is not an address",
                "list --login anna | --login, --password-file and --tls need --url",
                "list --tls | --login, --password-file and --tls need --url",
                "list --url h:1 --login anna | --login and --password-file need each other",
                "list --url h:1 --login a --password-file no-such | --password-file no-such cannot be read",
                "list simulated | Unmatched argument at index 0: 'simulated'",
                "logoff | say which sessions are meant, with --id, --name, --user",
                "logoff --id x | '--id': 'x' is not a session ID; use a number",
                "logoff --id -1 | '--id': '-1' is not a session ID; use a number",
                "logoff --id +4 | '--id': '+4' is not a session ID; use a number",
                "logoff --id -0 | '--id': '-0' is not a session ID; use a number",
                "logoff --id \uff14 | '--id': '\uff14' is not a session ID; use a number",
                "processes --id +4 | '--id': '+4' is not a session ID; use a number",
                "logoff --user= | '--user': '' is not a user pattern",
                "logoff --name= | --name is blank; give a session name",
                "logoff --states active,gone | '--states' (STATES): 'gone' is no connect state; known are active, connected",
                "logoff --idle-for soon | '--idle-for': 'soon' is not a duration; use for example 90s",
                "logoff --idle-for 0s | --idle-for 0s would select everyone; give a longer time, or --all",
                "logoff --all --id 4 | --all means every session; leave it out, or the other selectors",
                "logoff --disconnected-for x | '--disconnected-for': 'x' is not a duration",
                "logoff --disconnected-for 2h --id 4 | cannot be combined with --disconnected-for",
                "logoff --exclude-users anna | --exclude-users needs --disconnected-for; 0s means all",
                "logoff --include-users , --disconnected-for 0s | --include-users names nobody",
                "logoff --exclude-users , --disconnected-for 0s | --exclude-users names nobody",
                "logoff --states , | say which sessions are meant",
                "list --hosts , | --hosts names no host; use local, a server name",
                "serve --hosts , | --hosts names no host; use local, a server name",
                "logoff --disconnected-for 0s --max-logoffs 0 | --max-logoffs 0 is less than 1",
                "logoff --disconnected-for 0s --max-logoffs few | 'few' is not an int",
                "logoff --disconnected-for 0s --keep-if-running a,,b | a process name is blank",
                "logoff --disconnected-for 0s --keep-if-running bin/make | 'bin/make' is no process name",
                "logoff --disconnected-for 0s --force | with --disconnected-for use --include-console",
                "logoff --disconnected-for 0s --ask | nobody who is disconnected can read a message",
                "logoff --all --grace 5m | --grace needs --message or --ask",
                "logoff --all --message= | --message is blank; give a text",
                "logoff --all --message x --grace 2d | --grace is longer than 1d",
                "logoff --all --ask --grace 0s | --grace is less than 1s; with --ask it is the time to answer",
                "logoff --all --timeout x | '--timeout': 'x' is not a duration",
                "disconnect | say which sessions are meant",
                "message --all | Missing required parameter: 'TEXT'",
                "message --all one two | Unmatched argument at index 2: 'two'",
                "message --all --show-for 0s x | --show-for is not between 1s and 1d",
                "message --all --title= x | a message needs a TEXT, and a --title that is not blank",
                "message x | say which sessions are meant",
                "processes --id x | '--id': 'x' is not a session ID",
                "doctor --url h:1 | there is no doctor; run it on the machine of the server",
                "serve --port 65536 | --port 65536 is not between 0 and 65535",
                "serve --port=-1 | --port -1 is not between 0 and 65535",
                "serve --port x | 'x' is not an int",
                "serve --bind= | address to listen on is blank",
                "serve --poll-interval 0s | --poll-interval 0s is not positive; try 5s",
                "serve --poll-interval x | '--poll-interval': 'x' is not a duration",
                "serve --password-file p | --password-file needs --access-file",
                "serve --access-file p | --access-file needs --password-file",
                "serve --tls-keystore k | --tls-keystore needs --tls-keystore-password-file",
                "serve --tls-truststore k | --tls-truststore needs --tls-truststore-password-file",
                "serve --tls-truststore k --tls-truststore-password-file p | --tls-truststore needs --tls-keystore",
                "serve --need-client-certificate | --need-client-certificate needs --tls-truststore",
                "serve --cleanup-every 15m | --cleanup-every needs --disconnected-for; 0s means all",
                "serve --cleanup-every 0s --disconnected-for 2h | --cleanup-every: a clean-up runs every 1s to 7d",
                "serve --cleanup-every x --disconnected-for 2h | '--cleanup-every': 'x' is not a duration",
                "serve --cleanup-every 15m --disconnected-for 2h --max-logoffs 0 | --max-logoffs 0 is less than 1",
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
                "logoff --id 4 --user anna --force | there is no --force",
                "logoff --id 4 --user anna --timeout 5s | the server's own --timeout holds",
                "logoff --user anna --dry-run | --dry-run works with --disconnected-for only",
                "logoff --user anna --ask | a logoff by --user tells nobody",
                "logoff --name RDP | give --id and --user, or one of",
                "logoff --all | --idle-for and --all need --message and --grace of 1s or more",
                "logoff --idle-for 2h --message hi | --idle-for and --all need --message and --grace",
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
