package io.github.sessionctl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.UserPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogoffSettingsTest {

    /** What the goal does when nothing is configured. */
    static LogoffSettings defaults(String hosts) {
        return new LogoffSettings(
                HostAddress.parseList(hosts),
                Duration.ZERO,
                List.of(UserPattern.parse("*")),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Duration.ofSeconds(30),
                false,
                true);
    }

    private static final LogoffSettings NARROWED = new LogoffSettings(
            List.of(HostAddress.LOCAL),
            Duration.ofMinutes(30),
            List.of(UserPattern.parse("CORP\\*"), UserPattern.parse("build-*")),
            List.of(UserPattern.parse("svc-*")),
            List.of("devenv.exe"),
            true,
            Optional.of(3),
            Duration.ofSeconds(30),
            false,
            true);

    @Test
    void wordsOfTheDefaultsAreShort() {
        assertThat(defaults("local").words()).isEqualTo("disconnected, any user");
    }

    @Test
    void wordsTellEveryRestriction() {
        assertThat(NARROWED.words())
                .isEqualTo("disconnected for at least 30m, user CORP\\* or build-*, but not svc-*,"
                        + " devenv.exe not running, console included, at most 3");
    }

    @Test
    void settingsThatDifferHaveDifferentKeys() {
        assertThat(new LogoffRun(NARROWED, true, Optional.empty()).oncePerBuildKey())
                .isNotEqualTo(new LogoffRun(defaults("local"), true, Optional.empty()).oncePerBuildKey());
    }

    @Test
    void reportFileMakesNoDifferenceToTheKey() {
        assertThat(new LogoffRun(NARROWED, true, Optional.empty()).oncePerBuildKey())
                .isEqualTo(new LogoffRun(NARROWED, true, Optional.of(Path.of("a"))).oncePerBuildKey())
                .isPresent();
    }

    @Test
    void thereIsNoKeyWhereEachExecutionCounts() {
        assertThat(new LogoffRun(NARROWED, false, Optional.empty()).oncePerBuildKey())
                .isEmpty();
    }
}
