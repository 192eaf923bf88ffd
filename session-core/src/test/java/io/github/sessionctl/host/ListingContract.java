package io.github.sessionctl.host;

import static io.github.sessionctl.host.HostUnderTest.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.UserAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every host keeps to when it lists its sessions. */
public interface ListingContract extends HostUnderTest {

    @Test
    default void listGivesEverySessionInTheHostsOrder() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.list()).extracting(session -> session.id().value()).containsExactly(0L, 1L, 3L, 4L, 65536L);
        }
    }

    @Test
    default void listGivesNameStateAndUserOfASession() {
        try (SessionHost host = open(AGENT)) {
            SessionInfo session = find(host, 3);

            assertThat(session.name()).isEqualTo("RDP-Tcp#3");
            assertThat(session.state()).isEqualTo(ConnectState.ACTIVE);
            assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
            assertThat(session.host()).isEqualTo(host.address().toString());
        }
    }

    @Test
    default void disconnectedSessionHasAnEmptyName() {
        try (SessionHost host = open(AGENT)) {
            assertThat(find(host, 4).name()).isEmpty();
            assertThat(find(host, 4).state()).isEqualTo(ConnectState.DISCONNECTED);
        }
    }

    @Test
    default void servicesAndListenerHaveNoUser() {
        try (SessionHost host = open(AGENT)) {
            assertThat(find(host, 0).user()).isNull();
            assertThat(find(host, 65536).user()).isNull();
            assertThat(find(host, 65536).state()).isEqualTo(ConnectState.LISTEN);
        }
    }

    @Test
    default void listLeavesTimesLockAndClientOut() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.list()).allSatisfy(session -> {
                assertThat(session.times()).isNull();
                assertThat(session.client()).isNull();
                assertThat(session.lock()).isEqualTo(LockState.UNKNOWN);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"host name=EMPTY", "session id=4 user=dana visible=no", "session id=4\nfault in=list error=259"})
    default void hostThatShowsNoSessionAtAllHasRefused(String scenario) {
        try (SessionHost host = open(scenario)) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(host::list)
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
                        assertThat(failure.operation()).isEqualTo(SessionOperation.LIST);
                    });
        }
    }

    @Test
    default void sessionThatThisAccountMayNotSeeIsLeftOut() {
        try (SessionHost host = open(AGENT + "session id=5 user=emil visible=no")) {
            assertThat(host.list()).extracting(session -> session.id().value()).containsExactly(0L, 1L, 3L, 4L, 65536L);
        }
    }

    @Test
    default void listNamesAnAccountInItsOwnWay() {
        try (SessionHost host = open("session id=5 user=anna domain=CORP listedAs=\"corp.example.com\\\\Anna Berg\"")) {
            assertThat(find(host, 5).user()).isEqualTo(new UserAccount("corp.example.com", "Anna Berg"));
            assertThat(find(host, 5).alias()).isNull();
        }
    }

    @Test
    default void twoHundredSessionsComeWhole() {
        StringBuilder scenario = new StringBuilder();
        for (int id = 1; id <= 200; id++) {
            scenario.append("session id=").append(id).append(" name=RDP-").append(id);
            scenario.append(" user=user")
                    .append(id)
                    .append(" domain=DOMAIN")
                    .append(id)
                    .append('\n');
        }
        try (SessionHost host = open(scenario.toString())) {
            assertThat(host.list()).hasSize(200).allSatisfy(session -> {
                assertThat(session.name()).isEqualTo("RDP-" + session.id());
                assertThat(session.userText()).isEqualTo("DOMAIN" + session.id() + "\\user" + session.id());
            });
        }
    }

    @Test
    default void accessDeniedIsNotAnEmptyList() {
        try (SessionHost host = open(AGENT + "fault in=list error=5")) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(host::list)
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
                        assertThat(failure.operation()).isEqualTo(SessionOperation.LIST);
                        assertThat(failure.host()).isEqualTo(host.address().toString());
                        assertThat(failure.session()).isEmpty();
                        assertThat(failure.win32Code()).hasValue(5);
                        assertThat(failure.nextStep()).contains("run elevated");
                    });
        }
    }

    @Test
    default void ownAndConsoleSessionAreKnown() {
        try (SessionHost host = open("host own=3 console=3\nsession id=3 user=anna")) {
            assertThat(host.ownSession()).contains(new SessionId(3));
            assertThat(host.consoleSession()).contains(new SessionId(3));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL})
    default void sessionIdIsReadAndPassedOnUnsigned(long id) {
        try (SessionHost host = open(SERVICES + "session id=" + id + " user=anna logonAgo=1h")) {
            SessionInfo session = find(host, id);
            assertThat(host.read(session).times()).isNotNull();

            host.requestLogoff(session.id());

            assertThat(host.list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, ACTIVE",
        "1, CONNECTED",
        "2, CONNECT_QUERY",
        "3, SHADOW",
        "4, DISCONNECTED",
        "5, IDLE",
        "6, LISTEN",
        "7, RESET",
        "8, DOWN",
        "9, INIT",
        "10, UNKNOWN",
        "4711, UNKNOWN"
    })
    default void everyStateHasItsWordAndNewOnesHaveAPlace(int code, ConnectState state) {
        try (SessionHost host = open("session id=5 user=anna state=" + code)) {
            assertThat(find(host, 5).state()).isEqualTo(state);
            assertThat(host.read(find(host, 5)).state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "exactly-20-character",
                "longer-than-the-twenty-characters",
                "with blank",
                "M\u00fcller",
                "\u65e5\u672c\u8a9e",
                "\ud83d\ude00",
                "tab\tand\nnewline",
            })
    default void userNameComesWholeAlsoAfterACloserLook(String name) {
        try (SessionHost host = open("session id=5 logonAgo=1h domain=D user=\"" + escaped(name) + '"')) {
            assertThat(find(host, 5).user()).isEqualTo(new UserAccount("D", name));
            assertThat(host.read(find(host, 5)).user()).isEqualTo(new UserAccount("D", name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "left\ud83d", "\ude00right"})
    default void halfASurrogatePairStaysAsItIs(String name) {
        try (SessionHost host = open("session id=5 name=\"" + escaped(name) + "\" user=\"" + escaped(name) + '"')) {
            assertThat(find(host, 5).user()).isEqualTo(new UserAccount("", name));
            assertThat(find(host, 5).name()).isEqualTo(name);
            assertThat(host.read(find(host, 5)).user()).isEqualTo(new UserAccount("", name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEVENTEEN-LETTERS", "EIGHTEEN-LETTERS-X", "department.example.org"})
    default void longDomainComesWholeAlsoAfterACloserLook(String domain) {
        try (SessionHost host = open("session id=5 logonAgo=1h user=anna domain=" + domain)) {
            assertThat(host.read(find(host, 5)).user()).isEqualTo(new UserAccount(domain, "anna"));
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : (char) c));
        return escaped.toString();
    }
}
