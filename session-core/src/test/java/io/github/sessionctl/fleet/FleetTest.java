package io.github.sessionctl.fleet;

import static io.github.sessionctl.fleet.TestFleet.addresses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.logoff.ClockedCancellation;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FleetTest {

    /** Passed by hosts that hang, and by nobody else: on a clock that stands still for others. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Passed by hosts that hang, on this machine's clock; nobody else is there. */
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Never passed. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final LogoffPolicy DISCONNECTED = LogoffPolicy.disconnected().build();
    private static final LogoffRunner RUNNER = new LogoffRunner(Duration.ofMinutes(5));

    private final TestFleet hosts = new TestFleet();

    @AfterEach
    void everyHostIsClosedAndEveryThreadEnds() {
        hosts.letGo.countDown();
        soon().until(() -> hosts.open.get() == 0);
        soon().until(() -> TestFleet.threads() == 0);
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private Fleet within(Duration deadline) {
        return Fleet.opening(hosts::open).deadlineForEachHost(deadline).build();
    }

    @Test
    void fiftyHostsOfWhichFiveHangAndFiveRefuse() {
        for (int i = 0; i < 5; i++) {
            (i < 2 ? hosts.hangInOpen : hosts.hangInList).add("SRV" + (10 * i));
            hosts.faults.put("SRV" + (10 * i + 5), "fault in=list error=" + (i < 3 ? 1722 : 5));
        }

        FleetReport<LogoffReport> report = hosts.jumping(DEADLINE).build().logOff(addresses(50), DISCONNECTED, RUNNER);

        assertThat(report.hosts()).extracting(HostResult::host).containsExactlyElementsOf(addresses(50));
        assertThat(report.count(HostOutcome.DONE)).isEqualTo(40);
        assertThat(report.count(HostOutcome.TIMED_OUT)).isEqualTo(5);
        assertThat(report.count(HostOutcome.FAILED)).isEqualTo(5);
        assertThat(report.problems())
                .allSatisfy(host -> assertThat(host.value()).isEmpty());
        assertThat(reason(report, "SRV0")).isEqualTo(Reason.TIMED_OUT);
        assertThat(reason(report, "SRV25")).isEqualTo(Reason.HOST_UNREACHABLE);
        assertThat(reason(report, "SRV45")).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(report.values())
                .hasSize(40)
                .allSatisfy(
                        done -> assertThat(done.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(2));
        assertThat(hosts.mostOpen.get()).isLessThanOrEqualTo(32);
        // One wave of hanging hosts, however many others wait behind them.
        assertThat(report.took()).isEqualTo(DEADLINE);
    }

    private static <T> Reason reason(FleetReport<T> report, String host) {
        return report.of(HostAddress.parse(host)).orElseThrow().failure().reason();
    }

    @Test
    void hostsRunSideBySideButNeverMoreThanTheBound() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        hosts.whenListed = host -> {
            try {
                // Only three at a time get past it.
                three.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };

        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .parallelHosts(3)
                .deadlineForEachHost(LONG)
                .build()
                .list(addresses(9));

        assertThat(report.count(HostOutcome.DONE)).isEqualTo(9);
        assertThat(hosts.mostOpen).hasValue(3);
    }

    @Test
    void hostWithNobodyThereLooksUnlikeOneThatIsUnreachable() {
        hosts.faults.put("SRV1", "fault in=list error=1722");

        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .build()
                .run(
                        addresses("SRV0", "SRV1"),
                        (host, cancellation) -> host.list().stream()
                                .filter(session -> session.id().value() == 99)
                                .toList());

        assertThat(report.hosts().get(0).value()).contains(List.of());
        assertThat(report.hosts().get(0).failure()).isNull();
        assertThat(report.hosts().get(1).value()).isEmpty();
        assertThat(report.hosts().get(1).outcome()).isEqualTo(HostOutcome.FAILED);
    }

    @Test
    void slotOfAHangingHostGoesToTheNextOneAtItsDeadline() {
        hosts.hangInOpen.add("SRV0");

        FleetReport<List<SessionInfo>> report =
                hosts.jumping(DEADLINE).parallelHosts(1).build().list(addresses(3));

        assertThat(report.hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.TIMED_OUT, HostOutcome.DONE, HostOutcome.DONE);
        assertThat(report.hosts().get(0).failure().getMessage())
                .startsWith("Cannot open the session API of SRV0: it had not opened by its deadline of 20s");
    }

    @Test
    void hangingHostsCostOneDeadlineForEachRoundOfThem() {
        addresses(8).forEach(address -> hosts.hangInOpen.add(address.name()));

        FleetReport<List<SessionInfo>> report =
                hosts.jumping(DEADLINE).parallelHosts(4).build().list(addresses(10));

        assertThat(report.count(HostOutcome.TIMED_OUT)).isEqualTo(8);
        assertThat(report.count(HostOutcome.DONE)).isEqualTo(2);
        assertThat(report.took()).isEqualTo(DEADLINE.multipliedBy(2));
    }

    @Test
    void nothingIsBegunOnAHostThatOpensTooLate() {
        hosts.hangInOpen.add("SRV0");
        CountDownLatch touched = new CountDownLatch(1);
        hosts.whenListed = host -> touched.countDown();

        FleetReport<LogoffReport> report = within(SHORT).logOff(addresses(1), DISCONNECTED, RUNNER);
        hosts.letGo.countDown();
        soon().until(() -> hosts.hosts.size() == 1 && hosts.open.get() == 0);

        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.TIMED_OUT);
        assertThat(touched.getCount()).isEqualTo(1);
    }

    @Test
    void nobodyIsLoggedOffAfterTheDeadline() {
        hosts.hangInList.add("SRV0");

        FleetReport<LogoffReport> report = within(SHORT).logOff(addresses(1), DISCONNECTED, RUNNER);
        hosts.letGo.countDown();
        soon().until(() -> hosts.hosts.size() == 1 && hosts.open.get() == 0);

        assertThat(report.values()).isEmpty();
        assertThat(hosts.logoffs).hasValue(0);
    }

    @Test
    void nobodyIsLoggedOffAfterADeadlineThatTheRunHasOverslept() {
        hosts.hangInList.add("SRV0");
        JumpingClock clock = new JumpingClock(() -> hosts.hanging.get() == 1, DEADLINE);

        FleetReport<LogoffReport> report =
                hosts.onClock(clock, DEADLINE).build().logOff(addresses(1), DISCONNECTED, RUNNER);
        hosts.letGo.countDown();
        soon().until(() -> hosts.hosts.size() == 1 && hosts.open.get() == 0);

        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.TIMED_OUT);
        assertThat(hosts.logoffs).hasValue(0);
    }

    /** The thread that conducts the run sleeps until a host has something to say, however late that is. */
    private static final class StarvedClock implements FleetClock {
        final AtomicLong nanos = new AtomicLong();

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public <T> T next(BlockingQueue<T> queue, long longestNanos, BooleanSupplier isOver)
                throws InterruptedException {
            return queue.take();
        }
    }

    @Test
    void nobodyIsLoggedOffAfterTheDeadlineWhereTheConductorIsStarved() {
        StarvedClock clock = new StarvedClock();
        hosts.whenLoggedOff = () -> clock.nanos.addAndGet(DEADLINE.toNanos());

        FleetReport<LogoffReport> report = hosts.onClock(clock, DEADLINE)
                .build()
                .logOff(addresses(1), DISCONNECTED, RUNNER, ClockedCancellation.by(clock::nanoTime));

        assertThat(hosts.logoffs).hasValue(1);
        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.TIMED_OUT);
        assertThat(report.values()).hasSize(1);
    }

    @Test
    void nothingIsBegunOnAHostThatOpensTooLateWhereTheConductorIsStarved() {
        StarvedClock clock = new StarvedClock();
        Fleet fleet = Fleet.opening(address -> {
                    clock.nanos.addAndGet(DEADLINE.toNanos());
                    return hosts.open(address);
                })
                .clock(clock)
                .deadlineForEachHost(DEADLINE)
                .build();

        FleetReport<List<SessionInfo>> report = fleet.list(addresses(1), ClockedCancellation.by(clock::nanoTime));

        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.TIMED_OUT);
        assertThat(hosts.lists).hasValue(0);
    }

    @Test
    void whatWasDoneUntilTheDeadlineIsKept() {
        hosts.faults.put("SRV0", "change before=read call=1 session=5 logoffTakes=never");
        // A plan and two looks after both logoffs: the first session is known to be gone, the second never goes.
        JumpingClock[] clock = new JumpingClock[1];
        clock[0] = new JumpingClock(
                () -> hosts.lists.get() >= 3 && clock[0].elapsed().isZero());

        FleetReport<LogoffReport> report =
                hosts.onClock(clock[0], DEADLINE).build().logOff(addresses(1), DISCONNECTED, RUNNER);

        HostResult<LogoffReport> host = report.hosts().get(0);
        assertThat(host.outcome()).isEqualTo(HostOutcome.TIMED_OUT);
        assertThat(host.failure().reason()).isEqualTo(Reason.TIMED_OUT);
        // Asked at the notice, a tenth of the deadline or 2 s before it.
        assertThat(host.took()).isEqualTo(DEADLINE.minusSeconds(2));
        assertThat(host.value().orElseThrow().results())
                .filteredOn(result -> !result.session().id().equals(SessionId.SERVICES))
                .extracting(result -> result.outcome())
                .containsExactly(LogoffOutcome.LOGGED_OFF, LogoffOutcome.STILL_LOGGING_OFF);
    }

    @Test
    void interruptStopsTheRunAndNamesTheHostsNotBegun() throws Exception {
        hosts.hangInList.add("SRV0");
        CountDownLatch interrupted = new CountDownLatch(1);
        Fleet fleet = hosts.onClock(new JumpingClock(() -> interrupted.getCount() == 0), DEADLINE)
                .parallelHosts(1)
                .build();
        CompletableFuture<FleetReport<List<SessionInfo>>> report = new CompletableFuture<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            report.complete(fleet.list(addresses(3)));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        hosts.hangingBegun.await();

        caller.interrupt();
        interrupted.countDown();

        assertThat(report.get().hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.STOPPED, HostOutcome.NOT_BEGUN, HostOutcome.NOT_BEGUN);
        assertThat(report.get().hosts())
                .allSatisfy(host -> assertThat(host.failure()).isNotNull());
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(hosts.opened).containsExactly("SRV0");
    }

    @Test
    void cancellingStopsTheRunAndLeavesTheCallerUninterrupted() throws Exception {
        hosts.hangInList.add("SRV0");
        LogoffCancellation cancellation = new LogoffCancellation();
        Fleet fleet = hosts.onClock(new JumpingClock(cancellation::isCancelled), DEADLINE)
                .parallelHosts(1)
                .build();
        CompletableFuture<FleetReport<List<SessionInfo>>> report = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        new Thread(() -> {
                    report.complete(fleet.list(addresses(3), cancellation));
                    interrupted.complete(Thread.currentThread().isInterrupted());
                })
                .start();
        hosts.hangingBegun.await();

        cancellation.cancel();

        assertThat(report.get().hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.STOPPED, HostOutcome.NOT_BEGUN, HostOutcome.NOT_BEGUN);
        assertThat(report.get().hosts().get(0).failure().getMessage())
                .startsWith("Cannot finish the run on SRV0: it had not ended when the whole run was stopped.");
        assertThat(report.get().hosts().get(1).failure().mayHaveHappened()).isFalse();
        assertThat(interrupted.get()).isFalse();
        assertThat(hosts.opened).containsExactly("SRV0");
    }

    @Test
    void cancelledRunHandsInWhatItHas() {
        LogoffCancellation cancellation = new LogoffCancellation();
        hosts.faults.put("SRV0", "change before=read call=1 session=5 logoffTakes=never");
        hosts.whenListed = host -> {
            // A plan and two looks after both logoffs: the first session is known to be gone, the second never goes.
            if (hosts.lists.get() == 4) {
                cancellation.cancel();
            }
        };

        FleetReport<LogoffReport> report = within(LONG).logOff(addresses(1), DISCONNECTED, RUNNER, cancellation);

        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.STOPPED);
        assertThat(report.values().get(0).count(LogoffOutcome.LOGGED_OFF)).isEqualTo(1);
        assertThat(report.values().get(0).count(LogoffOutcome.STILL_LOGGING_OFF))
                .isEqualTo(1);
    }

    @Test
    void limitOfTimeForTheWholeRunStopsIt() {
        JumpingClock clock = new JumpingClock(hosts::isQuiet);
        hosts.hangInList.add("SRV0");
        LogoffCancellation cancellation =
                ClockedCancellation.by(clock::nanoTime).within(DEADLINE.dividedBy(2));

        FleetReport<List<SessionInfo>> report =
                hosts.onClock(clock, DEADLINE).parallelHosts(1).build().list(addresses(2), cancellation);

        assertThat(report.hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.STOPPED, HostOutcome.NOT_BEGUN);
    }

    @Test
    void runThatWasCancelledBeforeAsksNobody() {
        LogoffCancellation cancellation = new LogoffCancellation();
        cancellation.cancel();
        HostDirectory directory = address -> {
            throw new IllegalStateException("asked");
        };

        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .directory(directory)
                .build()
                .list(addresses("SRV0", "broker:RDCB"), cancellation);

        assertThat(report.hosts())
                .extracting(result -> result.host() + " " + result.outcome())
                .containsExactly("SRV0 NOT_BEGUN", "broker:RDCB NOT_BEGUN");
        assertThat(hosts.opened).isEmpty();
    }

    @Test
    void cancellingDoesNotWaitForADirectoryThatHangs() throws Exception {
        LogoffCancellation cancellation = new LogoffCancellation();
        HostDirectory directory = address -> {
            hosts.hang();
            return List.of(address);
        };
        Fleet fleet = Fleet.opening(hosts::open).directory(directory).build();
        CompletableFuture<FleetReport<List<SessionInfo>>> report =
                CompletableFuture.supplyAsync(() -> fleet.list(addresses("broker:RDCB"), cancellation));
        hosts.hangingBegun.await();

        cancellation.cancel();

        assertThat(report.get().hosts()).extracting(HostResult::outcome).containsExactly(HostOutcome.NOT_BEGUN);
        assertThat(hosts.opened).isEmpty();
    }

    @Test
    void handleIsOverWhenTheCallerIsInterrupted() throws Exception {
        CompletableFuture<LogoffCancellation> handle = new CompletableFuture<>();
        Thread caller = new Thread(() -> within(LONG).run(addresses(1), (host, cancellation) -> {
            handle.complete(cancellation);
            hosts.hang();
            return true;
        }));
        caller.start();

        handle.get();
        caller.interrupt();

        soon().until(() -> handle.get().isCancelled());
    }

    @Test
    void hostWhoseLogoffCallHangsIsGivenUpWhenTheCallerIsInterrupted() throws Exception {
        CompletableFuture<FleetReport<LogoffReport>> report = new CompletableFuture<>();
        hosts.whenLoggedOff = hosts::hang;
        Fleet fleet = hosts.onClock(new JumpingClock(() -> hosts.hanging.get() > 0), DEADLINE)
                .build();
        Thread caller = new Thread(() -> report.complete(fleet.logOff(addresses(1), DISCONNECTED, RUNNER)));
        caller.start();
        hosts.hangingBegun.await();

        caller.interrupt();

        assertThat(report.get().hosts()).extracting(HostResult::outcome).doesNotContain(HostOutcome.DONE);
        hosts.letGo.countDown();
        soon().until(() -> hosts.open.get() == 0);
        assertThat(hosts.logoffs).hasValue(1);
    }

    @Test
    void limitHoldsForAllHostsTogether() {
        Fleet fleet = Fleet.opening(hosts::open).maxLogoffs(7).build();

        FleetReport<LogoffReport> report = fleet.logOff(addresses(20), DISCONNECTED, RUNNER);

        assertThat(hosts.logoffs).hasValue(7);
        List<LogoffResult> kept = report.values().stream()
                .flatMap(host -> host.results().stream())
                .filter(result -> result.rule() == LogoffRule.LIMIT)
                .toList();
        assertThat(kept)
                .hasSize(33)
                .allSatisfy(result -> assertThat(result.toLine())
                        .startsWith("SKIPPED (LIMIT) session ")
                        .endsWith(": at most 7 sessions in a run on all hosts"));
    }

    @Test
    void planShowsWhatTheLimitLeaves() {
        FleetReport<LogoffPlan> report =
                Fleet.opening(hosts::open).maxLogoffs(3).build().plan(addresses(4), DISCONNECTED, RUNNER);

        assertThat(report.values().stream()
                        .mapToInt(plan -> plan.logoffs().size())
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void onlyWhatIsApprovedIsCarriedOut() {
        FleetReport<LogoffReport> report = within(LONG)
                .logOff(
                        addresses(3),
                        DISCONNECTED,
                        RUNNER,
                        plan -> {
                            if (plan.host().name().equals("SRV1")) {
                                throw new IllegalStateException("refused");
                            }
                            return plan.host().name().equals("SRV2") ? plan.limitedTo(0, "not now") : plan;
                        },
                        new LogoffCancellation());

        assertThat(hosts.logoffs).hasValue(2);
        assertThat(report.hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.DONE, HostOutcome.FAILED, HostOutcome.DONE);
        assertThat(report.hosts().get(1).failure()).hasRootCauseMessage("refused");
    }

    /** Threads of which some do not start, as where the system gives no more. */
    private static ThreadFactory threadsWithout(String name) {
        return work -> {
            Thread thread = new Thread(work) {
                @Override
                public synchronized void start() {
                    if (getName().equals(name)) {
                        throw new OutOfMemoryError("unable to create native thread, on purpose");
                    }
                    super.start();
                }
            };
            thread.setDaemon(true);
            return thread;
        };
    }

    @Test
    void threadThatCannotBeStartedFailsItsHostAlone() {
        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .threads(threadsWithout("sessionctl-fleet SRV1"))
                .build()
                .list(addresses(3));

        assertThat(report.hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.DONE, HostOutcome.FAILED, HostOutcome.DONE);
        assertThat(reason(report, "SRV1")).isEqualTo(Reason.NOT_ASKED);
        assertThat(hosts.opened).doesNotContain("SRV1");
    }

    @Test
    void hostsAreFoundWhereNoThreadCanBeStartedForThat() {
        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .threads(threadsWithout("sessionctl-fleet-directory"))
                .build()
                .list(addresses(1));

        assertThat(report.count(HostOutcome.DONE)).isEqualTo(1);
    }

    @Test
    void reportComesWhereNoThreadCanBeStartedForTheListener() {
        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .threads(threadsWithout("sessionctl-fleet-listener"))
                .listener(new FleetListener() {
                    @Override
                    public void began(HostAddress host) {}
                })
                .build()
                .list(addresses(1));

        assertThat(report.count(HostOutcome.DONE)).isEqualTo(1);
    }

    @Test
    void taskFromWhichNothingComesOutHasFailed() {
        FleetReport<Object> report = within(LONG).run(addresses(1), (host, cancellation) -> null);

        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.FAILED);
    }

    @Test
    void deadlineNeedNotFitIntoNanoseconds() {
        FleetReport<List<SessionInfo>> report =
                within(Duration.ofSeconds(Long.MAX_VALUE)).list(addresses(1));

        assertThat(report.count(HostOutcome.DONE)).isEqualTo(1);
    }

    @Test
    void hostsWhoseCallsHaveDeadlinesEndEarlyAndAreNotAskedByTheNextRun() {
        hosts.hangInList.add("SRV1");
        CallThreads threads = new CallThreads(4, 64, Duration.ofMillis(20));
        Function<HostAddress, SessionHost> opener = address -> DeadlineSessionHost.open(
                address, () -> hosts.open(address), address.name().equals("SRV1") ? SHORT : LONG, threads);
        Fleet fleet = Fleet.opening(opener).deadlineForEachHost(LONG).build();

        FleetReport<List<SessionInfo>> first = fleet.list(addresses(3));
        FleetReport<List<SessionInfo>> second = fleet.list(addresses(3));

        assertThat(reason(first, "SRV1")).isEqualTo(Reason.TIMED_OUT);
        assertThat(reason(second, "SRV1")).isEqualTo(Reason.NOT_ASKED);
        assertThat(second.count(HostOutcome.DONE)).isEqualTo(2);
        assertThat(hosts.opened).filteredOn("SRV1"::equals).hasSize(1);
        assertThat(threads.abandonedCalls()).isEqualTo(1);
    }

    @Test
    void planChangesNothing() {
        FleetReport<LogoffPlan> plan = within(LONG).plan(addresses(2), DISCONNECTED, RUNNER);

        assertThat(plan.values())
                .allSatisfy(host -> assertThat(host.decisions()).hasSize(3));
        assertThat(plan.count(HostOutcome.DONE)).isEqualTo(2);
    }

    @Test
    void listenerHearsOfEveryHostAndItsFailuresStopNothing() {
        hosts.faults.put("SRV1", "fault in=list error=5");
        List<String> news = new ArrayList<>();
        FleetListener listener = new FleetListener() {
            @Override
            public void began(HostAddress host) {
                news.add("began " + host);
            }

            @Override
            public void ended(HostResult<?> result) {
                news.add("ended " + result.host() + " " + result.outcome());
                throw new AssertionError("thrown by a listener, on purpose");
            }
        };

        Fleet.opening(hosts::open).listener(listener).parallelHosts(1).build().list(addresses(2));

        assertThat(news).containsExactly("began SRV0", "ended SRV0 DONE", "began SRV1", "ended SRV1 FAILED");
    }

    @Test
    void listenerThatBlocksHoldsNoHostUp() {
        CountDownLatch everybodyListed = new CountDownLatch(3);
        AtomicBoolean wasLetGo = new AtomicBoolean();
        hosts.whenListed = host -> everybodyListed.countDown();
        FleetListener listener = new FleetListener() {
            @Override
            public void began(HostAddress host) {
                TestFleet.awaitLatch(everybodyListed);
                wasLetGo.set(true);
            }
        };

        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .deadlineForEachHost(LONG)
                .parallelHosts(1)
                .listener(listener)
                .build()
                .list(addresses(3));

        assertThat(wasLetGo).isTrue();
        assertThat(report.count(HostOutcome.DONE)).isEqualTo(3);
    }

    @Test
    void listenerThatBlocksForEverHoldsTheReportUpForAMomentOnly() {
        List<String> news = new CopyOnWriteArrayList<>();
        FleetListener listener = new FleetListener() {
            @Override
            public void began(HostAddress host) {
                news.add("began " + host);
                hosts.hang();
            }
        };

        FleetReport<List<SessionInfo>> report =
                hosts.jumping(DEADLINE).listener(listener).build().list(addresses(3));

        assertThat(report.count(HostOutcome.DONE)).isEqualTo(3);
        assertThat(report.took()).isEqualTo(OrderedCalls.LONGEST_CALL);
        hosts.letGo.countDown();
        soon().until(() -> TestFleet.threads() == 0);
        assertThat(news).as("the rest is not told").containsExactly("began SRV0");
    }

    @Test
    void listenerThatIsSlowIsToldEverything() {
        List<String> news = new CopyOnWriteArrayList<>();
        CountDownLatch allDone = new CountDownLatch(20);
        hosts.whenListed = host -> allDone.countDown();
        FleetListener listener = new FleetListener() {
            @Override
            public void began(HostAddress host) {
                TestFleet.awaitLatch(allDone);
            }

            @Override
            public void ended(HostResult<?> result) {
                news.add(result.host().name());
            }
        };

        Fleet.opening(hosts::open).listener(listener).build().list(addresses(20));

        assertThat(news).hasSize(20);
    }

    @Test
    void hostThatHangsInCloseHasHandedIn() {
        hosts.hangInClose.add("SRV0");

        FleetReport<LogoffReport> report = hosts.jumping(DEADLINE).build().logOff(addresses(1), DISCONNECTED, RUNNER);

        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.DONE);
        assertThat(report.values())
                .allSatisfy(
                        done -> assertThat(done.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(2));
    }

    @Test
    void errorInCloseLeavesTheResult() {
        hosts.failInClose.put("SRV0", new AssertionError("thrown by close, on purpose"));

        FleetReport<List<SessionInfo>> report = within(LONG).list(addresses(1));

        assertThat(report.hosts().get(0).outcome()).isEqualTo(HostOutcome.DONE);
    }

    @Test
    void directoryThatBreaksItsContractFailsItsAddressAlone() {
        HostDirectory directory = address -> {
            if (address.name().equals("SRV0")) {
                throw new IllegalArgumentException("broken directory");
            }
            return List.of(address);
        };

        FleetReport<List<SessionInfo>> report =
                Fleet.opening(hosts::open).directory(directory).build().list(addresses(2));

        assertThat(report.hosts())
                .extracting(HostResult::outcome)
                .containsExactly(HostOutcome.FAILED, HostOutcome.DONE);
        assertThat(report.hosts().get(0).failure()).hasRootCauseMessage("broken directory");
    }

    @Test
    void hostCutOffByItsDeadlineIsNotSaidToHaveFailedInListing() {
        hosts.faults.put("SRV0", "change before=read call=1 session=5 logoffTakes=never");
        JumpingClock[] clock = new JumpingClock[1];
        clock[0] = new JumpingClock(
                () -> hosts.lists.get() >= 3 && clock[0].elapsed().isZero());

        FleetReport<LogoffReport> report =
                hosts.onClock(clock[0], DEADLINE).build().logOff(addresses(1), DISCONNECTED, RUNNER);

        assertThat(report.hosts().get(0).failure().getMessage())
                .startsWith("Cannot finish the run on SRV0: it had not ended by its deadline of 20s.");
    }

    @Test
    void unexpectedErrorStaysWithItsHost() {
        hosts.whenListed = host -> {
            if (host.name().equals("SRV0")) {
                throw new IllegalStateException("broken");
            }
        };

        FleetReport<List<SessionInfo>> report = within(LONG).list(addresses(2));

        assertThat(reason(report, "SRV0")).isEqualTo(Reason.OTHER);
        assertThat(report.hosts().get(0).failure()).hasRootCauseMessage("broken");
        assertThat(report.hosts().get(1).isDone()).isTrue();
    }

    @Test
    void addressThatCannotBeExpandedStandsBesideTheResultsOfTheOthers() {
        HostDirectory directory = address -> switch (address.kind()) {
            case BROKER -> addresses("SRV2", "srv0", "SRV3");
            case DOMAIN -> throw SessionException.ofWin32(SessionOperation.OPEN, address.toString(), null, 5);
            default -> List.of(address);
        };

        FleetReport<List<SessionInfo>> report = Fleet.opening(hosts::open)
                .directory(directory)
                .build()
                .list(addresses("SRV0", "domain:CORP", "broker:RDCB", "SRV4", "SRV2"));

        assertThat(report.hosts())
                .extracting(result -> result.host() + " " + result.outcome())
                .containsExactly("SRV0 DONE", "domain:CORP FAILED", "SRV2 DONE", "SRV3 DONE", "SRV4 DONE");
        assertThat(reason(report, "domain:CORP")).isEqualTo(Reason.ACCESS_DENIED);
    }

    @Test
    void addressThatStandsForNoHostsIsAFailure() {
        ExpandedHosts expanded = ExpandedHosts.of(addresses("domain:CORP"), address -> List.of());

        assertThat(expanded.hosts()).isEmpty();
        assertThat(expanded.failures()).extracting(SessionException::reason).containsExactly(Reason.INVALID_ADDRESS);
    }

    @Test
    void boundsThatMeanNothingAreRefused() {
        Fleet.Builder builder = Fleet.opening(hosts::open);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.parallelHosts(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.deadlineForEachHost(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxLogoffs(-1));
    }
}
