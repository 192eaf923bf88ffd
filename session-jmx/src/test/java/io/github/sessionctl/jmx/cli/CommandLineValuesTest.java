package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.jmx.RequestValues;
import io.github.sessionctl.request.RequestOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be asked for on a command line is what may be asked for anywhere. */
@Timeout(60)
class CommandLineValuesTest {

    private static final Set<RequestOption> DISCONNECT = EnumSet.of(
            RequestOption.ID,
            RequestOption.NAME,
            RequestOption.USER,
            RequestOption.STATES,
            RequestOption.IDLE_FOR,
            RequestOption.ALL,
            RequestOption.FORCE,
            RequestOption.DRY_RUN);

    private static final Set<RequestOption> SERVE = EnumSet.of(
            RequestOption.DISCONNECTED_FOR,
            RequestOption.INCLUDE_USERS,
            RequestOption.EXCLUDE_USERS,
            RequestOption.KEEP_IF_RUNNING,
            RequestOption.INCLUDE_CONSOLE,
            RequestOption.MAX_LOGOFFS,
            RequestOption.TIMEOUT);

    @TempDir
    private static Path folder;

    static Stream<Arguments> lines() {
        Set<RequestOption> logoff =
                EnumSet.complementOf(EnumSet.of(RequestOption.ONE_USER, RequestOption.TITLE, RequestOption.SHOW_FOR));
        Set<RequestOption> message = EnumSet.copyOf(DISCONNECT);
        message.remove(RequestOption.FORCE);
        message.addAll(EnumSet.of(RequestOption.MESSAGE, RequestOption.TITLE, RequestOption.SHOW_FOR));
        return Stream.of(
                        of("logoff", RequestValues.about(logoff)),
                        of("disconnect", RequestValues.about(DISCONNECT)),
                        of("message", RequestValues.about(message))
                                .filter(line ->
                                        ((RequestValues) line.get()[1]).texts().containsKey(RequestOption.MESSAGE)),
                        of("serve", RequestValues.about(SERVE)))
                .flatMap(lines -> lines);
    }

    private static Stream<Arguments> of(String command, List<RequestValues> lines) {
        return lines.stream().map(line -> Arguments.of(command, line));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void commandSaysYesOrNoAsTheTableDoes(String command, RequestValues line) {
        CommandRun run = run(command, line.texts());

        if (line.isRight()) {
            assertThat(run.code()).as(run.err()).isNotEqualTo(ExitCodes.WRONG_COMMAND_LINE);
            return;
        }
        assertThat(run.code()).isEqualTo(ExitCodes.WRONG_COMMAND_LINE);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.errLines().get(0)).startsWith("sessionctl: ").contains(line.refusal());
    }

    private static CommandRun run(String command, Map<RequestOption, String> texts) {
        List<String> args = new ArrayList<>(List.of(command, "--hosts", nobody()));
        texts.forEach((option, text) -> args.add(
                command.equals("message") && option == RequestOption.MESSAGE
                        ? text
                        : option.commandLineOption() + '=' + text));
        if (!command.equals("serve")) {
            return CommandRun.of(args.toArray(String[]::new));
        }
        // It would serve for ever: that it gets as far as its last refusal says that everything else was right.
        args.addAll(List.of("--cleanup-every", "15m", "--port", "65536"));
        CommandRun run = CommandRun.of(args.toArray(String[]::new));
        return run.err().contains("--port 65536 is not between") ? new CommandRun(ExitCodes.DONE, "", "") : run;
    }

    /** A machine on which nobody is logged on, so that what is right does no harm and takes no time. */
    private static String nobody() {
        return ScenarioFile.in(folder, "session id=0 name=Services");
    }
}
