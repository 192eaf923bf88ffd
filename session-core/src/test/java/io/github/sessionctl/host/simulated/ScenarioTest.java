package io.github.sessionctl.host.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sesion id=1 | 'sesion' is not a statement",
                "session user=anna | 'id' is missing",
                "session id=-1 | '-1' is not a whole number",
                "session id=4294967296 | '4294967296' is not a whole number",
                "session id=1 id=2 | 'id' is given twice",
                "session id=1 colour=red | colour: there is no such key",
                "session id=1 state=Getrennt | 'Getrennt' is no connect state",
                "session id=1 idleFor=soon | 'soon' is not a duration",
                "session id=1 locked=maybe | 'maybe' is not yes, no or unknown",
                "session id=1 address=example.org | 'example.org' is not an IP address",
                "session id=1 protocol=x11 | 'x11' is not one of console, rdp",
                "session id=1 user=\"anna | a closing quote is missing",
                "session id=1 user=an\"na | a quote in the middle",
                "session id=1 user=\"anna\"state=Active | a blank is missing",
                "session id=1 user=\"\\x\" | an escape is",
                "session id=1 anna | 'anna' is not key=value",
                "process id=1 name=x | 'session' is missing",
                "process session=1 id=1 name=x memory=lots | 'lots' is not a size",
                "process session=1 id=1 name=x memory=9223372036854775808 | is not a size from 0 to 9223372036854775807",
                "process session=1 id=1 name=x memory=8589934592G | memory: '8589934592G' is not a size from 0 to 9223372036854775807 bytes",
                "process session=1 id=1 name=x memory=999999999999999G | is not a size from 0 to 9223372036854775807",
                "process session=1 id=1 name=x pid=1 | 'pid' is not a key of process",
                "fault in=sleep | 'sleep' is not an operation",
                "fault in=list session=4 | list is about the whole host",
                "session id=1 display=1920x1080 | '1920x1080' is not a display such as 1920x1080x32",
                "session id=1 build=-1 | '-1' is not a whole number",
                "session id=1 incomingBytes=4294967296 | '4294967296' is not a whole number",
                "server domain=FARM | 'name' is missing",
                "server name=A hangs=maybe | 'maybe' is not yes or no",
                "fault in=list server=A | there is no server 'A'",
                "change before=read session=4 server=A | there is no server 'A'",
                "change before=read gone=yes | 'session' is missing",
                "change before=read call=2 | 'session' is missing",
                "change before=read console=1 state=Active | 'session' is missing",
                "change before=read console=1 process=a.exe | 'session' is missing",
                "change before=read console=1 gone=no | 'session' is missing",
                "change before=read console=nobody | 'nobody' is not a whole number",
                "change before=read session=4 execEnv=7 | 'execEnv' comes with 'vm' only",
                "change before=read session=4 vm=VDI-1 process=a.exe | 'process' does not go with 'vm'",
                "session id=1 execEnv=7 | 'execEnv' comes with 'vm' only",
                "session id=1 vm= execEnv=7 | 'execEnv' comes with 'vm' only",
                "session id=1 vm=VDI-1 execEnv=-1 | '-1' is not a whole number",
                "session id=1 visible=maybe | 'maybe' is not yes or no",
                "session id=1 parent=none | 'none' is not a whole number",
                "session id=1 listedAs=CORP\\ | 'CORP\\' is not an account",
                "process session=1 id=1 name=x visible=1 | '1' is not yes or no",
                "change before=read session=4 colour=red | colour: there is no such key",
                "session id=1 idleFor=PT2H | 'PT2H' is not a duration such as 200ms",
                "session id=1 idleFor=2H | '2H' is not a duration such as 200ms",
                "session id=1 logoffTakes=36501d | '36501d' is not a duration from 0s to 36500d",
                "session id=1 state=Unknown | 'Unknown' is no connect state",
                "session id=1 state=4294967296 | '4294967296' is not a whole number",
                "session id=1 answer=o\u212a | is not one of ok",
                "session id=1 user=\"\\u\uff11\uff11\uff11\uff11\" | an escape is",
                "session\u3000id=1 | is not a statement",
                "process session=1 id=1 name=x memory=999999999999999G | '999999999999999G' is not a size",
                "fault in=list times=0 | '0' is not at least 1",
                "fault in=logoff malformed=random | logoff has no answer that is random",
                "fault in=list malformed=shortBuffer | list has no answer that is shortBuffer",
                "fault in=di\u017fconnect | is not an operation",
                "host name=SECOND | host comes once"
            })
    void wrongStatementIsRefusedWithItsLineAndReason(String statement, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse("host name=FIRST\n# a comment\n" + statement + "\n"))
                .withMessageStartingWith("line 3: ")
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host colour=red | 'colour' is not a key of host",
                "host console=nobody | 'nobody' is not a whole number",
                "host goneError=0 | '0' is not at least 1",
                "host childSessions=maybe | 'maybe' is not yes or no"
            })
    void wrongHostIsRefusedWithItsReason(String statement, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse(statement))
                .withMessageStartingWith("line 1: ")
                .withMessageContaining(reason);
    }

    @Test
    void nothingButALineFeedEndsALine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse("host\nsession id=1\rsession id=2\n"))
                .withMessageStartingWith("line 2: ");
    }

    @Test
    void changeOnAServerIsCheckedAlthoughItIsLeftAside() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Scenario.parse("server name=TS1\nchange before=read session=4 server=TS1 colour=red\n"))
                .withMessage("line 2: colour: there is no such key");
    }

    @Test
    void whatTheSimulatedWindowsAloneKnowsIsTakenAndLeftAside() {
        String text = """
                host goneError=4294967295
                server name=\u00c4
                server name=\u00e4
                session id=4294967295 state=4294967295 address= user=dana
                process session=1 id=1 name=x memory=8589934591G threads=2147483647
                fault in=read error=4294967295 times=4294967295 lastError=4294967295 session=7
                fault in=account error=5
                fault in=list malformed=RANDOM seed=4294967295 times=1
                change before=account session=4294967295 gone=yes
                change before=servers session=4294967295 gone=yes
                """;
        try (SessionHost host = new SimulatedHost(Scenario.parse(text))) {
            assertThat(host.list())
                    .extracting(session -> session.id().value(), SessionInfo::state)
                    .containsExactly(tuple(4294967295L, ConnectState.UNKNOWN));
        }
    }

    @Test
    void sameSessionTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse("session id=1\nsession id=1"))
                .withMessageContaining("session 1 is there already");
    }

    @Test
    void sameIdIsTakenOnceForTheHostAndOnceForEachVirtualMachine() {
        String right = "session id=1\nsession id=1 vm=A\nsession id=1 vm=B\n";
        try (SessionHost host = new SimulatedHost(Scenario.parse(right))) {
            assertThat(host.list()).hasSize(3);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse(right + "session id=1 vm=b"))
                .withMessage("line 4: session 1 of b is there already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse(right + "session id=1 vm="))
                .withMessage("line 4: session 1 is there already");
    }

    @Test
    void faultIsBuiltInCode() {
        SessionId four = new SessionId(4);
        Scenario scenario = Scenario.builder()
                .session(four, session -> session.user("CORP", "dana"))
                .session(new SessionId(5), session -> session.user("CORP", "emil"))
                .fault(
                        SessionOperation.LOGOFF,
                        fault -> fault.session(four)
                                .error(5)
                                .delay(Duration.ofMillis(1))
                                .times(1))
                .build();
        try (SessionHost host = new SimulatedHost(scenario)) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> host.requestLogoff(four))
                    .extracting(SessionException::reason)
                    .isEqualTo(Reason.ACCESS_DENIED);
            host.requestLogoff(four);
            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("CORP\\emil");
        }
    }

    @Test
    void faultThatMeansNothingIsRefusedInCode() {
        Scenario.Builder builder = Scenario.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.fault(SessionOperation.LIST, fault -> fault.session(new SessionId(4))))
                .withMessage("list is about the whole host, not a session");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.fault(SessionOperation.LIST, fault -> fault.times(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.fault(SessionOperation.LIST, fault -> fault.delay(Duration.ofMillis(-1))));
    }

    @Test
    void changeAtACallIsBuiltInCode() {
        SessionId four = new SessionId(4);
        SessionId five = new SessionId(5);
        Scenario scenario = Scenario.builder()
                .session(four, session -> session.user("CORP", "dana"))
                .session(five, session -> session.user("CORP", "emil"))
                .change(SessionOperation.LIST, 2, four, session -> session.disconnectedFor(Duration.ofHours(1)))
                .remove(SessionOperation.LOGOFF, 1, five)
                .build();
        try (SessionHost host = new SimulatedHost(scenario)) {
            assertThat(host.list()).extracting(SessionInfo::state).containsOnly(ConnectState.ACTIVE);
            assertThat(host.list()).extracting(SessionInfo::state).contains(ConnectState.DISCONNECTED);
            assertThatExceptionOfType(SessionException.class).isThrownBy(() -> host.requestLogoff(five));
            assertThat(host.list()).hasSize(1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.builder().remove(SessionOperation.LOGOFF, 0, five));
    }

    @Test
    void commentsQuotesEscapesAndCaseAreUnderstood() {
        String text = "\uFEFF# first\n\nSESSION ID=5 Name=RDP-Tcp#3 User=\"Dana \\\"D\\u00e9\\\" \\\\ Fox\" # end\r\n";
        try (SessionHost host = new SimulatedHost(Scenario.parse(text))) {
            assertThat(host.list())
                    .containsExactly(SessionInfo.listed(
                            "simulated",
                            new SessionId(5),
                            "RDP-Tcp#3",
                            ConnectState.ACTIVE,
                            new UserAccount("", "Dana \"D\u00e9\" \\ Fox")));
        }
    }

    @Test
    void builderDescribesTheSameMachineAsAFile() {
        Scenario built = Scenario.builder()
                .name("AGENT")
                .own(new SessionId(2))
                .console(new SessionId(1))
                .session(
                        new SessionId(4),
                        session -> session.user("CORP", "dana")
                                .logonAgo(Duration.ofHours(26))
                                .disconnectedFor(Duration.ofHours(2))
                                .lock(LockState.LOCKED)
                                .client("LAPTOP", "192.0.2.1")
                                .successor("emil"))
                .session(
                        new SessionId(5),
                        session -> session.name("RDP-Tcp#1")
                                .state(ConnectState.UNKNOWN)
                                .idleFor(Duration.ofMinutes(3))
                                .logoffTakes(Duration.ofMinutes(1)))
                .session(new SessionId(6), SessionSpec::logoffNeverEnds)
                .session(new SessionId(4), session -> session.vm("VDI-1").listedAs("corp.example.com", "dana"))
                .session(new SessionId(7), session -> session.parent(new SessionId(5)))
                .session(new SessionId(8), session -> session.visible(false))
                .build();
        Scenario written = Scenario.parse("""
                host name=AGENT own=2 console=1
                session id=4 user=dana domain=CORP logonAgo=26h state=Disconnected disconnectedFor=2h locked=yes \
                client=LAPTOP address=192.0.2.1 successor=emil
                session id=5 name=RDP-Tcp#1 state=77 idleFor=3m logoffTakes=1m
                session id=6 logoffTakes=never
                session id=4 vm=VDI-1 listedAs=corp.example.com\\dana
                session id=7 parent=5
                session id=8 visible=no
                """);

        FrozenClock clock = new FrozenClock();
        HostAddress address = HostAddress.parse("simulated");
        try (SessionHost one = new SimulatedHost(address, built, clock);
                SessionHost other = new SimulatedHost(address, written, clock)) {
            assertThat(one.list().stream().map(one::read).map(one::readClient))
                    .containsExactlyElementsOf(other.list().stream()
                            .map(other::read)
                            .map(other::readClient)
                            .toList());
            assertThat(one.ownSession()).isEqualTo(other.ownSession());
            assertThat(one.consoleSession()).isEqualTo(other.consoleSession());
            assertThat(one.machineName()).isEqualTo(other.machineName());
            assertThat(one.hasChildSessions()).isEqualTo(other.hasChildSessions());
        }
    }

    @Test
    void builtInScenarioHasSomethingToLogOffAndSomethingToKeep() {
        try (SessionHost host = new SimulatedHost(Scenario.builtIn())) {
            assertThat(host.list())
                    .filteredOn(session -> session.state() == ConnectState.DISCONNECTED)
                    .extracting(SessionInfo::userText)
                    .containsExactly("", "CORP\\dana fox", "CORP\\emil");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4294967295, 4294967295",
        "4G, 0",
        "5G, 1073741824",
        "9223372036854775807, 4294967295",
        "8589934591G, 3221225472"
    })
    void memoryWrapsAt4GibibytesAsOnWindows(String memory, long workingSet) {
        Scenario scenario = Scenario.parse("session id=1\nprocess session=1 id=1 name=x memory=" + memory);
        SimulatedHost host = new SimulatedHost(HostAddress.parse("simulated"), scenario, InstantSource.system());

        assertThat(host.processes(new SessionId(1)))
                .singleElement()
                .extracting(SessionProcess::workingSetBytes)
                .isEqualTo(workingSet);
    }
}
