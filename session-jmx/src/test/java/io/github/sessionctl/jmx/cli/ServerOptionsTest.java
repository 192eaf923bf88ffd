package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.server.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

class ServerOptionsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void clear() {
        System.clearProperty("session.hosts");
    }

    @Test
    void withoutOptionsThisMachineIsServed() {
        ServerSettings options = parse().orElseThrow();

        assertThat(options.hosts()).containsExactly(HostAddress.LOCAL);
        assertThat(options.connector().port()).isEqualTo(9875);
        assertThat(options.isReadOnly()).isFalse();
    }

    @Test
    void optionsAreTaken() {
        ServerSettings options =
                parse("--hosts", "local, simulated", "--port=0", "--read-only").orElseThrow();

        assertThat(options.hosts()).hasToString("[local, simulated]");
        assertThat(options.connector().port()).isZero();
        assertThat(options.isReadOnly()).isTrue();
    }

    @Test
    void hostsAreTakenFromThePropertyUnlessGiven() {
        System.setProperty("session.hosts", "simulated");

        assertThat(parse().orElseThrow().hosts()).hasToString("[simulated]");
        assertThat(parse("--hosts", "local").orElseThrow().hosts()).hasToString("[local]");
    }

    @Test
    void helpNamesEveryOptionWithItsDefault() {
        assertThat(parse("--help")).isEmpty();
        assertThat(text()).contains("--hosts", "Default: local", "--port", "Default: 9875", "--read-only", "simulated");
    }

    @Test
    void versionIsOneLine() {
        assertThat(parse("--version")).isEmpty();
        assertThat(text().strip()).matches("sessionctl \\d+\\.\\d+\\.\\d+\\S*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=65536 | --port 65536 is not between 0 and 65535",
                "--port=-1 | --port -1 is not between 0 and 65535",
                "--port=x | 'x' is not an int",
                "--hosts=a b | 'a b' is not a host; use local",
                "--hosts= | '' is not a host",
                "--kill | Unknown option: '--kill'",
                "simulated | simulated"
            })
    void wrongCommandLineIsNamed(String argument, String message) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> parse(argument))
                .withMessageContaining(message);
    }

    private Optional<ServerSettings> parse(String... arguments) {
        return ServerOptions.parse(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
