package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static io.github.sessionctl.logoff.Simulation.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that throws what it may not throw, in each of its methods: the run goes on, and its report is whole. */
class BrokenHostTest {

    private static final String FRED =
            "\nsession id=6 state=Disconnected user=fred domain=CORP logonAgo=24h disconnectedFor=3h ";
    private static final String ACTIVE = (DANA + EMIL + FRED)
            .replaceAll("state=Disconnected", "state=Active answer=yes")
            .replaceAll("disconnectedFor", "idleFor");
    private static final String PROCESSES = "\nprocess session=4 id=104 name=csrss.exe"
            + "\nprocess session=5 id=105 name=csrss.exe\nprocess session=6 id=106 name=csrss.exe";

    enum Call {
        OWN_SESSION,
        CONSOLE_SESSION,
        CHILD_SESSIONS,
        LIST,
        READ,
        PROCESSES,
        MESSAGE,
        ASK,
        LOGOFF,
        DISCONNECT
    }

    /** Throws at one call, from when it is broken, for session 5 or where it is about none. */
    private static final class Broken extends ForwardingSessionHost {
        private final Call at;
        private final Throwable thrown;
        boolean isBroken;

        Broken(SessionHost host, Call at, Throwable thrown) {
            super(host);
            this.at = at;
            this.thrown = thrown;
        }

        private void check(Call call) {
            check(call, new SessionId(5));
        }

        private void check(Call call, SessionId session) {
            if (isBroken && call == at && session.value() == 5) {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            }
        }

        @Override
        public Optional<SessionId> ownSession() {
            check(Call.OWN_SESSION);
            return super.ownSession();
        }

        @Override
        public Optional<SessionId> consoleSession() {
            check(Call.CONSOLE_SESSION);
            return super.consoleSession();
        }

        @Override
        public boolean hasChildSessions() {
            check(Call.CHILD_SESSIONS);
            return super.hasChildSessions();
        }

        @Override
        public List<SessionInfo> list() {
            check(Call.LIST);
            return super.list();
        }

        @Override
        public SessionInfo read(SessionInfo session) {
            check(Call.READ, session.id());
            return super.read(session);
        }

        @Override
        public List<SessionProcess> processes() {
            check(Call.PROCESSES);
            return super.processes();
        }

        @Override
        public void sendMessage(SessionId session, Message message) {
            check(Call.MESSAGE, session);
            super.sendMessage(session, message);
        }

        @Override
        public MessageAnswer ask(SessionId session, Message message) {
            check(Call.ASK, session);
            return super.ask(session, message);
        }

        @Override
        public void requestLogoff(SessionId session) {
            check(Call.LOGOFF, session);
            super.requestLogoff(session);
        }

        @Override
        public void disconnect(SessionId session) {
            check(Call.DISCONNECT, session);
            super.disconnect(session);
        }
    }

    private static List<Throwable> thrown() {
        return List.of(new IllegalArgumentException("x"), new AssertionError("x"), new OutOfMemoryError("x"));
    }

    private static LogoffNotice notice(Call at) {
        return at == Call.ASK
                ? LogoffNotice.ask("T", "t", Duration.ofSeconds(1))
                : LogoffNotice.warn("T", "t", Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DISCONNECT")
    void runEndsWithAResultForEverySessionAndNamesWhatWasThrown(Call at) {
        for (Throwable thrown : thrown()) {
            try (Simulation simulation = new Simulation(ACTIVE + PROCESSES, host -> new Broken(host, at, thrown))) {
                LogoffPlan plan = simulation.plan(LogoffPolicy.users()
                        .keepIfRunning(List.of("devenv"))
                        .notice(notice(at))
                        .build());
                List<LogoffResult> heard = new ArrayList<>();
                ((Broken) simulation.faced()).isBroken = true;
                simulation.clock.advance(Duration.ofSeconds(10));

                LogoffReport report = simulation.run(plan, new LogoffListener() {
                    @Override
                    public void ended(LogoffResult result) {
                        heard.add(result);
                    }
                });

                assertThat(report.results())
                        .extracting(result -> result.session().id().value())
                        .containsExactly(0L, 4L, 5L, 6L);
                assertThat(heard).containsExactlyInAnyOrderElementsOf(report.results());
                LogoffResult broken = Simulation.result(report, 5);
                assertThat(broken.outcome())
                        .isEqualTo(
                                at == Call.LOGOFF || at == Call.LIST ? LogoffOutcome.NOT_KNOWN : LogoffOutcome.FAILED);
                assertThat(broken.failure().reason()).isEqualTo(Reason.OTHER);
                assertThat(broken.failure()).hasCause(thrown);
                assertThat(broken.explanation()).contains("an error that nobody expected (" + thrown + ")");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "MESSAGE", "ASK", "LOGOFF"})
    void oneSessionsTroubleDoesNotStopTheRest(Call at) {
        try (Simulation simulation =
                new Simulation(ACTIVE, host -> new Broken(host, at, new IllegalArgumentException("x")))) {
            LogoffPlan plan =
                    simulation.plan(LogoffPolicy.users().notice(notice(at)).build());
            ((Broken) simulation.faced()).isBroken = true;

            LogoffReport report = simulation.run(plan);

            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(2);
            assertThat(simulation.host.loggedOff).containsExactly(4L, 6L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OWN_SESSION", "CONSOLE_SESSION", "CHILD_SESSIONS", "READ", "DISCONNECT"})
    void disconnectEndsWithAResultForEverySession(Call at) {
        for (Throwable thrown : thrown()) {
            try (Simulation simulation = new Simulation(ACTIVE, host -> new Broken(host, at, thrown))) {
                Broken broken = (Broken) simulation.faced();
                LogoffPolicy policy = LogoffPolicy.users()
                        .keepIf(
                                session -> {
                                    // Asked last of all when planning.
                                    broken.isBroken |= session.id().value() == 6;
                                    return false;
                                },
                                "never")
                        .build();

                ActionReport report = simulation.act(policy, SessionAction.disconnect());

                assertThat(report.results()).hasSize(4);
                assertThat(report.results().get(2).outcome())
                        .isEqualTo(at == Call.DISCONNECT ? ActionOutcome.NOT_KNOWN : ActionOutcome.FAILED);
                assertThat(report.results().get(2).failure()).hasCause(thrown);
                assertThat(report.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void clockThatFailsEndsTheRunWithItsReport() {
        try (Simulation simulation = new Simulation(DANA + EMIL + "logoffTakes=never")) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            LogoffReport report = Simulation.runner(new ForwardingClock(simulation.clock) {
                        private int pauses;

                        @Override
                        public void pause(Duration duration) throws InterruptedException {
                            if (++pauses > 3) {
                                throw new AssertionError("no more time");
                            }
                            super.pause(duration);
                        }
                    })
                    .run(simulation.faced(), plan);

            assertThat(report.results()).hasSize(3);
            assertThat(Simulation.result(report, 4).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            LogoffResult unknown = Simulation.result(report, 5);
            assertThat(unknown.outcome()).isEqualTo(LogoffOutcome.NOT_KNOWN);
            assertThat(unknown.explanation())
                    .startsWith("the host has been asked to log it off, and the run ended before it was done: ")
                    .contains("no more time");
        }
    }

    @Test
    void clockThatFailsInTheGracePeriodLeavesEveryoneAlone() {
        try (Simulation simulation = new Simulation(ACTIVE)) {
            LogoffPlan plan = simulation.plan(
                    LogoffPolicy.users().notice(notice(Call.MESSAGE)).build());
            LogoffReport report = Simulation.runner(new ForwardingClock(simulation.clock) {
                        @Override
                        public void pause(Duration duration) {
                            throw new AssertionError("no more time");
                        }
                    })
                    .run(simulation.faced(), plan);

            assertThat(report.count(LogoffOutcome.NOT_BEGUN)).isEqualTo(3);
            assertThat(Simulation.result(report, 5).explanation())
                    .isEqualTo("the run ended before it came to this session, with an error that nobody expected"
                            + " (java.lang.AssertionError: no more time)");
            assertThat(Simulation.result(report, 5).notice()).isEqualTo(NoticeResult.WARNED);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void clockThatFailsBetweenTwoAttemptsLeavesThatSessionAloneAndTheRunGoesOn() {
        try (Simulation simulation = new Simulation(DANA + EMIL + "\nfault in=logoff session=4 error=7024")) {
            LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());
            LogoffReport report = Simulation.runner(new ForwardingClock(simulation.clock) {
                        private boolean hasFailed;

                        @Override
                        public void pause(Duration duration) throws InterruptedException {
                            if (!hasFailed) {
                                hasFailed = true;
                                throw new AssertionError("no more time");
                            }
                            super.pause(duration);
                        }
                    })
                    .run(simulation.faced(), plan);

            assertThat(Simulation.result(report, 4).outcome()).isEqualTo(LogoffOutcome.FAILED);
            assertThat(Simulation.result(report, 4).failure()).hasRootCauseMessage("no more time");
            assertThat(Simulation.result(report, 5).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            assertThat(simulation.host.loggedOff).containsExactly(4L, 5L);
        }
    }
}
