package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever runs never waits for whoever listens. */
class ListenerThreadTest {

    private static final String NAME = "sessionctl-listener test";

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everythingIsToldInOrderBeforeCloseReturns() {
        List<Integer> heard = new ArrayList<>();
        try (ListenerThread<List<Integer>> thread = new ListenerThread<>(heard, NAME)) {
            for (int i = 0; i < 1000; i++) {
                int number = i;
                thread.tell(list -> list.add(number));
            }
        }
        assertThat(heard).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void listenerIsToldOnADaemonThreadOfItsOwn() {
        List<Thread> heard = new CopyOnWriteArrayList<>();
        try (ListenerThread<Runnable> thread = new ListenerThread<>(() -> heard.add(Thread.currentThread()), NAME)) {
            thread.tell(Runnable::run);
        }
        assertThat(heard).singleElement().satisfies(thread -> {
            assertThat(thread).isNotSameAs(Thread.currentThread());
            assertThat(thread.getName()).isEqualTo(NAME);
            assertThat(thread.isDaemon()).isTrue();
        });
    }

    @Test
    void tellingReturnsWhileTheListenerIsBusy() {
        CountDownLatch told = new CountDownLatch(1);
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ListenerThread<Consumer<String>> thread = new ListenerThread<>(
                news -> {
                    ListenerThreadTest.await(told);
                    heard.add(news);
                },
                NAME)) {
            thread.tell(listener -> listener.accept("one"));
            thread.tell(listener -> listener.accept("two"));
            told.countDown();
        }
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void listenerThatThrowsHearsTheRest() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ListenerThread<Consumer<Throwable>> thread = new ListenerThread<>(
                thrown -> {
                    heard.add(thrown.getMessage());
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                },
                NAME)) {
            thread.tell(listener -> listener.accept(new AssertionError("one")));
            thread.tell(listener -> listener.accept(new IllegalStateException("two")));
            thread.tell(listener -> listener.accept(new OutOfMemoryError("three")));
        }
        assertThat(heard).containsExactly("one", "two", "three");
    }

    @Test
    void interruptedRunStillTellsEverythingAndStaysInterrupted() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ListenerThread<List<String>> thread = new ListenerThread<>(heard, NAME)) {
            thread.tell(list -> list.add("one"));
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard).containsExactly("one");
    }

    @Test
    void interruptWhileTheListenerIsWaitedForEndsTheWaitAndStays() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        Thread runs = Thread.currentThread();
        ListenerThread<Runnable> thread = new ListenerThread<>(
                () -> {
                    busy.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                NAME);
        thread.tell(Runnable::run);
        await(busy);
        Thread interrupts = new Thread(() -> {
            while (runs.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            runs.interrupt();
        });
        interrupts.start();

        thread.close();

        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    /** Takes as long as a run waits for a listener. */
    @Test
    void runWhoseListenerBlocksEndsWithItsReportAndTheListenerHearsTheRestLater() {
        CountDownLatch hasHeardTheEnd = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        try (Simulation simulation = new Simulation(DANA)) {
            LogoffReport report =
                    simulation.run(simulation.plan(LogoffPolicy.disconnected().build()), new LogoffListener() {
                        @Override
                        public void requested(SessionInfo session) {
                            await(goesOn);
                        }

                        @Override
                        public void ended(LogoffResult result) {
                            if (result.outcome() == LogoffOutcome.LOGGED_OFF) {
                                hasHeardTheEnd.countDown();
                            }
                        }
                    });

            assertThat(Simulation.result(report, 4).outcome()).isEqualTo(LogoffOutcome.LOGGED_OFF);
            goesOn.countDown();
            await(hasHeardTheEnd);
        }
    }

    @Test
    void runTellsWhatItDoesInTheOrderInWhichItIsDone() {
        String active = "session id=4 state=Active user=dana logonAgo=9h answer=yes"
                + "\nsession id=5 state=Active user=emil logonAgo=9h answer=no";
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Simulation simulation = new Simulation(active)) {
            LogoffPolicy policy = LogoffPolicy.users()
                    .notice(LogoffNotice.warn("T", "t", Duration.ofMinutes(1)))
                    .build();
            simulation.run(simulation.plan(policy), new LogoffListener() {
                @Override
                public void told(SessionInfo session, NoticeResult result) {
                    heard.add("told " + session.id() + " " + result);
                }

                @Override
                public void requested(SessionInfo session) {
                    heard.add("requested " + session.id());
                }

                @Override
                public void ended(LogoffResult result) {
                    heard.add("ended " + result.session().id() + " " + result.outcome());
                }
            });
        }
        assertThat(heard)
                .containsExactly(
                        "ended 0 SKIPPED",
                        "told 4 WARNED",
                        "told 5 WARNED",
                        "requested 4",
                        "requested 5",
                        "ended 4 LOGGED_OFF",
                        "ended 5 LOGGED_OFF");
    }

    @Test
    void runThatIsInterruptedAlreadyHardlyWaitsForAListenerThatBlocks() {
        CountDownLatch goesOn = new CountDownLatch(1);
        CountDownLatch hasHeard = new CountDownLatch(1);
        ListenerThread<Runnable> thread = new ListenerThread<>(() -> await(goesOn), NAME);
        thread.tell(Runnable::run);
        thread.tell(listener -> hasHeard.countDown());
        Thread.currentThread().interrupt();
        long start = System.nanoTime();

        thread.close();

        assertThat(Thread.interrupted()).isTrue();
        // Far from the patience of a run that nobody waits for, so that a fleet gets the report in time.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ListenerThread.PATIENCE);
        goesOn.countDown();
        await(hasHeard);
    }
}
