package io.github.sessionctl.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.logoff.UserProtection;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.UserAccount;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.List;

/** The kinds of text that people type, each with what must hold for every text. */
enum TypedText {
    DURATION,
    USER_PATTERN,
    HOST,
    HOSTS,
    STATE,
    CLIENT_ADDRESS,
    SCENARIO;

    /** Fails when the text is neither understood as documented nor refused as it should be. */
    void check(String text) {
        switch (this) {
            case DURATION -> Refusal.orValue(() -> DurationText.parse(text)).ifPresent(TypedText::holds);
            case USER_PATTERN -> {
                Refusal.orValue(() -> UserSelector.parse(text)).ifPresent(TypedText::holds);
                Refusal.orValue(() -> UserProtection.parse(text)).ifPresent(TypedText::holds);
            }
            case HOST ->
                Refusal.orValue(() -> HostAddress.parse(text))
                        .ifPresent(host ->
                                assertThat(HostAddress.parse(host.toString())).isEqualTo(host));
            case HOSTS -> Refusal.orValue(() -> HostAddress.parseList(text)).ifPresent(TypedText::holds);
            case STATE ->
                Refusal.orValue(() -> ConnectState.parse(text))
                        .ifPresent(state -> assertThat(ConnectState.parse(state.windowsName()))
                                .isEqualTo(state));
            case CLIENT_ADDRESS ->
                ClientInfo.parseAddress(text)
                        .ifPresent(address -> assertThat(ClientInfo.parseAddress(address.getHostAddress()))
                                .contains(address));
            case SCENARIO -> Refusal.orValue(() -> Scenario.parse(text));
        }
    }

    private static void holds(Duration duration) {
        assertThat(duration).isBetween(Duration.ZERO, Duration.ofDays(36_500));
        assertThat(DurationText.parse(duration.toString())).isEqualTo(duration);
    }

    private static void holds(UserSelector selector) {
        String written = selector.toString();
        assertThat(UserSelector.parse(written)).isEqualTo(selector);
        if (!written.startsWith(".\\")) {
            assertThat(selector.matches(account(written), ""))
                    .as("%s matches itself", written)
                    .isTrue();
        }
    }

    private static void holds(UserProtection protection) {
        String written = protection.toString();
        assertThat(UserProtection.parse(written)).isEqualTo(protection);
        assertThat(protection.mayMean(account(written), ""))
                .as("%s protects itself", written)
                .isTrue();
    }

    private static UserAccount account(String written) {
        int backslash = written.indexOf('\\');
        return new UserAccount(written.substring(0, Math.max(backslash, 0)), written.substring(backslash + 1));
    }

    private static void holds(List<HostAddress> hosts) {
        assertThat(hosts).isNotEmpty().doesNotHaveDuplicates();
        List<String> written = hosts.stream().map(HostAddress::toString).toList();
        assertThat(HostAddress.parseList(String.join(",", written))).isEqualTo(hosts);
    }
}
