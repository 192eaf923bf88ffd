package io.github.sessionctl.host.deadline;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads.HangingCall;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DeadlineSessionHostTest {

    /** Passed by whoever hangs, whatever the machine does. */
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Never passed. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final SessionId DANA = new SessionId(4);

    private final CallThreads threads = new CallThreads(2, 16, Duration.ofMillis(20));
    private final HangingHost hanging = new HangingHost(simulated("one", ""));

    @AfterEach
    void everythingEnds() {
        hanging.letGo.countDown();
        hanging.eventOrEnd.countDown();
        await().until(() -> threads.runningCalls() == 0);
        assertThat(threads.abandonedCalls()).isZero();
        assertThat(threads.hangingCalls()).isEmpty();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith("sessionctl-call")));
    }

    private static SessionHost simulated(String name, String faults) {
        return new SimulatedHost(
                HostAddress.parse("simulated:" + name),
                Scenario.parse(HostUnderTest.AGENT + faults),
                InstantSource.system());
    }

    private DeadlineSessionHost within(Duration deadline, SessionHost host) {
        return new DeadlineSessionHost(host, deadline, threads);
    }

    private static SessionException failureOf(Runnable call) {
        return catchThrowableOfType(SessionException.class, call::run);
    }

    private static Message question(Duration timeout) {
        return new Message("Agent", "Log off?", MessageStyle.QUESTION, timeout);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    @Test
    void callAboveItsDelayGivesTheAnswer() {
        try (SessionHost host = within(LONG, simulated("slow", "fault in=list delay=30ms"))) {
            assertThat(host.list()).hasSize(5);
            assertThat(threads.abandonedCalls()).isZero();
        }
    }

    @Test
    void callBelowItsDelayTimesOutAndSaysSo() {
        SessionException failure = failureOf(within(SHORT, hanging)::list);

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.getMessage())
                .startsWith("Cannot list the sessions on simulated:one: the host did not answer within 200ms");
        assertThat(threads.abandonedCalls()).isEqualTo(1);
        assertThat(threads.hangingCalls()).extracting(HangingCall::operation).containsExactly(SessionOperation.LIST);
    }

    @Test
    void hostIsNotAskedAgainWhileACallToItHangs() {
        SessionHost host = within(SHORT, hanging);
        failureOf(host::list);

        SessionException failure = failureOf(host::list);

        assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(failure.problem())
                .contains("has not answered an earlier call (LIST) for")
                .contains("not asked again");
        assertThat(hanging.lists).hasValue(1);
    }

    @Test
    void sameHostOpenedAgainIsNotAskedEitherButAnotherOneIs() {
        failureOf(within(SHORT, hanging)::list);

        assertReason(Reason.NOT_ASKED, within(LONG, simulated("ONE", ""))::list);
        assertThat(within(LONG, simulated("two", "")).list()).hasSize(5);
    }

    @Test
    void hostIsAskedAgainWhenTheLateCallHasComeBackAndItsAnswerIsDropped() {
        SessionHost host = within(SHORT, hanging);
        failureOf(host::list);
        hanging.letGo.countDown();
        await().until(() -> threads.runningCalls() == 0);

        assertThat(within(LONG, hanging).list()).hasSize(5);
        assertThat(hanging.lists).hasValue(2);
    }

    @Test
    void abandonedCallsAreBounded() {
        HangingHost second = new HangingHost(simulated("two", ""));
        failureOf(within(SHORT, hanging)::list);
        failureOf(within(SHORT, second)::list);

        SessionException failure = failureOf(within(LONG, simulated("three", ""))::list);

        assertThat(threads.abandonedCalls()).isEqualTo(2);
        assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(failure.problem())
                .isEqualTo("too many calls have been abandoned because their hosts did not answer: 2");
        second.letGo.countDown();
    }

    @Test
    void callsAtATimeAreBounded() throws Exception {
        CallThreads one = new CallThreads(1, 1, Duration.ofMillis(20));
        SessionHost host = new DeadlineSessionHost(hanging, LONG, one);
        FutureTask<List<SessionInfo>> caller = inBackground(host::list);
        hanging.begun.await();

        SessionException failure = failureOf(host::processes);

        assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(failure.problem()).isEqualTo("too many calls are under way: 1");
        hanging.letGo.countDown();
        assertThat(caller.get()).hasSize(5);
    }

    @Test
    void logoffThatTimesOutSaysThatItMayHaveBeenAccepted() {
        SessionException failure = failureOf(() -> within(SHORT, hanging).requestLogoff(DANA));

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.session()).contains(DANA);
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.getMessage())
                .startsWith("Cannot log off session 4 on simulated:one")
                .contains("whether it has accepted the logoff is not known");
    }

    @Test
    void questionMayTakeItsOwnTimeoutOnTopOfTheDeadline() throws Exception {
        SessionHost host = within(SHORT, hanging);
        FutureTask<MessageAnswer> caller = inBackground(() -> host.ask(DANA, question(Duration.ofMinutes(10))));
        hanging.begun.await();
        // The host answers everything else, so the question does not count as hanging.
        await().pollDelay(SHORT.multipliedBy(3))
                .until(() -> within(LONG, hanging).consoleSession().isPresent());

        hanging.letGo.countDown();

        assertThat(caller.get()).isEqualTo(MessageAnswer.YES);
    }

    @Test
    void interruptedCallerAbandonsItsCallAndStaysInterrupted() throws Exception {
        SessionHost host = within(LONG, hanging);
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        CompletableFuture<SessionException> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            failure.complete(failureOf(host::list));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        hanging.begun.await();

        caller.interrupt();

        assertThat(failure.get().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failure.get().problem()).startsWith("the caller was interrupted");
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(threads.abandonedCalls()).isEqualTo(1);
        // It is not late, so the host counts as one that answers.
        assertThat(host.consoleSession()).isPresent();
    }

    @Test
    void interruptedCallerBeginsNoCall() {
        Thread.currentThread().interrupt();

        SessionException failure = failureOf(() -> within(LONG, hanging).requestLogoff(DANA));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(failure.problem()).contains("it was not begun");
        assertThat(hanging.begun.getCount()).isEqualTo(1);
    }

    @Test
    void closeReturnsUnderACallAndTheHostBehindIsClosedAfterIt() throws Exception {
        SessionHost host = within(LONG, hanging);
        FutureTask<List<SessionInfo>> caller = inBackground(host::list);
        hanging.begun.await();

        host.close();
        host.close();

        assertReason(Reason.CONNECTION_CLOSED, host::list);
        assertThat(hanging.closed.getCount()).isEqualTo(1);
        hanging.letGo.countDown();
        assertThat(caller.get()).hasSize(5);
        assertThat(hanging.closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hanging.closedUnderACall).hasValue(0);
    }

    @Test
    void closeUnderAHangingCallReturnsAndTheHostBehindIsClosedAfterIt() throws Exception {
        SessionHost host = within(SHORT, hanging);
        failureOf(host::list);

        host.close();

        assertThat(hanging.closed.getCount()).isEqualTo(1);
        hanging.letGo.countDown();
        assertThat(hanging.closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hanging.closedUnderACall).hasValue(0);
    }

    @Test
    void closeOfAnIdleHostHasClosedTheHostBehind() {
        within(LONG, hanging).close();

        assertThat(hanging.closed.getCount()).isZero();
    }

    @Test
    void closeThatHangsReturnsAtTheDeadline() {
        CountDownLatch letGo = new CountDownLatch(1);
        SessionHost host = within(SHORT, new ForwardingSessionHost(simulated("one", "")) {
            @Override
            public void close() {
                HangingHost.uninterruptibly(letGo);
            }
        });

        host.close();

        assertThat(threads.abandonedCalls()).isEqualTo(1);
        letGo.countDown();
    }

    @Test
    void closeEndsWaits() throws Exception {
        SessionHost host = within(LONG, hanging);
        FutureTask<Boolean> waiter = inBackground(host::awaitEvent);
        hanging.begun.await();

        host.close();

        assertThat(waiter.get()).isFalse();
        assertThat(hanging.closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hanging.closedUnderACall).hasValue(0);
    }

    @Test
    void closeEndsWaitsThatTheHostBehindDoesNotEnd() throws Exception {
        hanging.isDeafToEndOfWaits = true;
        SessionHost host = within(SHORT, hanging);
        FutureTask<Boolean> waiter = inBackground(host::awaitEvent);
        hanging.begun.await();

        host.close();

        assertThat(waiter.get()).isFalse();
        assertThat(hanging.closed.getCount()).isEqualTo(1);
        hanging.eventOrEnd.countDown();
        assertThat(hanging.closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hanging.closedUnderACall).hasValue(0);
    }

    @Test
    void waitHasNoDeadlineAndEndOfWaitsEndsIt() throws Exception {
        SessionHost host = within(Duration.ofSeconds(20), hanging);
        FutureTask<Boolean> waiter = inBackground(host::awaitEvent);
        hanging.begun.await();
        assertThat(threads.hangingCalls()).isEmpty();

        host.endWaits();

        assertThat(waiter.get()).isFalse();
        assertThat(threads.abandonedCalls()).isZero();
    }

    @Test
    void hostThatOpensTooLateIsClosed() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        HostAddress address = hanging.address();
        Runnable opening = () -> DeadlineSessionHost.open(
                address,
                () -> {
                    HangingHost.uninterruptibly(letGo);
                    return hanging;
                },
                SHORT,
                threads);

        assertReason(Reason.TIMED_OUT, opening);
        assertReason(Reason.NOT_ASKED, opening);

        assertThat(threads.abandonedCalls()).isEqualTo(1);
        letGo.countDown();
        assertThat(hanging.closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void failuresOfTheHostBehindComeAsTheyAre() {
        SessionHost refusing = within(LONG, simulated("one", "fault in=list error=5"));
        SessionHost broken = within(LONG, new ForwardingSessionHost(simulated("two", "")) {
            @Override
            public List<SessionInfo> list() {
                throw new IllegalStateException("broken");
            }
        });

        assertReason(Reason.ACCESS_DENIED, refusing::list);
        assertThatIllegalStateException().isThrownBy(broken::list).withMessage("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT876000H0.000000001S", "PT2400000H"})
    void deadlineIsMoreThanZeroAndAtMostAHundredYears(Duration deadline) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> within(deadline, hanging))
                .withMessageContaining(deadline.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeadlineSessionHost.open(hanging.address(), () -> hanging, deadline, threads));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> threads.call(
                        hanging.address(), SessionOperation.SERVERS, null, deadline, () -> true, late -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallThreads(1, 1, deadline));
    }

    @Test
    void longestDeadlineIsLongEnoughForEveryCall() {
        hanging.letGo.countDown();
        try (SessionHost host = within(CallThreads.LONGEST, hanging)) {
            assertThat(host.list()).hasSize(5);
            assertThat(host.ask(DANA, question(Duration.ofDays(1)))).isEqualTo(MessageAnswer.YES);
        }
    }
}
