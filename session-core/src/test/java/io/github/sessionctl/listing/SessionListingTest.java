package io.github.sessionctl.listing;

import static io.github.sessionctl.host.HostUnderTest.AGENT;
import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionListingTest {

    private static SessionListing list(String scenario) {
        try (SessionHost host =
                new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(scenario), InstantSource.system())) {
            return SessionListing.of(host);
        }
    }

    @Test
    void everySessionOfAUserHasTimesAndClient() {
        SessionListing listing = list(AGENT);

        assertThat(listing.sessions()).hasSize(5);
        assertThat(listing.sessions())
                .filteredOn(session -> session.user() != null)
                .hasSize(3)
                .allSatisfy(session -> {
                    assertThat(session.times()).isNotNull();
                    assertThat(session.client()).isNotNull();
                });
        assertThat(listing.notRead()).isEmpty();
    }

    @Test
    void servicesAndListenersAreNotReadAndOnlyUsersHaveClients() {
        List<String> asked = new ArrayList<>();
        SessionHost simulated = new SimulatedHost(
                HostAddress.parse("simulated"), Scenario.parse(AGENT + "session id=7"), InstantSource.system());
        try (SessionHost host = new ForwardingSessionHost(simulated) {
            @Override
            public SessionInfo read(SessionInfo session) {
                asked.add("read " + session.id());
                return super.read(session);
            }

            @Override
            public SessionInfo readClient(SessionInfo session) {
                asked.add("client " + session.id());
                return super.readClient(session);
            }
        }) {
            SessionListing.of(host);
        }

        assertThat(asked).containsExactly("read 1", "client 1", "read 3", "client 3", "read 4", "client 4", "read 7");
    }

    @Test
    void sessionThatGoesMeanwhileIsLeftOut() {
        SessionListing listing = list(AGENT + "change before=read session=4 gone=yes");

        assertThat(listing.sessions())
                .extracting(session -> session.id().value())
                .containsExactly(0L, 1L, 3L, 65536L);
        assertThat(listing.notRead()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "client"})
    void sessionThatIsStillListedIsNotGoneAndSaysThatItCannotBeSeen(String operation) {
        SessionListing listing = list(AGENT + "fault in=" + operation + " session=4 error=7022");

        assertThat(listing.sessions()).extracting(SessionInfo::userText).contains("CORP\\Dana Fox");
        assertThat(listing.notRead())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.NO_SUCH_SESSION));
    }

    @Test
    void sessionThatMayNotBeReadStaysAsItWasListedAndSaysWhy() {
        SessionListing listing = list(AGENT + "fault in=read session=4 error=5");

        assertThat(listing.sessions()).extracting(SessionInfo::userText).contains("CORP\\Dana Fox");
        assertThat(listing.notRead())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED));
    }

    @Test
    void sessionWhoseClientIsRefusedKeepsItsTimes() {
        SessionListing listing = list(AGENT + "fault in=client session=4 error=5");

        assertThat(listing.sessions().get(3).idle()).isPresent();
        assertThat(listing.sessions().get(3).client()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1722, HOST_UNREACHABLE", "1702, SERVICE_NOT_RUNNING", "6, CONNECTION_CLOSED"})
    void hostThatFailsInTheMiddleIsAFailureAndNoShorterList(int error, Reason reason) {
        assertReason(reason, () -> list(AGENT + "fault in=read session=4 error=" + error));
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMED_OUT", "NOT_ASKED", "INTERRUPTED"})
    void hostThatCannotBeAskedInTheMiddleIsAFailureAndNoShorterList(Reason reason) {
        SessionHost simulated =
                new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(AGENT), InstantSource.system());
        try (SessionHost host = new ForwardingSessionHost(simulated) {
            @Override
            public SessionInfo read(SessionInfo session) {
                throw SessionException.of(reason, SessionOperation.READ, "simulated", session.id(), "p", "N.", null);
            }
        }) {
            assertReason(reason, () -> SessionListing.of(host));
        }
    }

    @Test
    void rowOfAnotherMachineIsListedWithItsMachineAndNeverRead() {
        SessionHost simulated =
                new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(AGENT), InstantSource.system());
        try (SessionHost host = new ForwardingSessionHost(simulated) {
            @Override
            public List<SessionInfo> list() {
                return Stream.concat(
                                super.list().stream(), super.list().stream().map(row -> row.inMachine("VDI-17")))
                        .toList();
            }
        }) {
            SessionListing listing = SessionListing.of(host);

            assertThat(listing.sessions()).hasSize(10);
            assertThat(listing.sessions())
                    .filteredOn(session -> session.machine().equals("VDI-17"))
                    .hasSize(5)
                    .allMatch(session -> session.times() == null);
            assertThat(listing.protection(listing.sessions().get(8))).contains(LogoffRule.OTHER_MACHINE);
        }
    }

    @Test
    void tableNamesTheProtectionOfEachSession() {
        assertThat(list(AGENT).table(ZoneOffset.UTC))
                .hasSize(6)
                .satisfies(lines -> assertThat(lines.get(2)).contains("anna", "CONSOLE"))
                .satisfies(
                        lines -> assertThat(lines.get(4)).contains("Dana Fox").doesNotContain("CONSOLE"));
    }

    @Test
    void tableShowsWhatIsKnownAndNoMore() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        SessionTimes times = new SessionTimes(now.minusSeconds(7200), null, null, now.minusSeconds(240), now);
        SessionInfo services =
                SessionInfo.listed("local", SessionId.SERVICES, "Services", ConnectState.DISCONNECTED, null);
        SessionInfo anna = SessionInfo.listed(
                        "local", new SessionId(2), "RDP-Tcp#1", ConnectState.ACTIVE, new UserAccount("CORP", "anna"))
                .withReading("RDP-Tcp#1", ConnectState.ACTIVE, new UserAccount("CORP", "anna"), times, LockState.LOCKED)
                .withClient(new ClientInfo("LAPTOP-12", null));
        SessionInfo bernd = SessionInfo.listed(
                        "local", new SessionId(3), "", ConnectState.DISCONNECTED, new UserAccount("CORP", "bernd"))
                .withReading(
                        "",
                        ConnectState.DISCONNECTED,
                        new UserAccount("CORP", "bernd"),
                        SessionTimes.UNKNOWN,
                        LockState.UNLOCKED);

        SessionListing listing = new SessionListing(
                HostAddress.LOCAL, list("session id=9 user=emil").special(), List.of(services, anna, bernd), List.of());

        assertThat(listing.table(ZoneOffset.UTC))
                .containsExactly(
                        "ID  SESSION    STATE         USER        LOGON             IDLE     LOCKED  CLIENT     PROTECTED",
                        "0   Services   Disconnected                                                            SERVICES",
                        "2   RDP-Tcp#1  Active        CORP\\anna   2026-03-01 10:00  4m       yes     LAPTOP-12",
                        "3              Disconnected  CORP\\bernd                    unknown  no");
    }
}
