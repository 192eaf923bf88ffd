package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.action.ActionListener;
import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that are stopped at a thousand random moments: nothing is sent afterwards, and the report is whole and true. */
@Timeout(300)
class StoppedRunTest {

    private static final int TRIES = 1000;

    /** As many calls as a whole run makes, and some more. */
    private static final int MOMENTS = 40;

    private static final String MACHINE = """
            session id=3 state=Disconnected user=carla logonAgo=9h disconnectedFor=3h
            session id=4 state=Active user=dana logonAgo=9h answer=yes logoffTakes=300ms
            session id=5 state=Active user=emil logonAgo=9h answer=yes
            session id=6 state=Active user=fred logonAgo=9h answer=no
            session id=7 state=Active user=gerd logonAgo=9h answer=yes logoffTakes=never
            """;

    /** Takes a step at each call, and sees what is sent once the run has been stopped. */
    private static final class StoppingHost extends ForwardingSessionHost {
        private final Runnable step;
        private volatile boolean isStopped;
        final List<String> sentAfterwards = new CopyOnWriteArrayList<>();

        StoppingHost(SessionHost host, Runnable step) {
            super(host);
            this.step = step;
        }

        void stopped() {
            isStopped = true;
        }

        /** A call that began before is on its way. */
        private void sent(String what) {
            if (isStopped) {
                sentAfterwards.add(what);
            }
            step.run();
        }

        @Override
        public List<SessionInfo> list() {
            step.run();
            return super.list();
        }

        @Override
        public SessionInfo read(SessionInfo session) {
            step.run();
            return super.read(session);
        }

        @Override
        public void sendMessage(SessionId session, Message message) {
            sent("message " + session);
            super.sendMessage(session, message);
        }

        @Override
        public MessageAnswer ask(SessionId session, Message message) {
            sent("question " + session);
            return super.ask(session, message);
        }

        @Override
        public void requestLogoff(SessionId session) {
            sent("logoff " + session);
            super.requestLogoff(session);
        }

        @Override
        public void disconnect(SessionId session) {
            sent("disconnect " + session);
            super.disconnect(session);
        }
    }

    private static LogoffNotice notice(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> LogoffNotice.none();
            case 1 -> LogoffNotice.warn("T", "t", Duration.ofMinutes(1));
            default -> LogoffNotice.ask("T", "t", Duration.ofSeconds(2));
        };
    }

    /** What the report says is what was done. */
    private static void check(Simulation simulation, LogoffReport report) {
        assertThat(report.results()).hasSize(6);
        for (LogoffResult result : report.results()) {
            long id = result.session().id().value();
            switch (result.outcome()) {
                case LOGGED_OFF, STILL_LOGGING_OFF ->
                    assertThat(simulation.host.loggedOff).as(result.toLine()).contains(id);
                case NOT_BEGUN, DECLINED, SKIPPED, FAILED ->
                    assertThat(simulation.host.loggedOff).as(result.toLine()).doesNotContain(id);
                default -> throw new AssertionError(result.toLine());
            }
        }
    }

    /** Carries out the plan, or sometimes something else on the same machine. */
    private static void carryOut(
            Simulation simulation, StoppingHost host, RunClock clock, LogoffCancellation cancellation, Random random) {
        if (random.nextInt(4) == 0) {
            ActionReport report = new ActionRunner(clock)
                    .run(host, everyone().build(), SessionAction.disconnect(), ActionListener.NONE, cancellation);
            assertThat(report.results()).hasSize(6);
            assertThat(report.count(ActionOutcome.DISCONNECTED)).isEqualTo(simulation.host.disconnected.size());
            return;
        }
        LogoffRunner runner = Simulation.runner(clock);
        LogoffPlan plan = runner.plan(host, everyone().notice(notice(random)).build());
        check(simulation, runner.run(host, plan, LogoffListener.NONE, cancellation));
    }

    private static LogoffPolicy.Builder everyone() {
        return LogoffPolicy.users();
    }

    /** The canceller is another thread: whatever the run does at that moment, once cancel has returned nothing is sent. */
    @Test
    void nothingIsSentAfterCancelHasReturned() throws InterruptedException {
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            int moment = 1 + random.nextInt(MOMENTS);
            AtomicInteger steps = new AtomicInteger();
            CountDownLatch isMoment = new CountDownLatch(1);
            try (Simulation simulation = new Simulation(MACHINE)) {
                StoppingHost host = new StoppingHost(simulation.host, () -> {
                    if (steps.incrementAndGet() == moment) {
                        isMoment.countDown();
                    }
                });
                Thread cancels = new Thread(() -> {
                    try {
                        isMoment.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    simulation.cancellation.cancel();
                    host.stopped();
                });
                cancels.start();

                carryOut(simulation, host, simulation.clock, simulation.cancellation, random);
                isMoment.countDown();
                cancels.join();

                assertThat(host.sentAfterwards).as("seed %d", seed).isEmpty();
            }
        }
    }

    enum Stop {
        CANCEL,
        INTERRUPT,
        DEADLINE
    }

    /** It happens in the run's own thread: in the middle of a call, or while it waits. */
    @ParameterizedTest
    @EnumSource
    void nothingIsSentOnceTheRunIsStopped(Stop how) {
        int stopped = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            int moment = 1 + random.nextInt(MOMENTS);
            int[] steps = new int[1];
            Thread runs = Thread.currentThread();
            StoppingHost[] host = new StoppingHost[1];
            try (Simulation simulation = new Simulation(MACHINE)) {
                LogoffCancellation cancellation = how == Stop.DEADLINE
                        ? simulation.cancellation.within(Duration.ofMinutes(30), simulation.clock::nanoTime)
                        : simulation.cancellation;
                Runnable step = () -> {
                    if (Thread.currentThread() == runs && ++steps[0] == moment) {
                        switch (how) {
                            case CANCEL -> cancellation.cancel();
                            case INTERRUPT -> runs.interrupt();
                            case DEADLINE -> simulation.clock.advance(Duration.ofMinutes(31));
                        }
                        host[0].stopped();
                    }
                };
                host[0] = new StoppingHost(simulation.host, step);
                RunClock clock = new ForwardingClock(simulation.clock) {
                    @Override
                    public void pause(Duration duration) throws InterruptedException {
                        step.run();
                        super.pause(duration);
                    }
                };

                carryOut(simulation, host[0], clock, cancellation, random);

                boolean isStopped = steps[0] >= moment;
                assertThat(host[0].sentAfterwards).as("seed %d", seed).isEmpty();
                assertThat(Thread.interrupted()).as("seed %d", seed).isEqualTo(how == Stop.INTERRUPT && isStopped);
                stopped += isStopped ? 1 : 0;
            }
        }
        assertThat(stopped).isGreaterThan(TRIES / 4);
    }
}
