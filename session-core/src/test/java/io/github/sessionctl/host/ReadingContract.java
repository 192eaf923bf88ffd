package io.github.sessionctl.host;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static io.github.sessionctl.host.HostUnderTest.find;
import static io.github.sessionctl.host.HostUnderTest.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sessionctl.session.ClientDisplay;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionCounters;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        try (SessionHost host = open("session id=5 name=RDP-Tcp#5 user=anna logonAgo=3h idleFor=4m")) {
            assertThat(host.read(find(host, 5)).idle().orElseThrow())
                    .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        }
    }

    @Test
    default void idleTimeAtTheConsoleIsNotKnown() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 1)).idle()).isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "CORP\\anna,                                    CORP,",
        "corp\\ANNA,                                    CORP,",
        "corp.example.com\\anna,                        CORP,                CORP\\anna",
        "CORP\\anna,                                    AGENT-07,            AGENT-07\\anna",
        "department.example.org\\anna,                  department.exampl,",
        "department.example.org\\anna,                  department.example.com,"
    })
    default void closerLookKeepsTheListedAccountWhereOnlyItsDomainDiffers(
            String listed, String domain, @Nullable String alias) {
        try (SessionHost host =
                open("session id=5 user=anna domain=" + domain + " listedAs=\"" + listed.replace("\\", "\\\\") + '"')) {
            SessionInfo session = host.read(find(host, 5));

            assertThat(session.userText()).isEqualTo(listed);
            assertThat(session.alias() == null ? null : session.alias().toString())
                    .isEqualTo(alias);
            assertThat(host.read(session))
                    .extracting(SessionInfo::user, SessionInfo::alias)
                    .containsExactly(session.user(), session.alias());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mallory", "Anna Berg", "an"})
    default void closerLookShowsTheAccountOfTheSessionItselfWhereTheListNamesAnother(String listed) {
        try (SessionHost host = open("session id=5 user=anna domain=CORP listedAs=\"CORP\\\\" + listed + '"')) {
            SessionInfo session = host.read(find(host, 5));

            assertThat(session.userText()).isEqualTo("CORP\\anna");
            assertThat(session.alias()).isNull();
        }
    }

    @Test
    default void closerLookCutsNamesThatTheListHasNotShown() {
        try (SessionHost host = open(
                AGENT
                        + "change before=read session=4 user=longer-than-the-twenty-characters domain=department.example.org")) {
            assertThat(host.read(find(host, 4)).user())
                    .isEqualTo(new UserAccount("department.exampl", "longer-than-the-twen"));
        }
    }

    @Test
    default void sessionThatIsHiddenBetweenTheListAndACloserLookIsNotThere() {
        try (SessionHost host = open(AGENT + "change before=read session=4 visible=no")) {
            SessionInfo listed = find(host, 4);

            assertReason(Reason.NO_SUCH_SESSION, () -> host.read(listed));
            assertReason(Reason.NO_SUCH_SESSION, () -> host.readClient(listed));
            assertThat(host.list()).hasSize(4);
            assertThat(host.processes()).extracting(SessionProcess::name).containsExactly("svchost.exe");
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

            assertThat(client.name()).isEqualTo("LAPTOP-12");
            assertThat(client.address())
                    .isEqualTo(ClientInfo.parseAddress(address).orElseThrow());
        }
    }

    @Test
    default void clientHasDisplayBuildAndProtocol() {
        try (SessionHost host = open("session id=5 user=anna protocol=rdp display=2560x1440x24 build=4294967295")) {
            assertThat(host.readClient(find(host, 5)).client())
                    .isEqualTo(new ClientInfo(
                            "", null, new ClientDisplay(2560, 1440, 24), 4294967295L, ClientProtocol.RDP));
        }
    }

    @Test
    default void consoleHasAProtocolAndNoClient() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.readClient(find(host, 1)).client())
                    .isEqualTo(ClientInfo.NONE.withProtocol(ClientProtocol.CONSOLE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 1733})
    default void partOfTheClientThatWindowsDoesNotTellIsAbsent(int error) {
        String client = "session id=5 user=anna client=LAPTOP-12 display=800x600x32 build=9\n";
        try (SessionHost host = open(client + "fault in=client times=1 error=" + error)) {
            assertThat(host.readClient(find(host, 5)).client())
                    .isEqualTo(ClientInfo.NONE.withProtocol(ClientProtocol.RDP));
            assertThat(host.readClient(find(host, 5)).client().name()).isEqualTo("LAPTOP-12");
        }
        try (SessionHost host = open(client + "fault in=client error=" + error)) {
            assertThat(host.readClient(find(host, 5)).client()).isEqualTo(ClientInfo.NONE);
        }
    }

    @Test
    default void deniedClientIsNoAbsentClient() {
        try (SessionHost host = open("session id=5 user=anna\nfault in=client error=5")) {
            SessionInfo session = find(host, 5);

            assertReason(Reason.ACCESS_DENIED, () -> host.readClient(session));
        }
    }

    @Test
    default void clientOfASessionThatVanishesBetweenTheTwoCallsSaysSo() {
        try (SessionHost host = open("session id=5 user=anna\nchange before=client call=2 session=5 gone=yes")) {
            SessionInfo session = find(host, 5);

            assertReason(Reason.NO_SUCH_SESSION, () -> host.readClient(session));
        }
    }

    @Test
    default void closerLookCountsWhatHasGoneOverTheConnection() {
        try (SessionHost host = open("session id=5 user=anna incomingBytes=4294967295 outgoingBytes=2 incomingFrames=3"
                + " outgoingFrames=4 incomingCompressedBytes=5 outgoingCompressedBytes=6")) {
            assertThat(find(host, 5).counters()).isNull();
            assertThat(host.read(find(host, 5)).counters()).isEqualTo(new SessionCounters(4294967295L, 2, 3, 4, 5, 6));
        }
    }

    @Test
    default void processesOfAllSessionsComeInOneAnswer() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.processes())
                    .extracting(process -> process.withUser(""))
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
    default void processesOfOneSessionAreItsOwnOnly() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.processes(new SessionId(4)))
                    .extracting(SessionProcess::name)
                    .containsExactly("devenv.exe");
            assertThat(host.processes(new SessionId(3))).isEmpty();
            assertThat(host.processes(new SessionId(77))).isEmpty();
        }
    }

    @Test
    default void processThatThisAccountMayNotSeeIsLeftOut() {
        try (SessionHost host = open(AGENT + "process session=4 id=8 name=x.exe visible=no")) {
            assertThat(host.processes(new SessionId(4)))
                    .extracting(SessionProcess::name)
                    .containsExactly("devenv.exe");
        }
    }

    @Test
    default void processesStartAndEnd() {
        try (SessionHost host = open(AGENT + """
                change before=processes call=2 session=3 process=outlook.exe
                change before=processes call=3 session=4 process=DEVENV.EXE gone=yes
                """)) {
            assertThat(host.processes()).extracting(SessionProcess::name).containsExactly("svchost.exe", "devenv.exe");
            assertThat(host.processes())
                    .extracting(process -> process.session().value(), SessionProcess::processId, SessionProcess::name)
                    .endsWith(tuple(3L, 50000L, "outlook.exe"));
            assertThat(host.processes()).extracting(SessionProcess::name).containsExactly("svchost.exe", "outlook.exe");
            assertThat(host.list()).hasSize(5);
        }
    }

    @Test
    default void processHasItsUserOrTheNumberThatStandsForHim() {
        try (SessionHost host = open(AGENT + "process session=4 id=8 name=x.exe user=none\n")) {
            assertThat(host.processes())
                    .extracting(SessionProcess::user)
                    .satisfiesExactly(
                            user -> assertThat(user).isEqualTo("NT AUTHORITY\\SYSTEM"),
                            user -> assertThat(user).matches("CORP\\\\Dana Fox|S-1-5-21(-\\d+){4}"),
                            user -> assertThat(user).isEmpty());
        }
    }

    @Test
    default void deniedProcessesAreNotAnEmptyList() {
        try (SessionHost host = open(AGENT + "fault in=processes error=5")) {
            assertReason(Reason.ACCESS_DENIED, host::processes);
        }
    }
}
