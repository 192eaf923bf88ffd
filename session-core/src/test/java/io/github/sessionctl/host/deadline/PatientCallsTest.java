package io.github.sessionctl.host.deadline;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions and waits for events, which may take a day: they never keep anybody from a host that answers. */
@Timeout(60)
class PatientCallsTest {

    /** Passed by whoever hangs, whatever the machine does. */
    private static final Duration SHORT = Duration.ofMillis(50);

    /** Never passed. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final int MOST_ABANDONED = 2;
    private static final int MOST_CALLS = 8;
    private static final SessionId DANA = new SessionId(4);
    private static final Message QUESTION =
            new Message("Agent", "Log off?", MessageStyle.QUESTION, Duration.ofSeconds(1));

    private final CallThreads threads = new CallThreads(MOST_ABANDONED, MOST_CALLS, Duration.ofMillis(20));
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    /** Its questions and waits do not come back before the end of the test, as native calls would not. */
    private final SessionHost behind =
            new ForwardingSessionHost(new SimulatedHost(
                    HostAddress.parse("simulated:one"), Scenario.parse(HostUnderTest.AGENT), InstantSource.system())) {
                @Override
                public MessageAnswer ask(SessionId session, Message message) {
                    hang();
                    return MessageAnswer.YES;
                }

                @Override
                public boolean awaitEvent() {
                    hang();
                    return false;
                }

                @Override
                public List<SessionInfo> list() {
                    begun.incrementAndGet();
                    return super.list();
                }
            };

    private final SessionHost host = new DeadlineSessionHost(behind, LONG, threads);

    private void hang() {
        begun.incrementAndGet();
        inside.incrementAndGet();
        HangingHost.uninterruptibly(letGo);
        inside.decrementAndGet();
    }

    @AfterEach
    void everythingComesBack() {
        letGo.countDown();
        await().until(() -> threads.runningCalls() == 0);
        assertThat(threads.abandonedCalls()).isZero();
    }

    private static SessionException failureOf(Runnable call) {
        return catchThrowableOfType(SessionException.class, call::run);
    }

    /** The failure of a caller that is interrupted when it has reached the host. */
    private SessionException interrupted(Runnable call) throws Exception {
        int before = begun.get();
        FutureTask<SessionException> failure = new FutureTask<>(() -> failureOf(call));
        Thread caller = new Thread(failure, "caller");
        caller.start();
        await().until(() -> begun.get() > before);
        caller.interrupt();
        return failure.get();
    }

    private void assertHostIsAsked() {
        assertThat(threads.hangingCalls()).isEmpty();
        assertThat(host.list()).hasSize(5);
        host.requestLogoff(DANA);
        assertThat(host.list()).hasSize(4);
    }

    @Test
    void boxThatDoesNotComeBackLosesItsAnswerAndNoHost() {
        SessionHost impatient = new DeadlineSessionHost(behind, SHORT, threads);

        SessionException failure = failureOf(() -> impatient.ask(DANA, QUESTION));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.problem())
                .isEqualTo(
                        "the host did not say what the answer is within 1s; whether the message is shown is not known");
        assertThat(failure.nextStep()).doesNotContain("not asked again");
        assertHostIsAsked();
    }

    @Test
    void anyNumberOfBoxesThatDoNotComeBackLosesNoHost() {
        SessionHost impatient = new DeadlineSessionHost(behind, SHORT, threads);
        List<FutureTask<SessionException>> askers = new ArrayList<>();
        for (int i = 0; i < MOST_CALLS; i++) {
            FutureTask<SessionException> asker = new FutureTask<>(() -> failureOf(() -> impatient.ask(DANA, QUESTION)));
            new Thread(asker, "asker").start();
            askers.add(asker);
        }
        assertThat(askers).allSatisfy(asker -> assertThat(asker.get().reason()).isEqualTo(Reason.TIMED_OUT));

        assertHostIsAsked();
        SessionException further = failureOf(() -> host.ask(DANA, QUESTION));

        assertThat(further.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(further.problem()).isEqualTo("too many questions and waits for events are under way: " + MOST_CALLS);
    }

    @Test
    void questionsThatTheirCallersGiveUpLoseNoHost() throws Exception {
        for (int i = 0; i <= MOST_ABANDONED; i++) {
            assertThat(interrupted(() -> host.ask(DANA, QUESTION)).reason()).isEqualTo(Reason.INTERRUPTED);
        }

        assertThat(threads.abandonedCalls()).isGreaterThan(MOST_ABANDONED);
        assertHostIsAsked();
    }

    @Test
    void listsThatTheirCallersGiveUpLoseNoOtherHost() throws Exception {
        HangingHost hanging = new HangingHost(behind);
        SessionHost slow = new DeadlineSessionHost(hanging, LONG, threads);
        for (int i = 0; i <= MOST_ABANDONED; i++) {
            int before = hanging.lists.get();
            FutureTask<SessionException> failure = new FutureTask<>(() -> failureOf(slow::list));
            Thread caller = new Thread(failure, "caller");
            caller.start();
            await().until(() -> hanging.lists.get() > before);
            caller.interrupt();
            assertThat(failure.get().reason()).isEqualTo(Reason.INTERRUPTED);
        }

        assertHostIsAsked();
        hanging.letGo.countDown();
    }

    @Test
    void waitThatIsInterruptedGoesOnAndTheNextCallerTakesItOver() throws Exception {
        assertThat(interrupted(host::awaitEvent).reason()).isEqualTo(Reason.INTERRUPTED);
        for (int i = 0; i < MOST_CALLS; i++) {
            FutureTask<SessionException> failure = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                return failureOf(host::awaitEvent);
            });
            Thread caller = new Thread(failure, "caller");
            caller.start();
            assertThat(failure.get().reason()).isEqualTo(Reason.INTERRUPTED);
        }
        assertThat(inside).hasValue(1);
        assertHostIsAsked();

        FutureTask<Boolean> next = new FutureTask<>(host::awaitEvent);
        Thread caller = new Thread(next, "next caller");
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);
        letGo.countDown();

        assertThat(next.get()).isFalse();
        // One wait and the two lists.
        assertThat(begun).hasValue(3);
    }

    @Test
    void closeEndsAWaitThatItsCallerHasLeft() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        SessionHost ending = new DeadlineSessionHost(
                new ForwardingSessionHost(behind) {
                    @Override
                    public void endWaits() {
                        letGo.countDown();
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                },
                LONG,
                threads);
        interrupted(ending::awaitEvent);

        ending.close();

        closed.await();
        assertReason(Reason.CONNECTION_CLOSED, ending::awaitEvent);
    }

    @Test
    void interruptedCallerEndsWaitsAllTheSame() throws Exception {
        SessionHost ending = new DeadlineSessionHost(
                new ForwardingSessionHost(behind) {
                    @Override
                    public void endWaits() {
                        letGo.countDown();
                    }
                },
                LONG,
                threads);
        FutureTask<Boolean> wait = new FutureTask<>(ending::awaitEvent);
        new Thread(wait, "waiter").start();
        await().until(() -> inside.get() == 1);

        Thread.currentThread().interrupt();
        ending.endWaits();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(wait.get()).isFalse();
        await().until(() -> inside.get() == 0);
    }
}
