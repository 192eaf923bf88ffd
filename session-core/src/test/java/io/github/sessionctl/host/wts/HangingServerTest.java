package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.wts.TestServers.FOR_EVER;
import static io.github.sessionctl.host.wts.TestServers.LONG;
import static io.github.sessionctl.host.wts.TestServers.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads.HangingCall;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that are slow in one operation: within the deadline, beyond it, and for ever. */
@Timeout(60)
@Tag(HostUnderTest.SEVERAL_THREADS)
@ExtendWith(SimulatedWindows.class)
class HangingServerTest {

    private static final String SESSIONS = """
            session id=3 name=RDP-Tcp#3 user=anna domain=CORP logonAgo=1h client=TABLET
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=2h
            process session=3 id=8 name=devenv.exe
            """;

    private static final SessionId ANNA = new SessionId(3);
    private static final Message MESSAGE =
            new Message("Log off", "Please", MessageStyle.INFORMATION, Duration.ofSeconds(5));

    private final TestServers servers = new TestServers();

    /** What can be slow once a server is open, and what Windows is asked for it. */
    enum Call {
        LIST("WTSEnumerateSessionsExW"),
        READ("WTSQuerySessionInformationW"),
        CLIENT("WTSQuerySessionInformationW"),
        PROCESSES("WTSEnumerateProcessesExW"),
        LOGOFF("WTSLogoffSession"),
        DISCONNECT("WTSDisconnectSession"),
        MESSAGE("WTSSendMessageW");

        final String function;

        Call(String function) {
            this.function = function;
        }

        /** Makes every such call to the server slow. The first list proves the server, and is not. */
        String fault(String server, String delay) {
            String fault = "fault in=" + name().toLowerCase(Locale.ROOT) + " server=" + server + " ";
            return this == LIST ? fault + "times=1\n" + fault + delay + " times=1\n" : fault + delay + " times=1\n";
        }

        SessionOperation operation() {
            return SessionOperation.valueOf(name());
        }

        void make(SessionHost host, SessionInfo session) {
            switch (this) {
                case LIST -> assertThat(host.list()).hasSize(2);
                case READ -> assertThat(host.read(session).times()).isNotNull();
                case CLIENT ->
                    assertThat(host.readClient(session).client().name()).isEqualTo("TABLET");
                case PROCESSES -> assertThat(host.processes()).hasSize(1);
                case LOGOFF -> host.requestLogoff(session.id());
                case DISCONNECT -> host.disconnect(session.id());
                case MESSAGE -> host.sendMessage(session.id(), HangingServerTest.MESSAGE);
            }
        }
    }

    private static SessionInfo anna(String server) {
        return SessionInfo.listed(server, ANNA, "RDP-Tcp#3", ConnectState.ACTIVE, new UserAccount("CORP", "anna"));
    }

    private static SessionException failureOf(Runnable call) {
        return catchThrowableOfType(SessionException.class, call::run);
    }

    @ParameterizedTest
    @EnumSource
    void delayBelowTheDeadlineGivesTheAnswer(Call call) {
        WtsSimulator.load("server name=RDSH1\n" + SESSIONS + call.fault("RDSH1", "delay=30ms"));

        try (SessionHost host = servers.open(HostAddress.parse("RDSH1"), LONG)) {
            call.make(host, anna("RDSH1"));
            assertThat(TestServers.answeredBy("RDSH1")).endsWith(call.function);
            assertThat(servers.threads.abandonedCalls()).isZero();
        }
        servers.awaitEnd();
    }

    @ParameterizedTest
    @EnumSource
    void delayAboveTheDeadlineNamesOperationHostDeadlineAndNextStepAndTheHostIsLeftAlone(Call call) {
        WtsSimulator.load("server name=RDSH1\nserver name=RDSH2\n" + SESSIONS + call.fault("RDSH1", FOR_EVER));
        WtsSessionHost server = WtsSessionHost.server("RDSH1");
        SessionHost host = new DeadlineSessionHost(server, SHORT, servers.threads);
        SessionHost other = servers.open(HostAddress.parse("RDSH2"), LONG);

        SessionException failure = failureOf(() -> call.make(host, anna("RDSH1")));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.operation()).isEqualTo(call.operation());
        assertThat(failure.host()).isEqualTo("RDSH1");
        assertThat(failure)
                .hasMessageContaining("RDSH1: the host did not answer within 300ms")
                .hasMessageEndingWith(
                        "Check that the host is up and not overloaded; it is not asked again until it has answered.");
        assertThat(servers.threads.hangingCalls())
                .extracting(HangingCall::operation)
                .containsExactly(call.operation());

        // Whoever else asks, with whatever patience, hears of it at once; by whatever name and way.
        SessionException second = failureOf(new DeadlineSessionHost(server, LONG, servers.threads)::list);
        SessionException opening = failureOf(() -> servers.open(HostAddress.parse("rdsh1"), LONG));
        assertThat(second.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(second)
                .hasMessageContaining("has not answered an earlier call (" + call.operation() + ")")
                .hasMessageContaining("it was not asked again");
        assertThat(opening.operation()).isEqualTo(SessionOperation.OPEN);
        assertThat(opening.reason()).isEqualTo(Reason.NOT_ASKED);

        assertThat(other.list()).hasSize(2);
        assertThat(WtsSimulator.waitingCalls()).isEqualTo(1);
        assertThat(TestServers.answeredBy("RDSH1")).containsExactly("WTSOpenServerExW", "WTSEnumerateSessionsExW");
        servers.endHangs(() -> {
            host.close();
            other.close();
        });
    }

    @Test
    void boxThatDoesNotComeBackKeepsNobodyFromItsServer() {
        WtsSimulator.load("server name=RDSH1\n" + SESSIONS + "fault in=message session=3 " + FOR_EVER);
        SessionHost server = WtsSessionHost.server("RDSH1");
        SessionHost impatient = new DeadlineSessionHost(server, SHORT, servers.threads);
        SessionHost host = new DeadlineSessionHost(server, LONG, servers.threads);
        Message question = new Message("Log off", "Now?", MessageStyle.QUESTION, Duration.ofSeconds(1));

        assertThat(failureOf(() -> impatient.ask(ANNA, question)).reason()).isEqualTo(Reason.TIMED_OUT);

        assertThat(WtsSimulator.waitingCalls()).isEqualTo(1);
        assertThat(servers.threads.hangingCalls()).isEmpty();
        assertThat(host.list()).hasSize(2);
        host.requestLogoff(ANNA);
        assertThat(TestServers.logoffs()).containsExactly("RDSH1 3");
        servers.endHangs(host::close);
    }

    @Test
    void openingBelowItsDelayIsAbandonedAndTheNameIsLeftAlone() {
        WtsSimulator.load("server name=RDSH1 hangs=yes\n" + SESSIONS);
        HostAddress address = HostAddress.parse("RDSH1");

        SessionException first = failureOf(() -> servers.open(address, SHORT));
        SessionException second = failureOf(() -> servers.open(address, LONG));

        assertThat(first)
                .hasMessageStartingWith("Cannot open the session API of RDSH1: the host did not answer within 300ms");
        assertThat(second).hasMessageContaining("has not answered an earlier call (OPEN)");
        assertThat(SimulatedWindows.calls("WTSOpenServerExW")).isEqualTo(1);
        assertThat(WtsSimulator.waitingCalls()).isEqualTo(1);
        servers.endHangs(() -> {});
    }

    @Test
    void openingAboveItsDelayGivesTheHost() {
        WtsSimulator.load("server name=RDSH1 delay=30ms\n" + SESSIONS);

        try (SessionHost host = servers.open(HostAddress.parse("RDSH1"), LONG)) {
            assertThat(host.list()).hasSize(2);
        }
        servers.awaitEnd();
    }

    /** All at the same time, so that it takes no longer than one. */
    @Test
    void lateAnswerIsFreedAndTheHostCanBeUsedAgain() {
        StringBuilder scenario = new StringBuilder();
        for (Call call : Call.values()) {
            scenario.append("server name=").append(call).append('\n');
        }
        scenario.append(SESSIONS);
        for (Call call : Call.values()) {
            scenario.append(call.fault(call.name(), "delay=2s"));
        }
        WtsSimulator.load(scenario.toString());
        Map<Call, WtsSessionHost> hosts = new EnumMap<>(Call.class);
        for (Call call : Call.values()) {
            hosts.put(call, WtsSessionHost.server(call.name()));
        }

        hosts.forEach((call, server) -> {
            SessionHost host = new DeadlineSessionHost(server, SHORT, servers.threads);
            assertThat(failureOf(() -> call.make(host, anna(call.name()))).reason())
                    .isEqualTo(Reason.TIMED_OUT);
        });
        servers.awaitEnd();

        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        hosts.forEach((call, server) -> {
            assertThat(TestServers.answeredBy(call.name())).endsWith(call.function);
            try (SessionHost host = new DeadlineSessionHost(server, LONG, servers.threads)) {
                // The logoff that nobody waited for has happened.
                assertThat(host.list()).hasSize(call == Call.LOGOFF ? 1 : 2);
                if (call != Call.LOGOFF) {
                    call.make(host, anna(call.name()));
                }
            }
        });
        servers.awaitEnd();
    }
}
