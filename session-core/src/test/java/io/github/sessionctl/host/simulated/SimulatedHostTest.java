package io.github.sessionctl.host.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated host has beyond the contract: that its users let things happen. */
class SimulatedHostTest {

    private static final SessionId FOUR = new SessionId(4);

    private static SimulatedHost open(String scenario) {
        return new SimulatedHost(Scenario.parse(scenario));
    }

    @Test
    void changedSessionKeepsWhatIsNotSaid() {
        try (SimulatedHost host = open("session id=4 user=dana domain=CORP name=RDP-Tcp#1")) {
            host.change(FOUR, session -> session.disconnectedFor(Duration.ofHours(1)));

            SessionInfo session = host.read(host.list().get(0));
            assertThat(session.state()).isEqualTo(ConnectState.DISCONNECTED);
            assertThat(session.userText()).isEqualTo("CORP\\dana");
            assertThat(session.idle().orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        }
    }

    @Test
    void changeComesToAFreeIdOnceALogoffHasEnded() {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            host.requestLogoff(FOUR);
            host.change(FOUR, session -> session.user("CORP", "emil"));

            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("CORP\\emil");
        }
    }

    @Test
    void newSessionComesLast() {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            host.change(new SessionId(2), session -> session.user("CORP", "emil"));

            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("dana", "CORP\\emil");
        }
    }

    @Test
    void removedSessionTakesItsProcessesWithIt() {
        try (SimulatedHost host =
                open("session id=0 name=Services\nsession id=4 user=dana\nprocess session=4 id=8 name=x.exe")) {
            host.remove(FOUR);

            assertThat(host.list()).hasSize(1);
            assertThat(host.processes()).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> host.remove(FOUR));
        }
    }

    @Test
    void valueThatMeansNothingChangesNothing() {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> host.change(
                            FOUR, session -> session.user("CORP", "emil").client("PC", "example.org")));

            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("dana");
        }
    }

    @Test
    void waitThatIsInterruptedHadBegun() throws InterruptedException {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            assertThat(interrupted(host::awaitEvent).reason()).isEqualTo(Reason.INTERRUPTED);
        }
    }

    @Test
    void questionThatIsInterruptedIsOnTheScreen() throws InterruptedException {
        try (SimulatedHost host = open("session id=4 user=dana answer=yes answersAfter=1d")) {
            SessionException failure = interrupted(() -> host.ask(FOUR, question()));

            assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
            assertThat(failure.mayHaveHappened()).isTrue();
            assertThat(failure.session()).contains(FOUR);
        }
    }

    @Test
    void slowCallThatIsInterruptedHasDoneNothing() throws InterruptedException {
        try (SimulatedHost host = open("session id=4 user=dana logoffTakes=never\nfault in=logoff delay=1d times=1")) {
            SessionException failure = interrupted(() -> host.requestLogoff(FOUR));

            assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
            assertThat(failure.mayHaveHappened()).isFalse();
            assertThat(failure.session()).contains(FOUR);
            host.requestLogoff(FOUR);
        }
    }

    /** How the call ends in a thread that is interrupted while it waits. */
    private static SessionException interrupted(Runnable call) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiting = new Thread(call, "waits in a call");
        waiting.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        waiting.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        waiting.interrupt();
        waiting.join();

        assertThat(failure.get()).isInstanceOf(SessionException.class);
        return (SessionException) failure.get();
    }

    private static Message question() {
        return new Message("Build agent", "Save your work?", MessageStyle.QUESTION, Duration.ofDays(1));
    }

    @Test
    void userWhoGetsTheIdMeanwhileHasNotAnsweredForTheOneBefore() throws Exception {
        try (SimulatedHost host =
                open("session id=4 user=dana answer=yes answersAfter=1d successor=mallory logoffTakes=0s")) {
            FutureTask<MessageAnswer> answer = new FutureTask<>(() -> host.ask(FOUR, question()));
            Thread asking = new Thread(answer, "asks");
            asking.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> asking.getState() == Thread.State.TIMED_WAITING);

            host.requestLogoff(FOUR);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                    .withCauseInstanceOf(SessionException.class);
        }
    }

    @Test
    void hostTellsItsName() {
        try (SimulatedHost host = open("host name=AGENT-07\nsession id=4")) {
            assertThat(host.machineName()).isEqualTo("AGENT-07");
        }
        SimulatedHost closed = open("session id=4");
        closed.close();
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(closed::machineName)
                .extracting(SessionException::reason)
                .isEqualTo(Reason.CONNECTION_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "session id=4, false",
        "session id=4 parent=2, true",
        "'host childSessions=no\nsession id=4 parent=2', false",
        "'host childSessions=yes\nsession id=4', true"
    })
    void hostTellsWhetherItHasChildSessions(String scenario, boolean has) {
        try (SimulatedHost host = open(scenario)) {
            assertThat(host.hasChildSessions()).isEqualTo(has);
        }
    }

    @Test
    void hostHasChildSessionsOnceOneHasCome() {
        try (SimulatedHost host = open("session id=4")) {
            host.change(
                    new SessionId(5), session -> session.user("CORP", "dana").parent(FOUR));
            host.remove(FOUR);

            assertThat(host.hasChildSessions()).isTrue();
            assertThatExceptionOfType(SessionException.class).isThrownBy(host::list);
        }
    }

    /** The host's own session 2 of an administrator, and two virtual machines with a session 2 each. */
    private static final String VIRTUALIZATION_HOST = """
            host own=0
            session id=0 name=Services state=Disconnected
            session id=2 name=RDP-Tcp#1 user=admin domain=CORP
            session id=2 vm=VDI-17 state=Disconnected user=dana domain=CORP disconnectedFor=3h
            session id=2 vm=VDI-18 execEnv=71002 state=Disconnected user=emil domain=CORP
            session id=3 vm=VDI-18 user=frida domain=CORP
            process session=2 id=7 name=mmc.exe
            process session=3 id=8 name=x.exe
            """;

    @Test
    void sessionsOfVirtualMachinesAreListedWithTheirMachine() {
        try (SimulatedHost host = open(VIRTUALIZATION_HOST)) {
            assertThat(host.list())
                    .extracting(session -> session.id().value(), SessionInfo::machine, SessionInfo::userText)
                    .containsExactly(
                            tuple(0L, "", ""),
                            tuple(2L, "", "CORP\\admin"),
                            tuple(2L, "VDI-17", "CORP\\dana"),
                            tuple(2L, "VDI-18", "CORP\\emil"),
                            tuple(3L, "VDI-18", "CORP\\frida"));
            assertThat(host.processes()).extracting(SessionProcess::name).containsExactly("mmc.exe");
        }
    }

    @Test
    void callsByAnIdGoToTheHostsOwnSession() {
        try (SimulatedHost host = open(VIRTUALIZATION_HOST)) {
            SessionInfo dana = host.list().get(2);

            assertThat(host.read(dana))
                    .extracting(SessionInfo::machine, SessionInfo::userText, SessionInfo::name)
                    .containsExactly("VDI-17", "CORP\\admin", "RDP-Tcp#1");
            host.disconnect(dana.id());
            assertThat(host.list())
                    .filteredOn(row -> row.state() == ConnectState.DISCONNECTED)
                    .hasSize(4);
            host.requestLogoff(dana.id());

            assertThat(host.list()).extracting(SessionInfo::machine).containsExactly("", "VDI-17", "VDI-18", "VDI-18");
            assertThat(host.processes()).isEmpty();
        }
    }

    @Test
    void idThatOnlyAVirtualMachineHasIsNoSessionOfTheHost() {
        try (SimulatedHost host = open(VIRTUALIZATION_HOST)) {
            SessionInfo frida = host.list().get(4);

            assertNoSuchSession(() -> host.read(frida));
            assertNoSuchSession(() -> host.readClient(frida));
            assertNoSuchSession(() -> host.requestLogoff(frida.id()));
            assertNoSuchSession(() -> host.disconnect(frida.id()));
            assertNoSuchSession(() -> host.ask(frida.id(), question()));
            assertThatIllegalArgumentException().isThrownBy(() -> host.remove(frida.id()));
            assertThat(host.list()).hasSize(5);
        }
    }

    private static void assertNoSuchSession(ThrowingCallable call) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(call)
                .extracting(SessionException::reason)
                .isEqualTo(Reason.NO_SUCH_SESSION);
    }

    @Test
    void changeNamesTheVirtualMachineWhoseSessionItIsAbout() {
        try (SimulatedHost host = open(VIRTUALIZATION_HOST)) {
            host.happen("session=2 vm=vdi-17 state=Active");
            host.happen("session=2 vm=VDI-18 gone=yes");
            host.change(FOUR, session -> session.vm("VDI-19").user("CORP", "greta"));

            assertThat(host.list())
                    .extracting(session -> session.id().value(), SessionInfo::userText, SessionInfo::state)
                    .containsExactly(
                            tuple(0L, "", ConnectState.DISCONNECTED),
                            tuple(2L, "CORP\\admin", ConnectState.ACTIVE),
                            tuple(2L, "CORP\\dana", ConnectState.ACTIVE),
                            tuple(3L, "CORP\\frida", ConnectState.ACTIVE),
                            tuple(4L, "CORP\\greta", ConnectState.ACTIVE));
            assertThat(host.processes()).hasSize(1);
        }
    }

    @Test
    void consolePassesToAnotherSessionRightBeforeACall() {
        try (SimulatedHost host = open("""
                host console=1
                session id=1 name=Console user=anna
                session id=3 name=RDP-Tcp#3 user=emil display=800x600x32
                change before=read call=2 console=3
                change before=list call=2 console=none
                """)) {
            List<SessionInfo> rows = host.list();
            host.read(rows.get(1));
            assertThat(host.consoleSession()).contains(new SessionId(1));
            host.read(rows.get(0));
            assertThat(host.consoleSession()).contains(new SessionId(3));
            assertThat(protocol(host, rows.get(0))).isEqualTo(ClientProtocol.RDP);
            assertThat(protocol(host, rows.get(1))).isEqualTo(ClientProtocol.CONSOLE);

            host.list();

            assertThat(host.consoleSession()).isEmpty();
        }
    }

    private static ClientProtocol protocol(SimulatedHost host, SessionInfo row) {
        return Objects.requireNonNull(host.readClient(row).client()).protocol();
    }

    @Test
    void whatHappensIsSaidInTheWordsOfAScenario() {
        try (SimulatedHost host = open("session id=4 user=dana")) {
            host.happen("session=5 user=emil console=5 process=a.exe");
            host.happen("session=4 gone=yes");

            assertThat(host.list()).extracting(SessionInfo::userText).containsExactly("emil");
            assertThat(host.consoleSession()).contains(new SessionId(5));
            assertThat(host.processes()).extracting(SessionProcess::processId).containsExactly(50_000L);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> host.happen("session=5 colour=red"))
                    .withMessage("colour: there is no such key");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> host.happen("server=A session=5 gone=yes"))
                    .withMessage("there is no server 'A'");
        }
    }

    @Test
    void processThatStartsGetsTheFirstFreeIdFrom50000() {
        try (SimulatedHost host = open("session id=4\nprocess session=4 id=50001 name=a.exe")) {
            host.happen("session=4 process=b.exe");
            host.happen("session=4 process=c.exe");
            host.happen("session=4 process=b.exe gone=yes");
            host.happen("session=4 process=d.exe");
            host.happen("session=9 process=e.exe");

            assertThat(host.processes())
                    .extracting(SessionProcess::name, SessionProcess::processId)
                    .containsExactly(tuple("a.exe", 50001L), tuple("c.exe", 50002L), tuple("d.exe", 50000L));
            assertThat(host.list()).hasSize(1);
        }
    }

    @Test
    void processIsItsSessionsUsersUnlessItSaysOtherwise() {
        SessionProcess notepad = new SessionProcess(FOUR, 9, "notepad.exe", 1, 1, 0, Duration.ZERO);
        Scenario scenario = Scenario.builder()
                .session(FOUR, session -> session.user("CORP", "dana"))
                .process(notepad)
                .process(notepad.withUser("CORP\\emil"))
                .build();
        try (SimulatedHost host = new SimulatedHost(scenario)) {
            assertThat(host.processes()).extracting(SessionProcess::user).containsExactly("CORP\\dana", "CORP\\emil");
        }
    }

    @Test
    void whatIsSaidOfServersIsNotAboutThisMachine() {
        String scenario = """
                server name=A error=5
                session id=4 user=dana
                fault in=list server=a error=5
                change before=list server=A session=4 gone=yes
                fault in=account error=5
                fault in=servers error=5
                """;
        try (SimulatedHost host = open(scenario)) {
            assertThat(host.list()).hasSize(1);
        }
    }
}
