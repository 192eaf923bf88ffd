package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers by name. After each test no handle is open, and none was used after it was closed. */
@ExtendWith(SimulatedWindows.class)
class RemoteServerTest {

    private static final String TWO_SERVERS = """
            host own=3 console=3
            server name=RDSH1 domain=FARM
            server name=RDSH2 domain=FARM
            session id=3 user=builder
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=1h
            process session=4 id=8 name=devenv.exe
            """;

    private static SessionHost open(String scenario, String name) {
        WtsSimulator.load(scenario);
        return WtsSessionHost.server(name);
    }

    @Test
    void openingProvesTheServerByListingItOnce() {
        try (SessionHost host = open(TWO_SERVERS, "RDSH1")) {
            assertThat(SimulatedWindows.calls())
                    .extracting(JournalEntry::function)
                    .containsExactly("WTSOpenServerExW", "WTSEnumerateSessionsExW");
            assertThat(host.address()).hasToString("RDSH1");
            assertThat(host.list()).extracting(SessionInfo::host).containsOnly("RDSH1");
        }
        assertThat(SimulatedWindows.calls("WTSCloseServer")).isEqualTo(1);
    }

    @Test
    void everyCallGoesToTheServerAndToNoOther() {
        try (SessionHost one = open(TWO_SERVERS, "RDSH1");
                SessionHost other = WtsSessionHost.server("RDSH2")) {
            SessionInfo dana = one.list().get(1);
            assertThat(one.read(dana).times()).isNotNull();
            assertThat(one.readClient(dana).client()).isNotNull();
            assertThat(one.processes(dana.id())).hasSize(1);
            one.disconnect(new SessionId(3));
            one.requestLogoff(dana.id());

            assertThat(one.list()).hasSize(1);
            assertThat(other.list()).hasSize(2);
        }
    }

    @Test
    void ownAndConsoleSessionAreNotOnAnotherMachine() {
        try (SessionHost host = open(TWO_SERVERS, "RDSH1")) {
            assertThat(host.ownSession()).isEmpty();
            assertThat(host.consoleSession()).isEmpty();
        }
    }

    @Test
    void machineNameIsTheServersLabelAndOursOnThisMachine() {
        String ours = Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), "");
        try (SessionHost other = open("session id=3 user=anna", "rdsh3.corp.example");
                SessionHost here = WtsSessionHost.server("localhost");
                SessionHost local = WtsSessionHost.local()) {
            assertThat(other.machineName()).isEqualTo("RDSH3");
            assertThat(here.machineName()).isEqualTo(ours);
            assertThat(local.machineName()).isEqualTo(ours);
            assertThat(local.hasChildSessions()).isFalse();
        }
        SessionHost closed = WtsSessionHost.local();
        closed.close();
        assertReason(Reason.CONNECTION_CLOSED, closed::machineName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST.localdomain", "127.0.0.1"})
    void ownSessionIsKnownWhereTheNameIsThisMachines(String name) {
        try (SessionHost host = open("host own=3 console=3\nsession id=3 user=anna", name)) {
            assertThat(host.ownSession()).contains(new SessionId(3));
            assertThat(host.consoleSession()).contains(new SessionId(3));
        }
    }

    @ParameterizedTest
    @CsvSource({"5, ACCESS_DENIED", "1722, HOST_UNREACHABLE", "1702, SERVICE_NOT_RUNNING", "53, HOST_UNREACHABLE"})
    void serverThatOpensAndThenFailsIsClosedAgain(int error, Reason reason) {
        WtsSimulator.load("server name=RDSH1 error=" + error);

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> WtsSessionHost.server("RDSH1"))
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(reason);
                    assertThat(failure.operation()).isEqualTo(SessionOperation.OPEN);
                    assertThat(failure.host()).isEqualTo("RDSH1");
                    assertThat(failure.win32Code()).hasValue(error);
                });
        assertThat(WtsSimulator.openHandles()).isZero();
        assertThat(SimulatedWindows.calls("WTSCloseServer")).isEqualTo(1);
    }

    @Test
    void nameThatNobodyHasIsUnreachableAndNotEmpty() {
        WtsSimulator.load(TWO_SERVERS);

        assertReason(Reason.HOST_UNREACHABLE, () -> WtsSessionHost.server("NOWHERE"));
    }

    @Test
    void openingThatFailsIsNeverTakenForThisMachine() {
        WtsSimulator.load(TWO_SERVERS + "fault in=open error=5");

        assertReason(Reason.ACCESS_DENIED, () -> WtsSessionHost.server("RDSH1"));
        assertThat(SimulatedWindows.calls())
                .filteredOn(call -> !call.function().equals("WTSOpenServerExW"))
                .isNotEmpty()
                .allMatch(JournalEntry::isRemote);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void handleThatIsNoneIsAFailure(long handle) {
        WtsCall call = WtsCall.withoutServer(SessionOperation.OPEN, "RDSH1");

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> WtsSessionHost.open(call, () -> handle))
                .extracting(SessionException::operation)
                .isEqualTo(SessionOperation.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "simulated", "broker:X", "\\\\RDSH1", "a b", ""})
    void whatIsNoServersNameIsRefusedBeforeWindowsIsAsked(String name) {
        WtsSimulator.load(TWO_SERVERS);

        assertThatIllegalArgumentException().isThrownBy(() -> WtsSessionHost.server(name));
        assertThat(SimulatedWindows.calls()).isEmpty();
    }

    @Tag(HostUnderTest.SEVERAL_THREADS)
    @Test
    void closingWaitsForNobodyAndTheLastCallGivesTheHandleBack() throws Exception {
        SessionHost host = open(TWO_SERVERS + "fault in=processes delay=2s", "RDSH1");
        FutureTask<List<?>> slow = new FutureTask<>(host::processes);
        Thread thread = new Thread(slow, "slow call");
        thread.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> WtsSimulator.waitingCalls() == 1);

        host.close();
        host.close();

        assertThat(slow.get(20, TimeUnit.SECONDS)).hasSize(1);
        thread.join();
        assertThat(SimulatedWindows.calls())
                .extracting(JournalEntry::function)
                .endsWith("WTSEnumerateProcessesExW", "WTSCloseServer")
                .containsOnlyOnce("WTSCloseServer");
    }

    @Tag(HostUnderTest.SEVERAL_THREADS)
    @Test
    void waitsOfAServerEndWhenItIsClosed() throws Exception {
        SessionHost host = open(TWO_SERVERS, "RDSH1");
        FutureTask<Boolean> wait = new FutureTask<>(host::awaitEvent);
        Thread thread = new Thread(wait, "wait for an event");
        thread.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> WtsSimulator.eventWaits() == 1);

        host.close();

        assertThat(wait.get(20, TimeUnit.SECONDS)).isFalse();
        thread.join();
    }

    @Test
    void serversOfADomainAreListedByName() {
        WtsSimulator.load(TWO_SERVERS + "server name=OTHER domain=ELSEWHERE");

        assertThat(WtsSessionHost.serversOf("FARM")).containsExactly("RDSH1", "RDSH2");
    }

    @ParameterizedTest
    @CsvSource({"5, ACCESS_DENIED", "1722, HOST_UNREACHABLE", "1355, INVALID_ADDRESS", "6118, NOT_SUPPORTED"})
    void domainThatCannotBeAskedIsNoEmptyDomain(int error, Reason reason) {
        WtsSimulator.load(TWO_SERVERS + "fault in=servers error=" + error);

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> WtsSessionHost.serversOf("FARM"))
                .withMessageStartingWith("Cannot list the session hosts of domain:FARM: ")
                .extracting(SessionException::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "X'Y"})
    void whatIsNoDomainsNameIsRefused(String domain) {
        assertThatIllegalArgumentException().isThrownBy(() -> WtsSessionHost.serversOf(domain));
    }
}
