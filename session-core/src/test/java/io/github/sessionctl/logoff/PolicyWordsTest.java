package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyWordsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static List<UserSelector> selectors(String... names) {
        return Stream.of(names).map(UserSelector::parse).toList();
    }

    private static List<UserProtection> protections(String... names) {
        return Stream.of(names).map(UserProtection::parse).toList();
    }

    static Stream<Arguments> policies() {
        List<ConnectState> two = List.of(ConnectState.DISCONNECTED, ConnectState.ACTIVE);
        return Stream.of(
                arguments(LogoffPolicy.disconnected(), "disconnected, any user"),
                arguments(LogoffPolicy.disconnected().disconnectedFor(HOUR), "disconnected for at least 1h, any user"),
                arguments(LogoffPolicy.users(), "everybody"),
                arguments(LogoffPolicy.selected().everyone(), "everybody"),
                arguments(LogoffPolicy.users().disconnectedFor(HOUR), "disconnected for at least 1h, any user"),
                arguments(LogoffPolicy.users().idleFor(HOUR), "idle for at least 1h, any user"),
                arguments(LogoffPolicy.inStates(List.of(ConnectState.ACTIVE)), "Active, any user"),
                arguments(LogoffPolicy.inStates(two), "Active or Disconnected, any user"),
                arguments(
                        LogoffPolicy.inStates(two).disconnectedFor(HOUR),
                        "Active or Disconnected, disconnected for at least 1h, any user"),
                arguments(LogoffPolicy.selected().id(new SessionId(4)), "session 4"),
                arguments(LogoffPolicy.selected().name(" RDP-Tcp#3 "), "session 'RDP-Tcp#3'"),
                arguments(LogoffPolicy.selected().user(UserSelector.parse("anna")), "user anna"),
                arguments(LogoffPolicy.selected().account(new UserAccount("CORP", "anna")), "user CORP\\anna"),
                arguments(LogoffPolicy.selected().logon(Instant.EPOCH), "logged on at 1970-01-01T00:00:00Z, any user"),
                arguments(
                        LogoffPolicy.disconnected().includeUsers(selectors("build-*", "anna")),
                        "disconnected, user build-* or anna"),
                arguments(
                        LogoffPolicy.selected()
                                .id(new SessionId(4))
                                .user(UserSelector.parse("anna"))
                                .includeUsers(selectors("a*")),
                        "session 4, user anna, user a*"),
                arguments(
                        LogoffPolicy.disconnected().excludeUsers(protections("svc-*", "anna")),
                        "disconnected, any user, but not svc-* or anna"),
                arguments(
                        LogoffPolicy.users().keepIfRunning(List.of("devenv.exe", " idea64 ")),
                        "everybody, devenv.exe or idea64 not running"),
                arguments(
                        LogoffPolicy.users().keepIf(session -> true, "it is the night shift's"),
                        "everybody, unless it is the night shift's"),
                arguments(LogoffPolicy.users().includeConsole(), "everybody, console included"),
                arguments(
                        LogoffPolicy.users().includeConsole().forced(),
                        "everybody, your own session and the console included"),
                arguments(LogoffPolicy.users().maxLogoffs(3), "everybody, at most 3"),
                arguments(
                        LogoffPolicy.users().notice(LogoffNotice.warn("T", "t", HOUR)), "everybody, warned 1h before"),
                arguments(LogoffPolicy.users().notice(LogoffNotice.ask("T", "t", HOUR)), "everybody, asked first"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policySaysWhatWasAskedFor(LogoffPolicy.Builder policy, String words) {
        assertThat(policy.build().words()).isEqualTo(words);
        assertThat(policy.build()).hasToString(words);
    }

    @Test
    void oneSessionIsMeantByItsIdOrItsNameAlone() {
        assertThat(LogoffPolicy.selected().id(new SessionId(4)).build().meansOneSession())
                .isTrue();
        assertThat(LogoffPolicy.selected().name("Console").build().meansOneSession())
                .isTrue();
        assertThat(LogoffPolicy.selected()
                        .account(new UserAccount("CORP", "anna"))
                        .build()
                        .meansOneSession())
                .isFalse();
    }

    @Test
    void limitIsWhatWasSaidOrNone() {
        assertThat(LogoffPolicy.users().build().maxLogoffs()).isEqualTo(Integer.MAX_VALUE);
        assertThat(LogoffPolicy.users().maxLogoffs(1).build().maxLogoffs()).isOne();
    }

    @Test
    void builderThatGoesOnDoesNotChangeThePolicyThatItHasBuilt() {
        LogoffPolicy.Builder builder = LogoffPolicy.users();
        LogoffPolicy before = builder.build();
        builder.keepIf(session -> true, "never").includeConsole().states(List.of(ConnectState.ACTIVE));

        assertThat(before).hasToString("everybody");
    }
}
