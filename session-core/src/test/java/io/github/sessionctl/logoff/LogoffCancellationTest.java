package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LogoffCancellationTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final TestClock clock = new TestClock();
    private final LogoffCancellation cancellation = new LogoffCancellation();

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Thread inThread(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
    }

    @Test
    void callIsMadeUntilItIsCancelledAndNotAfter() {
        AtomicBoolean isMade = new AtomicBoolean();

        assertThat(cancellation.act(() -> isMade.set(true))).isTrue();
        assertThat(cancellation.ask(() -> "yes")).isEqualTo("yes");
        assertThat(isMade.getAndSet(false)).isTrue();
        cancellation.cancel();
        cancellation.cancel();
        assertThat(cancellation.act(() -> isMade.set(true))).isFalse();
        assertThat(cancellation.ask(() -> "yes")).isNull();
        assertThat(isMade).isFalse();
    }

    @Test
    void whatACallThrowsPassesThroughAndTheCallIsOver() {
        assertThatIllegalStateException()
                .isThrownBy(() -> cancellation.act(() -> {
                    throw new IllegalStateException("x");
                }));
        assertThatIllegalStateException()
                .isThrownBy(() -> cancellation.ask(() -> {
                    throw new IllegalStateException("x");
                }));
        // Would wait for them.
        inThread(cancellation::cancel);
        while (!cancellation.isCancelled()) {
            Thread.onSpinWait();
        }
        cancellation.cancel();
    }

    @Test
    void noCallIsMadeInAThreadThatIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(cancellation.isStopped()).isTrue();
        assertThat(cancellation.act(() -> {})).isFalse();
        assertThat(cancellation.ask(() -> "yes")).isNull();
        assertThat(cancellation.pause(clock, LONG)).isFalse();
        assertThat(cancellation.how()).isEqualTo("interrupted");
        assertThat(cancellation.isCancelled()).isFalse();
        assertThat(clock.pauses()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancellation.isStopped()).isFalse();
    }

    @Test
    void cancelWaitsForTheCallThatIsOnItsWayAndDoesNotCutItOff() {
        CountDownLatch isOnItsWay = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean isInterrupted = new AtomicBoolean();
        AtomicBoolean isDone = new AtomicBoolean();
        inThread(() -> cancellation.act(() -> {
            isOnItsWay.countDown();
            await(mayEnd);
            isInterrupted.set(Thread.currentThread().isInterrupted());
            isDone.set(true);
        }));
        await(isOnItsWay);
        AtomicBoolean wasDoneAtReturn = new AtomicBoolean();
        CountDownLatch hasReturned = new CountDownLatch(1);
        Thread cancels = inThread(() -> {
            cancellation.cancel();
            wasDoneAtReturn.set(isDone.get());
            hasReturned.countDown();
        });
        awaitWaiting(cancels);
        assertThat(hasReturned.getCount()).isOne();
        mayEnd.countDown();
        await(hasReturned);

        assertThat(wasDoneAtReturn).isTrue();
        assertThat(isInterrupted).isFalse();
    }

    @Test
    void cancelThatIsInterruptedStillWaitsAndStaysInterrupted() {
        CountDownLatch isOnItsWay = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        inThread(() -> cancellation.act(() -> {
            isOnItsWay.countDown();
            await(mayEnd);
        }));
        await(isOnItsWay);
        AtomicBoolean isInterrupted = new AtomicBoolean();
        CountDownLatch hasReturned = new CountDownLatch(1);
        Thread cancels = inThread(() -> {
            Thread.currentThread().interrupt();
            cancellation.cancel();
            isInterrupted.set(Thread.currentThread().isInterrupted());
            hasReturned.countDown();
        });
        awaitWaiting(cancels);
        assertThat(hasReturned.getCount()).isOne();
        mayEnd.countDown();
        await(hasReturned);

        assertThat(isInterrupted).isTrue();
    }

    @Test
    void whoeverCancelsOutOfACallDoesNotWaitForItself() {
        assertThat(cancellation.act(cancellation::cancel)).isTrue();
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void questionIsInterruptedAndOneThatDoesNotHearItIsNotWaitedForLong() {
        CountDownLatch isAsked = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        inThread(() -> cancellation.ask(() -> {
            isAsked.countDown();
            while (never.getCount() > 0) {
                Thread.onSpinWait();
            }
            return "late";
        }));
        inThread(() -> cancellation.ask(() -> {
            isAsked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                heard.countDown();
            }
            return "interrupted";
        }));
        await(isAsked);

        cancellation.cancel();

        await(heard);
        never.countDown();
    }

    @Test
    void pauseIsWaitedOutUnlessItIsCancelled() {
        assertThat(cancellation.pause(clock, Duration.ofMinutes(5))).isTrue();
        assertThat(clock.pauses()).containsExactly(Duration.ofMinutes(5));

        CountDownLatch hasEnded = new CountDownLatch(1);
        AtomicBoolean wasWaitedOut = new AtomicBoolean(true);
        AtomicBoolean isInterrupted = new AtomicBoolean(true);
        Thread pauses = inThread(() -> {
            wasWaitedOut.set(cancellation.pause(RunClock.SYSTEM, LONG));
            isInterrupted.set(Thread.currentThread().isInterrupted());
            hasEnded.countDown();
        });
        awaitWaiting(pauses);
        cancellation.cancel();
        await(hasEnded);

        assertThat(wasWaitedOut).isFalse();
        assertThat(isInterrupted).isFalse();
        assertThat(cancellation.pause(clock, Duration.ofMinutes(1))).isFalse();
        assertThat(clock.pauses()).hasSize(1);
    }

    @Test
    void pauseThatSomebodyElseInterruptsEndsAndTheThreadStaysInterrupted() {
        CountDownLatch hasEnded = new CountDownLatch(1);
        AtomicBoolean wasWaitedOut = new AtomicBoolean(true);
        AtomicBoolean isInterrupted = new AtomicBoolean();
        Thread pauses = inThread(() -> {
            wasWaitedOut.set(cancellation.pause(RunClock.SYSTEM, LONG));
            isInterrupted.set(Thread.currentThread().isInterrupted());
            hasEnded.countDown();
        });
        awaitWaiting(pauses);
        pauses.interrupt();
        await(hasEnded);

        assertThat(wasWaitedOut).isFalse();
        assertThat(isInterrupted).isTrue();
    }

    @Test
    void elementIsWaitedForUntilTheTimeIsOverOrItIsCancelled() {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("one", "two"));

        assertThat(cancellation.poll(queue, Duration.ZERO)).isEqualTo("one");
        assertThat(cancellation.poll(queue, LONG)).isEqualTo("two");
        assertThat(cancellation.poll(queue, Duration.ofMillis(1))).isNull();
        assertThat(cancellation.poll(queue, Duration.ofMillis(-1))).isNull();
        CountDownLatch hasEnded = new CountDownLatch(1);
        Thread polls = inThread(() -> {
            if (cancellation.poll(queue, LONG) == null) {
                hasEnded.countDown();
            }
        });
        awaitWaiting(polls);
        cancellation.cancel();
        await(hasEnded);
    }

    @Test
    void itIsOverAtItsTime() {
        LogoffCancellation limited = cancellation.within(Duration.ofSeconds(10), clock::nanoTime);

        clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(limited.isCancelled()).isFalse();
        assertThat(limited.act(() -> {})).isTrue();
        clock.advance(Duration.ofNanos(1));
        assertThat(limited.isCancelled()).isTrue();
        assertThat(limited.act(() -> {})).isFalse();
        assertThat(limited.how()).isEqualTo("ended by its deadline");
        assertThat(cancellation.isCancelled()).isFalse();
        assertThat(cancellation.act(() -> {})).isTrue();
    }

    @Test
    void pauseEndsWithTheTimeThatIsLeft() {
        LogoffCancellation limited = cancellation.within(Duration.ofSeconds(10), clock::nanoTime);

        assertThat(limited.pause(clock, Duration.ofSeconds(4))).isTrue();
        assertThat(limited.pause(clock, Duration.ofSeconds(9))).isFalse();
        assertThat(clock.pauses())
                .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(6).minusNanos(1000));
    }

    @Test
    void timeIsLeftOnlyAsFarAsEveryLimitAllows() {
        LogoffCancellation outer = cancellation.within(Duration.ofSeconds(10), clock::nanoTime);
        LogoffCancellation inner = outer.within(Duration.ofSeconds(20), clock::nanoTime);
        LogoffCancellation brief = outer.within(Duration.ofSeconds(5), clock::nanoTime);

        assertThat(cancellation.hasTimeFor(Duration.ofDays(100))).isTrue();
        assertThat(inner.hasTimeFor(Duration.ofSeconds(10))).isTrue();
        assertThat(inner.hasTimeFor(Duration.ofSeconds(10).plusNanos(1))).isFalse();
        assertThat(brief.hasTimeFor(Duration.ofSeconds(5))).isTrue();
        assertThat(brief.hasTimeFor(Duration.ofSeconds(6))).isFalse();
        clock.advance(Duration.ofSeconds(11));
        assertThat(inner.isCancelled()).isTrue();
        assertThat(inner.hasTimeFor(Duration.ZERO)).isFalse();
        cancellation.cancel();
        assertThat(cancellation.hasTimeFor(Duration.ZERO)).isFalse();
    }

    @Test
    void partIsOverWithTheWholeAndTheWholeGoesOnWithoutItsPart() {
        LogoffCancellation part = cancellation.within(LONG);
        LogoffCancellation otherPart = cancellation.within(LONG);

        part.cancel();
        assertThat(part.how()).isEqualTo("cancelled");
        assertThat(part.isCancelled()).isTrue();
        assertThat(cancellation.isCancelled()).isFalse();
        assertThat(otherPart.isCancelled()).isFalse();
        cancellation.cancel();
        assertThat(otherPart.isCancelled()).isTrue();
        assertThat(otherPart.how()).isEqualTo("cancelled");
    }

    @Test
    void cancellingTheWholeWaitsForThePartsAndCancellingAPartForNoOther() {
        LogoffCancellation part = cancellation.within(LONG);
        LogoffCancellation otherPart = cancellation.within(LONG);
        CountDownLatch isOnItsWay = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        inThread(() -> part.act(() -> {
            isOnItsWay.countDown();
            await(mayEnd);
        }));
        await(isOnItsWay);
        otherPart.cancel();
        CountDownLatch hasReturned = new CountDownLatch(1);
        Thread cancels = inThread(() -> {
            cancellation.cancel();
            hasReturned.countDown();
        });
        awaitWaiting(cancels);
        assertThat(hasReturned.getCount()).isOne();
        mayEnd.countDown();
        await(hasReturned);
    }

    @Test
    void limitThatMakesNoSenseIsRefused() {
        for (Duration limit :
                List.of(Duration.ofNanos(-1), Duration.ofDays(36_500).plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LogoffCancellation.after(limit))
                    .withMessage("the limit of time " + limit + " is negative or longer than 100 years");
        }
        assertThat(LogoffCancellation.after(Duration.ofDays(36_500)).isCancelled())
                .isFalse();
        assertThat(LogoffCancellation.after(Duration.ZERO).isCancelled()).isTrue();
        assertThat(LogoffCancellation.after(Duration.ZERO).how()).isEqualTo("ended by its deadline");
    }

    @Test
    void cancelWaitsForTheQuestionThatItEnds() {
        CountDownLatch isAsked = new CountDownLatch(1);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicBoolean wasOverAtReturn = new AtomicBoolean();
        CountDownLatch hasReturned = new CountDownLatch(1);
        Thread cancels = new Thread(() -> {
            await(isAsked);
            cancellation.cancel();
            wasOverAtReturn.set(isOver.get());
            hasReturned.countDown();
        });
        inThread(() -> cancellation.ask(() -> {
            isAsked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // Ends when the other waits for it, or has gone on without.
                while (cancels.isAlive() && cancels.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
            isOver.set(true);
            return "";
        }));
        cancels.setDaemon(true);
        cancels.start();
        await(hasReturned);

        assertThat(wasOverAtReturn).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptOfSomebodyElseStaysWhoeverCancelsBesideIt(boolean isInterruptedFirst) {
        for (int i = 0; i < 50; i++) {
            LogoffCancellation handle = new LogoffCancellation();
            AtomicBoolean areBothDone = new AtomicBoolean();
            CountDownLatch hasEnded = new CountDownLatch(1);
            AtomicBoolean isInterrupted = new AtomicBoolean();
            Thread pauses = inThread(() -> {
                handle.pause(RunClock.SYSTEM, LONG);
                while (!areBothDone.get()) {
                    Thread.onSpinWait();
                }
                isInterrupted.set(Thread.currentThread().isInterrupted());
                hasEnded.countDown();
            });
            awaitWaiting(pauses);
            if (isInterruptedFirst) {
                pauses.interrupt();
                handle.cancel();
            } else {
                handle.cancel();
                pauses.interrupt();
            }
            areBothDone.set(true);
            await(hasEnded);

            assertThat(isInterrupted).isTrue();
        }
    }
}
