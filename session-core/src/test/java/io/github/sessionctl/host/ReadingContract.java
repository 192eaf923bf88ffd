package io.github.sessionctl.host;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static io.github.sessionctl.host.HostUnderTest.find;
import static io.github.sessionctl.host.HostUnderTest.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every host keeps to when it looks closer: times, lock state, client, processes. */
public interface ReadingContract extends HostUnderTest {

    @Test
    default void closerLookGivesTimesByTheHostsClock() {
        try (SessionHost host = open(AGENT)) {
            SessionInfo session = host.read(find(host, 4));
            SessionTimes times = session.times();

            assertThat(times).isNotNull();
            assertThat(Duration.between(times.logon(), times.read()))
                    .isBetween(hours(26), hours(26).plusMinutes(1));
            assertThat(times.connect()).isNull();
            assertThat(times.sinceDisconnect().orElseThrow()).isBetween(hours(2), hours(2).plusMinutes(1));
        }
    }

    @Test
    default void idleTimeOfADisconnectedSessionCountsFromTheDisconnection() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 4)).idle().orElseThrow()).isBetween(hours(2), hours(2).plusMinutes(1));
        }
    }

    @Test
    default void idleTimeOfAConnectedSessionCountsFromTheLastInput() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 1)).idle().orElseThrow())
                    .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        }
    }

    @Test
    default void unknownIdleTimeIsNotZero() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 3)).idle()).isEmpty();
        }
    }

    @Test
    default void clockOfTheHostMayDifferFromOurs() {
        try (SessionHost host =
                open("host clockAhead=5h\nsession id=5 state=Disconnected user=anna disconnectedFor=30m")) {
            assertThat(host.read(find(host, 5)).idle().orElseThrow())
                    .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
        }
    }

    @Test
    default void zeroTimesAreUnknown() {
        try (SessionHost host = open("session id=5 user=anna")) {
            SessionTimes times = host.read(find(host, 5)).times();

            assertThat(times).isNotNull();
            assertThat(times.logon()).isNull();
            assertThat(times.connect()).isNull();
            assertThat(times.disconnect()).isNull();
            assertThat(times.lastInput()).isNull();
            assertThat(times.read()).isNotNull();
        }
    }

    @Test
    default void lockStateIsYesNoOrUnknown() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 1)).lock()).isEqualTo(LockState.UNLOCKED);
            assertThat(host.read(find(host, 3)).lock()).isEqualTo(LockState.LOCKED);
            assertThat(host.read(find(host, 4)).lock()).isEqualTo(LockState.UNKNOWN);
        }
    }

    @Test
    default void closerLookShowsWhoHasTheIdNow() {
        try (SessionHost host = open(
                AGENT + "change before=read call=1 session=4 user=mallory logonAgo=0s state=Active name=RDP-Tcp")) {
            SessionInfo session = host.read(find(host, 4));

            assertThat(session.user()).isEqualTo(new UserAccount("CORP", "mallory"));
            assertThat(session.state()).isEqualTo(ConnectState.ACTIVE);
            assertThat(session.name()).isEqualTo("RDP-Tcp");
        }
    }

    @Test
    default void closerLookAtAVanishedSessionSaysSo() {
        try (SessionHost host = open(AGENT + "change before=read session=4 gone=yes")) {
            SessionInfo listed = find(host, 4);

            assertReason(Reason.NO_SUCH_SESSION, () -> host.read(listed));
        }
    }

    @Test
    default void closerLookThatIsDeniedNamesTheSession() {
        try (SessionHost host = open(AGENT + "fault in=read session=4 error=7045")) {
            SessionInfo listed = find(host, 4);

            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> host.read(listed))
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
                        assertThat(failure.session()).contains(new SessionId(4));
                        assertThat(failure.win32Code()).hasValue(7045);
                    });
            assertThat(host.read(find(host, 1)).times()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "2001:db8::7"})
    default void clientHasNameAndAddress(String address) {
        try (SessionHost host = open("session id=5 user=anna client=LAPTOP-12 address=" + address)) {
            ClientInfo client = host.readClient(find(host, 5)).client();

            assertThat(client)
                    .isEqualTo(new ClientInfo(
                            "LAPTOP-12", ClientInfo.parseAddress(address).orElseThrow()));
        }
    }

    @Test
    default void sessionWithoutClientHasNone() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.readClient(find(host, 1)).client()).isEqualTo(ClientInfo.NONE);
        }
    }

    @Test
    default void processesOfAllSessionsComeInOneAnswer() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.processes())
                    .containsExactly(
                            new SessionProcess(
                                    new SessionId(0), 1044, "svchost.exe", 12, 410, 38L << 20, Duration.ofSeconds(95)),
                            new SessionProcess(
                                    new SessionId(4),
                                    4294967292L,
                                    "devenv.exe",
                                    85,
                                    5120,
                                    3L << 30,
                                    Duration.ofMinutes(31)));
        }
    }

    @Test
    default void deniedProcessesAreNotAnEmptyList() {
        try (SessionHost host = open(AGENT + "fault in=processes error=5")) {
            assertReason(Reason.ACCESS_DENIED, host::processes);
        }
    }
}
