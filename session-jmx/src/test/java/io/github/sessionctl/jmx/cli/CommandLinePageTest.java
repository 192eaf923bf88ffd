package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/command-line.md says everything that {@code --help} says, and nothing that is not there. */
class CommandLinePageTest {

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    @ParameterizedTest
    @ValueSource(strings = {"serve", "list", "logoff", "disconnect", "message", "processes", "doctor"})
    void everyOptionOfTheCommandIsOnThePage(String command) throws Exception {
        String page = Files.readString(Path.of("../docs/command-line.md"));

        assertThat(OPTION.matcher(CommandRun.of(command, "--help").out()).results())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(page).contains(option.group()));
    }

    @ParameterizedTest
    @CsvSource({
        "Where: every command but serve, list",
        "'Which sessions: logoff, disconnect, message', logoff",
        "logoff, logoff",
        "serve, serve"
    })
    void everyOptionOfATableIsOneOfTheCommandThatItIsAbout(String heading, String command) throws Exception {
        String help = CommandRun.of(command, "--help").out();
        String section = Files.readString(Path.of("../docs/command-line.md"))
                .split("\n## " + heading + "\n", -1)[1]
                .split("\n## ", -1)[0];

        assertThat(section.lines().filter(line -> line.startsWith("| `--")).map(line -> line.split("\\|", -1)[1]))
                .isNotEmpty()
                .flatExtracting(cell ->
                        OPTION.matcher(cell).results().map(MatchResult::group).toList())
                .allSatisfy(option -> assertThat(help).contains(option));
    }

    @Test
    void everyOptionOnThePageIsOneOfACommand() throws Exception {
        StringBuilder help = new StringBuilder();
        for (String command : List.of("serve", "list", "logoff", "disconnect", "message", "processes", "doctor")) {
            help.append(CommandRun.of(command, "--help").out());
        }

        assertThat(OPTION.matcher(Files.readString(Path.of("../docs/command-line.md")))
                        .results())
                .allSatisfy(option -> assertThat(help).contains(option.group()));
    }
}
