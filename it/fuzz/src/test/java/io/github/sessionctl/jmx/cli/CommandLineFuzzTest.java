package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sessionctl.fleet.ShutdownStop;
import io.github.sessionctl.it.fuzz.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The runnable jar's command line on the simulated host: one argument a line. */
class CommandLineFuzzTest {

    private static final Set<String> COMMANDS =
            Set.of("list", "logoff", "disconnect", "message", "processes", "doctor", "help");
    private static final List<String> SELECTORS =
            List.of("--all", "--id", "--name", "--user", "--states", "--idle-for", "--disconnected-for");

    /** These would reach other machines or wait for people. */
    private static final List<String> LEFT_OUT = List.of("--url", "--hosts", "--grace", "--ask", "--watch");

    @FuzzTest
    void argumentsDoWhatTheyNameOrAreRefused(byte[] input) {
        List<String> args = new ArrayList<>(
                new String(input, StandardCharsets.UTF_8).lines().toList());
        boolean isOther =
                args.isEmpty() || args.get(0).startsWith("-") || args.get(0).equals("serve");
        if (isOther || args.stream().anyMatch(arg -> LEFT_OUT.stream().anyMatch(arg::startsWith))) {
            return;
        }
        if (COMMANDS.contains(args.get(0)) && !args.get(0).equals("help")) {
            args.add(1, "--hosts=simulated");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(print(out), print(err), new ShutdownStop(), Duration.ofSeconds(5));

        int code = CommandTable.run(args.toArray(String[]::new), terminal);

        check(args, code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void check(List<String> args, int code, String out, String err) {
        assertThat(code).isIn(0, 1, 2, 3);
        if (code == ExitCodes.WRONG_COMMAND_LINE) {
            assertThat(out).isEmpty();
            List<String> lines = err.lines().toList();
            assertThat(lines).hasSize(2);
            lines.forEach(Refusal::assertIsClear);
            assertThat(lines.get(1)).startsWith("Try: sessionctl").endsWith(" --help");
        }
        boolean names = args.stream().anyMatch(arg -> SELECTORS.stream().anyMatch(arg::startsWith));
        if (!args.get(0).equals("logoff") || !names || args.contains("--dry-run")) {
            assertThat(out).doesNotContain("LOGGED_OFF\"").doesNotContainPattern("(?m)^.*\\blogged off in ");
        }
        assertThat(err).doesNotContain("\tat ");
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
