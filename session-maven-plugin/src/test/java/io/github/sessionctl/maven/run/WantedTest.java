package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WantedTest {

    /** What logoff-disconnected does when nothing is configured. */
    static final WantedByPolicy DEFAULTS = new WantedByPolicy(
            Duration.ZERO, List.of(UserPattern.parse("*")), List.of(), List.of(), false, Optional.empty());

    private static final WantedByPolicy NARROWED = new WantedByPolicy(
            Duration.ofMinutes(30),
            List.of(UserPattern.parse("CORP\\*"), UserPattern.parse("build-*")),
            List.of(UserPattern.parse("svc-*")),
            List.of("devenv.exe"),
            true,
            Optional.of(3));

    /** One selector, the session's ID. */
    static Selectors session(long id) {
        return new Selectors(
                Optional.of(new SessionId(id)), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false);
    }

    /** One selector, the user. */
    static Selectors user(String pattern) {
        return new Selectors(
                Optional.empty(),
                Optional.empty(),
                Optional.of(UserPattern.parse(pattern)),
                List.of(),
                Optional.empty(),
                false);
    }

    @Test
    void wordsOfTheDefaultsAreShort() {
        assertThat(DEFAULTS.words()).isEqualTo("disconnected, any user");
    }

    @Test
    void wordsTellEveryRestriction() {
        assertThat(NARROWED.words())
                .isEqualTo("disconnected for at least 30m, user CORP\\* or build-*, but not svc-*,"
                        + " devenv.exe not running, console included, at most 3");
    }

    @Test
    void wordsTellEverySelectorForceAndNotice() {
        Selectors all = new Selectors(
                Optional.of(new SessionId(4)),
                Optional.of("RDP-Tcp#3"),
                Optional.of(UserPattern.parse("anna")),
                List.of(ConnectState.ACTIVE, ConnectState.DISCONNECTED),
                Optional.of(Duration.ofHours(2)),
                false);

        assertThat(new WantedBySelectors(
                                all,
                                Force.OWN_SESSION_AND_CONSOLE,
                                LogoffNotice.warn("Title", "Text", Duration.ofMinutes(5)))
                        .words())
                .isEqualTo("session 4, session 'RDP-Tcp#3', user anna, Active or Disconnected, idle for at least 2h,"
                        + " own session and console included, told 5m before");
        assertThat(new WantedBySelectors(
                                user("anna"), Force.NONE, LogoffNotice.ask("Title", "Text?", Duration.ofSeconds(5)))
                        .words())
                .isEqualTo("user anna, asked first");
    }

    @Test
    void settingsThatDifferHaveDifferentKeys() {
        assertThat(run(NARROWED, Optional.empty()).key())
                .isNotEqualTo(run(DEFAULTS, Optional.empty()).key());
        assertThat(run(named(session(4), Force.NONE), Optional.empty()).key())
                .isNotEqualTo(
                        run(named(session(5), Force.NONE), Optional.empty()).key())
                .isNotEqualTo(run(named(session(4), Force.OWN_SESSION_AND_CONSOLE), Optional.empty())
                        .key());
    }

    @Test
    void everySettingOfThePolicyCountsInTheKey() {
        Duration hour = Duration.ofHours(1);
        List<UserPattern> users = List.of(UserPattern.parse("anna"));
        List<UserPattern> all = DEFAULTS.includeUsers();
        List<UserPattern> nobody = List.of();
        Optional<Integer> any = Optional.empty();

        assertThat(Stream.of(
                                DEFAULTS,
                                new WantedByPolicy(hour, all, nobody, List.of(), false, any),
                                new WantedByPolicy(Duration.ZERO, users, nobody, List.of(), false, any),
                                new WantedByPolicy(Duration.ZERO, all, users, List.of(), false, any),
                                new WantedByPolicy(Duration.ZERO, all, nobody, List.of("make.exe"), false, any),
                                new WantedByPolicy(Duration.ZERO, all, nobody, List.of(), true, any),
                                new WantedByPolicy(Duration.ZERO, all, nobody, List.of(), false, Optional.of(1)))
                        .map(wanted -> run(wanted, Optional.empty()).key()))
                .hasSize(1 + WantedByPolicy.class.getRecordComponents().length)
                .doesNotHaveDuplicates();
    }

    @Test
    void reportFileMakesNoDifferenceToTheKey() {
        assertThat(run(NARROWED, Optional.empty()).key())
                .isEqualTo(run(NARROWED, Optional.of(Path.of("a"))).key());
    }

    private static Wanted named(Selectors selectors, Force force) {
        return new WantedBySelectors(selectors, force, LogoffNotice.none());
    }

    private static LogoffRun run(Wanted wanted, Optional<Path> report) {
        return new LogoffRun(List.of(HostAddress.LOCAL), wanted, Duration.ofSeconds(30), false, report);
    }
}
