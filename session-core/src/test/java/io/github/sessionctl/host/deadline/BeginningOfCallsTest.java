package io.github.sessionctl.host.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls to which no thread comes, or comes too late: nothing is sent for a caller who has been told that it is over. */
@Timeout(60)
class BeginningOfCallsTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final SessionId DANA = new SessionId(4);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final SessionHost behind =
            new ForwardingSessionHost(new SimulatedHost(
                    HostAddress.parse("simulated:one"), Scenario.parse(HostUnderTest.AGENT), InstantSource.system())) {
                @Override
                public void requestLogoff(SessionId session) {
                    asked.add("logoff");
                }

                @Override
                public void close() {
                    asked.add("close");
                }
            };

    /** What waits for a thread. */
    private final Queue<Runnable> queue = new ArrayDeque<>();

    private final CallThreads waiting = new CallThreads(1, 8, queue::add);
    private final CallThreads none = new CallThreads(1, 8, work -> {
        throw new OutOfMemoryError("unable to create native thread");
    });

    private static SessionException failureOf(Runnable call) {
        return catchThrowableOfType(SessionException.class, call::run);
    }

    private void runWhatWaits() {
        for (Runnable work = queue.poll(); work != null; work = queue.poll()) {
            work.run();
        }
    }

    @Test
    void callThatNoThreadHasComeToInTimeNeverBegins() {
        SessionHost host = new DeadlineSessionHost(behind, SHORT, waiting);

        SessionException failure = failureOf(() -> host.requestLogoff(DANA));
        // The host is not to blame, so it is asked on.
        assertThat(waiting.hangingCalls()).isEmpty();
        assertThat(failureOf(host::list).problem()).doesNotContain("earlier call");
        runWhatWaits();

        assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(failure.problem()).isEqualTo("this process was too busy to ask the host within 50ms");
        assertThat(asked).isEmpty();
        assertThat(waiting.runningCalls()).isZero();
    }

    @Test
    void callWhoseCallerIsInterruptedBeforeAThreadCameNeverBegins() throws Exception {
        SessionHost host = new DeadlineSessionHost(behind, LONG, waiting);
        FutureTask<SessionException> failure = new FutureTask<>(() -> failureOf(() -> host.requestLogoff(DANA)));
        Thread caller = new Thread(failure, "caller");
        caller.start();
        await().until(() -> waiting.runningCalls() == 1);

        caller.interrupt();

        assertThat(failure.get().reason()).isEqualTo(Reason.NOT_ASKED);
        runWhatWaits();
        assertThat(asked).isEmpty();
    }

    @Test
    void hostWhoseCallNeverBeganIsClosed() {
        SessionHost host = new DeadlineSessionHost(behind, SHORT, waiting);
        failureOf(() -> host.requestLogoff(DANA));

        host.close();
        assertThat(asked).isEmpty();
        runWhatWaits();

        assertThat(asked).containsExactly("close");
    }

    @Test
    void closeThatNoThreadHasComeToInTimeIsMadeAllTheSame() {
        SessionHost host = new DeadlineSessionHost(behind, SHORT, waiting);

        host.close();
        runWhatWaits();

        assertThat(asked).containsExactly("close");
        assertThat(waiting.runningCalls()).isZero();
    }

    @Test
    void callForWhichThereIsNoThreadFailsAndCountsNowhere() {
        SessionHost host = new DeadlineSessionHost(behind, LONG, none);

        SessionException failure = failureOf(() -> host.requestLogoff(DANA));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(failure.problem()).contains("unable to create native thread");
        assertThat(failure).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(none.runningCalls()).isZero();
    }

    @Test
    void hostIsClosedWhereThereIsNoThreadForThatEither() {
        String name = Thread.currentThread().getName();
        SessionHost host = new DeadlineSessionHost(behind, LONG, none);
        failureOf(host::list);
        failureOf(host::awaitEvent);

        host.close();
        host.close();

        assertThat(asked).containsExactly("close");
        assertThat(none.runningCalls()).isZero();
        assertThat(Thread.currentThread().getName()).isEqualTo(name);
    }

    /** The thread of a call that is given up is interrupted, but neither what gives back the answer nor the next call is. */
    @Test
    void callThatIsGivenUpIsInterruptedAndNothingElseIs() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        CompletableFuture<Boolean> inCall = new CompletableFuture<>();
        CompletableFuture<Boolean> inDropped = new CompletableFuture<>();
        FutureTask<Void> worker = new FutureTask<>(() -> null);
        CallThreads threads = new CallThreads(
                1,
                8,
                work -> new Thread(
                                () -> {
                                    work.run();
                                    worker.run();
                                },
                                "worker")
                        .start());

        SessionException failure = failureOf(() -> threads.call(
                HostAddress.LOCAL,
                SessionOperation.OPEN,
                null,
                SHORT,
                () -> {
                    HangingHost.uninterruptibly(letGo);
                    inCall.complete(Thread.currentThread().isInterrupted());
                    return true;
                },
                late -> inDropped.complete(Thread.currentThread().isInterrupted())));
        letGo.countDown();
        worker.get();

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(inCall.get()).isTrue();
        assertThat(inDropped.get()).isFalse();
    }
}
