package io.github.sessionctl.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SessionHost} keeps to, whatever stands behind it. The machine is given as the text of a scenario file. */
public abstract class SessionHostContract {

    private static final String AGENT = """
            host name=AGENT-07 own=3 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m locked=no
            session id=3 name="RDP-Tcp#3" state=Active user=builder domain=BUILD logonAgo=1h locked=yes
            session id=4 state=Disconnected user="Dana Fox" domain=CORP logonAgo=26h disconnectedFor=2h idleFor=3h
            session id=65536 name=RDP-Tcp state=Listen
            process session=0 id=1044 name=svchost.exe threads=12 handles=410 memory=38M cpu=95s
            process session=4 id=4294967292 name=devenv.exe threads=85 handles=5120 memory=3G cpu=31m
            """;

    /** Opens a host on the machine that the scenario describes. */
    protected abstract SessionHost open(String scenario);

    /** For the suites of the hosts. */
    protected SessionHostContract() {}

    private static SessionInfo find(SessionHost host, long id) {
        return host.list().stream()
                .filter(session -> session.id().value() == id)
                .findFirst()
                .orElseThrow();
    }

    private static void assertReason(Reason reason, Runnable call) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(call::run)
                .extracting(SessionException::reason)
                .isEqualTo(reason);
    }

    @Test
    void listGivesEverySessionInTheHostsOrder() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.list()).extracting(session -> session.id().value()).containsExactly(0L, 1L, 3L, 4L, 65536L);
        }
    }

    @Test
    void listGivesNameStateAndUserOfASession() {
        try (SessionHost host = open(AGENT)) {
            SessionInfo session = find(host, 3);

            assertThat(session.name()).isEqualTo("RDP-Tcp#3");
            assertThat(session.state()).isEqualTo(ConnectState.ACTIVE);
            assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
            assertThat(session.host()).isEqualTo(host.address().toString());
        }
    }

    @Test
    void disconnectedSessionHasAnEmptyName() {
        try (SessionHost host = open(AGENT)) {
            assertThat(find(host, 4).name()).isEmpty();
            assertThat(find(host, 4).state()).isEqualTo(ConnectState.DISCONNECTED);
        }
    }

    @Test
    void servicesAndListenerHaveNoUser() {
        try (SessionHost host = open(AGENT)) {
            assertThat(find(host, 0).user()).isNull();
            assertThat(find(host, 65536).user()).isNull();
            assertThat(find(host, 65536).state()).isEqualTo(ConnectState.LISTEN);
        }
    }

    @Test
    void listLeavesTimesLockAndClientOut() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.list()).allSatisfy(session -> {
                assertThat(session.times()).isNull();
                assertThat(session.client()).isNull();
                assertThat(session.lock()).isEqualTo(LockState.UNKNOWN);
            });
        }
    }

    @Test
    void hostWithoutSessionsGivesAnEmptyList() {
        try (SessionHost host = open("host name=EMPTY")) {
            assertThat(host.list()).isEmpty();
        }
    }

    @Test
    void twoHundredSessionsComeWhole() {
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
    void accessDeniedIsNotAnEmptyList() {
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
    void ownAndConsoleSessionAreKnown() {
        try (SessionHost host = open("host own=3 console=3\nsession id=3 user=anna")) {
            assertThat(host.ownSession()).contains(new SessionId(3));
            assertThat(host.consoleSession()).contains(new SessionId(3));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL})
    void sessionIdIsReadAndPassedOnUnsigned(long id) {
        try (SessionHost host = open("session id=" + id + " user=anna logonAgo=1h")) {
            SessionInfo session = find(host, id);
            assertThat(host.read(session).times()).isNotNull();

            host.logoff(session.id());

            assertThat(host.list()).isEmpty();
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
    void everyStateHasItsWordAndNewOnesHaveAPlace(int code, ConnectState state) {
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
    void userNameComesWholeAlsoAfterACloserLook(String name) {
        try (SessionHost host = open("session id=5 logonAgo=1h domain=D user=\"" + escaped(name) + '"')) {
            assertThat(find(host, 5).user()).isEqualTo(new UserAccount("D", name));
            assertThat(host.read(find(host, 5)).user()).isEqualTo(new UserAccount("D", name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "left\ud83d", "\ude00right"})
    void halfASurrogatePairStaysAsItIs(String name) {
        try (SessionHost host = open("session id=5 name=\"" + escaped(name) + "\" user=\"" + escaped(name) + '"')) {
            assertThat(find(host, 5).user()).isEqualTo(new UserAccount("", name));
            assertThat(find(host, 5).name()).isEqualTo(name);
            assertThat(host.read(find(host, 5)).user()).isEqualTo(new UserAccount("", name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEVENTEEN-LETTERS", "EIGHTEEN-LETTERS-X", "department.example.org"})
    void longDomainComesWholeAlsoAfterACloserLook(String domain) {
        try (SessionHost host = open("session id=5 logonAgo=1h user=anna domain=" + domain)) {
            assertThat(host.read(find(host, 5)).user()).isEqualTo(new UserAccount(domain, "anna"));
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : (char) c));
        return escaped.toString();
    }

    @Test
    void closerLookGivesTimesByTheHostsClock() {
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
    void idleTimeOfADisconnectedSessionCountsFromTheDisconnection() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 4)).idle().orElseThrow()).isBetween(hours(2), hours(2).plusMinutes(1));
        }
    }

    @Test
    void idleTimeOfAConnectedSessionCountsFromTheLastInput() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 1)).idle().orElseThrow())
                    .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        }
    }

    @Test
    void unknownIdleTimeIsNotZero() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 3)).idle()).isEmpty();
        }
    }

    @Test
    void clockOfTheHostMayDifferFromOurs() {
        try (SessionHost host =
                open("host clockAhead=5h\nsession id=5 state=Disconnected user=anna disconnectedFor=30m")) {
            assertThat(host.read(find(host, 5)).idle().orElseThrow())
                    .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
        }
    }

    @Test
    void zeroTimesAreUnknown() {
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
    void lockStateIsYesNoOrUnknown() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.read(find(host, 1)).lock()).isEqualTo(LockState.UNLOCKED);
            assertThat(host.read(find(host, 3)).lock()).isEqualTo(LockState.LOCKED);
            assertThat(host.read(find(host, 4)).lock()).isEqualTo(LockState.UNKNOWN);
        }
    }

    @Test
    void closerLookShowsWhoHasTheIdNow() {
        try (SessionHost host = open(
                AGENT + "change before=read call=1 session=4 user=mallory logonAgo=0s state=Active name=RDP-Tcp")) {
            SessionInfo session = host.read(find(host, 4));

            assertThat(session.user()).isEqualTo(new UserAccount("CORP", "mallory"));
            assertThat(session.state()).isEqualTo(ConnectState.ACTIVE);
            assertThat(session.name()).isEqualTo("RDP-Tcp");
        }
    }

    @Test
    void closerLookAtAVanishedSessionSaysSo() {
        try (SessionHost host = open(AGENT + "change before=read session=4 gone=yes")) {
            SessionInfo listed = find(host, 4);

            assertReason(Reason.NO_SUCH_SESSION, () -> host.read(listed));
        }
    }

    @Test
    void closerLookThatIsDeniedNamesTheSession() {
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
    void clientHasNameAndAddress(String address) {
        try (SessionHost host = open("session id=5 user=anna client=LAPTOP-12 address=" + address)) {
            ClientInfo client = host.readClient(find(host, 5)).client();

            assertThat(client)
                    .isEqualTo(new ClientInfo(
                            "LAPTOP-12", ClientInfo.parseAddress(address).orElseThrow()));
        }
    }

    @Test
    void sessionWithoutClientHasNone() {
        try (SessionHost host = open(AGENT)) {
            assertThat(host.readClient(find(host, 1)).client()).isEqualTo(ClientInfo.NONE);
        }
    }

    @Test
    void processesOfAllSessionsComeInOneAnswer() {
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
    void deniedProcessesAreNotAnEmptyList() {
        try (SessionHost host = open(AGENT + "fault in=processes error=5")) {
            assertReason(Reason.ACCESS_DENIED, host::processes);
        }
    }

    @Test
    void logoffReturnsAtOnceAndTheSessionGoesLater() {
        try (SessionHost host = open("session id=4 state=Disconnected user=dana logoffTakes=150ms")) {
            host.logoff(new SessionId(4));

            assertThat(host.list()).hasSize(1);
            await().atMost(Duration.ofSeconds(20)).until(() -> host.list().isEmpty());
        }
    }

    @Test
    void secondLogoffOfTheSameSessionIsPending() {
        try (SessionHost host = open("session id=4 user=dana logoffTakes=never")) {
            host.logoff(new SessionId(4));

            assertReason(Reason.LOGOFF_PENDING, () -> host.logoff(new SessionId(4)));
        }
    }

    @Test
    void freedIdCanPassToAnotherUser() {
        try (SessionHost host = open("session id=4 state=Disconnected user=dana domain=CORP successor=mallory")) {
            host.logoff(new SessionId(4));

            assertThat(find(host, 4).user()).isEqualTo(new UserAccount("CORP", "mallory"));
            assertThat(find(host, 4).state()).isEqualTo(ConnectState.ACTIVE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7022})
    void logoffOfAVanishedSessionSaysSo(int error) {
        try (SessionHost host = open("host goneError=" + error)) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> host.logoff(new SessionId(4)))
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.NO_SUCH_SESSION);
                        assertThat(failure.win32Code()).hasValue(error);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 65536})
    void windowsItselfRefusesToLogOffServicesAndListener(long id) {
        try (SessionHost host = open(AGENT)) {
            assertReason(Reason.ACCESS_DENIED, () -> host.logoff(new SessionId(id)));
            assertThat(host.list()).hasSize(5);
        }
    }

    @Test
    void deniedLogoffNamesSessionRightAndNextStep() {
        try (SessionHost host = open(AGENT + "fault in=logoff error=5")) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> host.logoff(new SessionId(4)))
                    .withMessageContainingAll(
                            "log off session 4", "(Win32 error 5)", "Reset right", "run elevated", "Administrators");
        }
    }

    @Test
    void disconnectLeavesTheUserLoggedOn() {
        try (SessionHost host = open(AGENT)) {
            host.disconnect(new SessionId(3));

            SessionInfo session = host.read(find(host, 3));
            assertThat(session.state()).isEqualTo(ConnectState.DISCONNECTED);
            assertThat(session.name()).isEmpty();
            assertThat(session.user()).isEqualTo(new UserAccount("BUILD", "builder"));
            assertThat(session.idle().orElseThrow()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void disconnectOfAVanishedSessionSaysSo() {
        try (SessionHost host = open(AGENT)) {
            assertReason(Reason.NO_SUCH_SESSION, () -> host.disconnect(new SessionId(77)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, ACCESS_DENIED", "6, CONNECTION_CLOSED", "120, UNSUPPORTED_SYSTEM", "1702, SERVICE_NOT_RUNNING",
        "1722, HOST_UNREACHABLE", "7024, BUSY", "7045, ACCESS_DENIED", "1450, OTHER"
    })
    void everyFailureHasItsReason(int error, Reason reason) {
        try (SessionHost host = open("fault in=list error=" + error)) {
            assertReason(reason, host::list);
        }
    }

    @Test
    void faultThatPassesLeavesTheHostUsable() {
        try (SessionHost host = open(AGENT + "fault in=list error=5 times=1")) {
            assertReason(Reason.ACCESS_DENIED, host::list);

            assertThat(host.list()).hasSize(5);
        }
    }

    @Test
    void closedHostRefusesEverything() {
        SessionHost host = open(AGENT);
        SessionInfo session = find(host, 4);
        host.close();
        host.close();

        assertReason(Reason.CONNECTION_CLOSED, host::list);
        assertReason(Reason.CONNECTION_CLOSED, host::processes);
        assertReason(Reason.CONNECTION_CLOSED, host::ownSession);
        assertReason(Reason.CONNECTION_CLOSED, host::consoleSession);
        assertReason(Reason.CONNECTION_CLOSED, () -> host.read(session));
        assertReason(Reason.CONNECTION_CLOSED, () -> host.readClient(session));
        assertReason(Reason.CONNECTION_CLOSED, () -> host.logoff(session.id()));
        assertReason(Reason.CONNECTION_CLOSED, () -> host.disconnect(session.id()));
    }

    @Test
    void severalThreadsMayUseOneHost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SessionHost host = open(AGENT)) {
            Callable<List<SessionInfo>> look = () -> {
                List<SessionInfo> last = List.of();
                for (int i = 0; i < 50; i++) {
                    last = host.list().stream().map(host::read).toList();
                }
                return last;
            };
            for (Future<List<SessionInfo>> seen : threads.invokeAll(List.of(look, look, look, look))) {
                assertThat(seen.get()).extracting(SessionInfo::userText).contains("CORP\\Dana Fox", "BUILD\\anna");
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
