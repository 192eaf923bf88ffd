package io.github.sessionctl.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionMonitorTest {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    /** One change for each look after the first. */
    private static final String HISTORY = """
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Connected
            session id=4 name=RDP-Tcp#1 user=anna logonAgo=3h locked=no
            session id=65536 name=RDP-Tcp state=Listen
            change before=list call=2 session=1 state=Active user=emil logonAgo=0s
            change before=list call=3 session=4 state=Disconnected name=""
            change before=list call=4 session=4 state=Active name=RDP-Tcp#7
            change before=list call=5 session=4 locked=yes
            change before=list call=6 session=4 locked=no
            change before=list call=7 session=4 name=RDP-Tcp#8
            change before=list call=8 session=5 name=RDP-Tcp#9 state=Connected
            change before=list call=9 session=4 user=mallory logonAgo=1h
            change before=list call=10 session=4 gone=yes
            change before=list call=11 session=5 gone=yes
            """;

    private static final int LOOKS = 10;

    private static final String[] TOLD = {
        "LOGGED_ON emil",
        "DISCONNECTED anna",
        "RECONNECTED anna",
        "LOCKED anna",
        "UNLOCKED anna",
        "RENAMED anna",
        "CONNECTED ",
        "LOGGED_OFF anna",
        "LOGGED_ON mallory",
        "LOGGED_OFF mallory"
    };

    private static final String LOCKING = """
            session id=4 user=anna logonAgo=3h locked=no
            change before=list call=2 session=4 locked=yes
            change before=list call=3 session=4 locked=no
            change before=list call=4 session=4 locked=yes
            """;

    private final ManualTimer timer = new ManualTimer();
    private final Recorder recorder = new Recorder();

    /** A host without events, with a name that no other test's host has, so that its threads can be told from theirs. */
    private static SessionHost host(String scenario) {
        HostAddress address = HostAddress.parse("simulated:monitored-" + HOSTS.incrementAndGet() + ".");
        return new PolledHost(new SimulatedHost(address, Scenario.parse(scenario), () -> ManualTimer.NOW));
    }

    private SessionMonitor monitor(SessionHost host) {
        return monitor(host, () -> timer, SessionMonitor.Threads.DAEMONS);
    }

    private static SessionMonitor monitor(SessionHost host, Supplier<LookTimer> timer, SessionMonitor.Threads threads) {
        return new SessionMonitor(host, Duration.ofSeconds(5), SessionMonitor.QUEUE_LIMIT, timer, threads);
    }

    private static List<String> threads(SessionHost host) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.endsWith(host.address().toString()))
                .sorted()
                .toList();
    }

    private static String lookThread(SessionHost host) {
        return "sessionctl-monitor-" + host.address();
    }

    private static String eventThread(SessionHost host) {
        return "sessionctl-monitor-events-" + host.address();
    }

    @Test
    void pollingTellsEveryKindOfChange() throws Exception {
        try (SessionMonitor monitor = monitor(host(HISTORY))) {
            monitor.subscribe(recorder);
            for (int i = 0; i < LOOKS; i++) {
                timer.look();
            }

            recorder.awaitEvents(TOLD.length + 1);
            assertThat(recorder.events.stream().limit(TOLD.length).map(Recorder::text))
                    .containsExactly(TOLD);
            SessionEvent last = recorder.events.get(TOLD.length);
            assertThat(last.kind()).isEqualTo(SessionEvent.Kind.DISCONNECTED);
            assertThat(last.after()).isNull();
            assertThat(recorder.events)
                    .allSatisfy(event -> assertThat(event.noticed()).isEqualTo(ManualTimer.NOW));
        }
    }

    @Test
    void eventsOfTheHostTellTheSameAsPolling() throws Exception {
        Recorder other = new Recorder();
        SessionHost polled = host(HISTORY);
        EventfulHost eventful =
                new EventfulHost(new SimulatedHost(polled.address(), Scenario.parse(HISTORY), () -> ManualTimer.NOW));
        try (SessionMonitor monitor = monitor(polled)) {
            monitor.subscribe(recorder);
            for (int i = 0; i < LOOKS; i++) {
                timer.look();
            }
            recorder.awaitEvents(TOLD.length + 1);
        }
        ManualTimer onlyEvents = new ManualTimer();
        try (SessionMonitor monitor = monitor(eventful, () -> onlyEvents, SessionMonitor.Threads.DAEMONS)) {
            monitor.subscribe(other);
            for (int i = 0; i < LOOKS; i++) {
                onlyEvents.lookAfter(eventful::signal);
            }
            other.awaitEvents(TOLD.length + 1);
        }

        assertThat(other.events).containsExactlyElementsOf(recorder.events);
    }

    @Test
    void hostWithEventsIsLookedAtFromTimeToTimeToo() throws Exception {
        EventfulHost host = new EventfulHost(host(LOCKING));
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);
            timer.look();

            recorder.awaitTold("LOCKED anna");
        }
    }

    @Test
    void subscriptionBeginsWithWhatIsThere() throws Exception {
        SessionHost host = host("session id=4 user=anna\nchange before=list call=2 session=5 user=emil");
        try (SessionMonitor monitor = monitor(host)) {
            SessionSubscription first = monitor.subscribe(recorder);
            Recorder late = new Recorder();
            SessionSubscription second = monitor.subscribe(late);
            timer.look();

            assertThat(first.sessions()).extracting(SessionInfo::userText).containsExactly("anna");
            assertThat(second.sessions()).extracting(SessionInfo::userText).containsExactly("anna", "emil");
            recorder.awaitTold("LOGGED_ON emil");
            assertThat(late.told).isEmpty();
        }
    }

    @Test
    void lookCostsOneListAndOneReadForEachSessionWithAUser() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        SessionHost host = new ForwardingSessionHost(host(HISTORY)) {
            @Override
            public List<SessionInfo> list() {
                lists.incrementAndGet();
                return super.list();
            }

            @Override
            public SessionInfo read(SessionInfo session) {
                reads.incrementAndGet();
                return super.read(session);
            }
        };
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);
            timer.look();

            assertThat(lists).hasValue(2);
            assertThat(reads).as("anna, then anna and emil").hasValue(3);
        }
    }

    @Test
    void severalListenersShareTheThreadsAndNobodyListeningNeedsNone() throws Exception {
        EventfulHost host = new EventfulHost(host("session id=4 user=anna"));
        SessionMonitor monitor = monitor(host);
        assertThat(threads(host)).isEmpty();

        Recorder other = new Recorder();
        SessionSubscription first = monitor.subscribe(recorder);
        SessionSubscription second = monitor.subscribe(other);
        timer.awaitIdle();
        assertThat(threads(host)).containsExactlyInAnyOrder(lookThread(host), eventThread(host));

        first.close();
        timer.awaitIdle();
        assertThat(threads(host)).containsExactlyInAnyOrder(lookThread(host), eventThread(host));

        second.close();
        assertThat(threads(host)).isEmpty();

        monitor.subscribe(recorder).close();
        assertThat(threads(host)).isEmpty();
        monitor.close();
    }

    @Test
    void hostWithoutEventsCostsOneThread() throws Exception {
        SessionHost host = host(LOCKING);
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);

            await().until(() -> threads(host).equals(List.of(lookThread(host))));
        }
        assertThat(threads(host)).isEmpty();
    }

    @Test
    void slowListenerHoldsNobodyUpAndLosesNothingWithinItsQueue() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Recorder slow = new Recorder() {
            @Override
            public void changed(SessionEvent event) {
                awaitUninterrupted(mayGoOn);
                super.changed(event);
            }
        };
        SessionHost host = host(LOCKING);
        try (SessionMonitor monitor = monitor(host)) {
            SessionSubscription subscription = monitor.subscribe(slow);
            monitor.subscribe(recorder);
            timer.awaitIdle();
            timer.look();
            timer.look();

            recorder.awaitTold("UNLOCKED anna", "LOCKED anna");
            assertThat(slow.told).isEmpty();
            mayGoOn.countDown();
            slow.awaitTold("LOCKED anna", "UNLOCKED anna", "LOCKED anna");
            assertThat(subscription.dropped()).isZero();
            await().until(() -> threads(host).stream().noneMatch(name -> name.contains("listener")));
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsBeyondTheQueueIsDroppedAndCounted() throws Exception {
        CountDownLatch isBusy = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Recorder slow = new Recorder() {
            @Override
            public void changed(SessionEvent event) {
                isBusy.countDown();
                awaitUninterrupted(mayGoOn);
                super.changed(event);
            }
        };
        try (SessionMonitor monitor = new SessionMonitor(
                host(HISTORY), Duration.ofSeconds(5), 2, () -> timer, SessionMonitor.Threads.DAEMONS)) {
            SessionSubscription subscription = monitor.subscribe(slow);
            timer.look();
            isBusy.await();
            for (int i = 1; i < LOOKS; i++) {
                timer.look();
            }

            assertThat(subscription.dropped()).isEqualTo(TOLD.length + 1 - 3);
            mayGoOn.countDown();
            slow.awaitTold(TOLD[0], TOLD[1], TOLD[2]);
        }
    }

    @Test
    void listenerThatThrowsGoesOn() throws Exception {
        Recorder failing = new Recorder() {
            @Override
            public void changed(SessionEvent event) {
                super.changed(event);
                if (events.size() == 1) {
                    throw new IllegalStateException("thrown by a listener, on purpose");
                }
                throw new AssertionError("thrown by a listener, on purpose");
            }
        };
        try (SessionMonitor monitor = monitor(host(LOCKING))) {
            monitor.subscribe(failing);
            timer.look();
            timer.look();
            timer.look();

            failing.awaitTold("LOCKED anna", "UNLOCKED anna", "LOCKED anna");
        }
    }

    @Test
    void failureOfTheHostIsToldOnceAndAfterItComesWhatHasChangedSinceTheLastGoodLook() throws Exception {
        SessionHost host = host("""
                session id=4 user=anna logonAgo=3h
                session id=5 user=emil logonAgo=3h
                change before=list call=3 session=5 gone=yes
                """);
        FailingLooks failing = new FailingLooks(host);
        try (SessionMonitor monitor = monitor(failing)) {
            monitor.subscribe(recorder);
            failing.code = 1722;
            timer.look();
            timer.look();
            assertThat(monitor.lastFailure())
                    .hasValueSatisfying(failure -> assertThat(failure.reason()).isEqualTo(Reason.HOST_UNREACHABLE));
            recorder.awaitTold("lost HOST_UNREACHABLE");

            failing.code = 0;
            timer.look();
            timer.look();

            recorder.awaitTold("lost HOST_UNREACHABLE", "recovered", "LOGGED_OFF emil");
            assertThat(monitor.lastFailure()).isEmpty();
        }
    }

    /** Fails in list with a Win32 code while there is one, or in a way of its own. */
    private static final class FailingLooks extends ForwardingSessionHost {
        volatile int code;
        volatile boolean isBroken;

        FailingLooks(SessionHost host) {
            super(host);
        }

        @Override
        public List<SessionInfo> list() {
            if (isBroken) {
                throw new IllegalStateException("a host that breaks its contract");
            }
            if (code != 0) {
                throw SessionException.ofWin32(SessionOperation.LIST, address().toString(), null, code);
            }
            return super.list();
        }
    }

    @Test
    void hostThatBreaksItsContractIsAFailureToo() throws Exception {
        FailingLooks failing = new FailingLooks(host(LOCKING));
        try (SessionMonitor monitor = monitor(failing)) {
            monitor.subscribe(recorder);
            failing.isBroken = true;
            timer.look();
            failing.isBroken = false;
            timer.look();

            recorder.awaitTold("lost OTHER", "recovered", "LOCKED anna");
        }
    }

    /** What a host throws that breaks its contract, or a system that has no more threads or memory. */
    static List<Throwable> errors() {
        return List.of(
                new OutOfMemoryError("unable to create native thread, on purpose"),
                new AssertionError("on purpose"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorInALookIsAFailureAndTheNextLookComes(Error error) throws Exception {
        AtomicReference<Error> toThrow = new AtomicReference<>();
        SessionHost host = new ForwardingSessionHost(host(LOCKING)) {
            @Override
            public List<SessionInfo> list() {
                if (toThrow.get() != null) {
                    throw toThrow.get();
                }
                return super.list();
            }
        };
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);
            toThrow.set(error);
            timer.look();
            assertThat(monitor.lastFailure())
                    .hasValueSatisfying(failure -> assertThat(failure).hasRootCause(error));
            toThrow.set(null);
            timer.look();

            recorder.awaitTold("lost OTHER", "recovered", "LOCKED anna");
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorInTheWaitForEventsIsFollowedByAnotherTryAfterAGoodLook(Error error) throws Exception {
        AtomicInteger waits = new AtomicInteger();
        SessionHost host = new ForwardingSessionHost(host(LOCKING)) {
            @Override
            public boolean awaitEvent() {
                waits.incrementAndGet();
                throw error;
            }
        };
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);
            await().until(() -> isParked(eventThread(host)));

            timer.look();

            await().untilAtomic(waits, is(2));
        }
        assertThat(threads(host)).isEmpty();
    }

    @Test
    void monitorsOfOneBuilderHaveTimersOfTheirOwn() throws Exception {
        Queue<ManualTimer> timers = new ConcurrentLinkedQueue<>();
        Supplier<LookTimer> making = () -> {
            ManualTimer made = new ManualTimer();
            timers.add(made);
            return made;
        };
        SessionHost host = host(LOCKING);
        try (SessionMonitor one = monitor(host, making, SessionMonitor.Threads.DAEMONS);
                SessionMonitor other = monitor(host, making, SessionMonitor.Threads.DAEMONS)) {
            one.subscribe(recorder);
            other.subscribe(new Recorder());

            assertThat(timers).hasSize(2).doesNotHaveDuplicates();
        }
    }

    /** Refuses a thread while it is asked to. */
    private static final class ScarceThreads implements SessionMonitor.Threads {
        volatile String refused = "none";

        @Override
        public Thread start(String name, Runnable work) {
            if (name.startsWith(refused)) {
                throw new OutOfMemoryError("unable to create native thread, on purpose");
            }
            return DAEMONS.start(name, work);
        }
    }

    @Test
    void eventForWhichNoThreadCanBeStartedIsToldAfterTheNextLook() throws Exception {
        ScarceThreads scarce = new ScarceThreads();
        SessionHost host = host("session id=4 user=anna locked=no\nchange before=list call=2 session=4 locked=yes");
        try (SessionMonitor monitor = monitor(host, () -> timer, scarce)) {
            monitor.subscribe(recorder);
            scarce.refused = "sessionctl-listener";
            timer.look();
            assertThat(monitor.lastFailure()).isEmpty();
            scarce.refused = "none";
            timer.look();

            recorder.awaitTold("LOCKED anna");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessionctl-monitor-simulated", "sessionctl-monitor-events"})
    void subscriptionForWhichNoThreadCanBeStartedFailsAndTheNextOneBeginsAnew(String refused) throws Exception {
        ScarceThreads scarce = new ScarceThreads();
        SessionHost host = host(LOCKING);
        try (SessionMonitor monitor = monitor(host, () -> timer, scarce)) {
            scarce.refused = refused;
            Recorder never = new Recorder();
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> monitor.subscribe(never));
            await().until(() -> threads(host).isEmpty());
            scarce.refused = "none";
            monitor.subscribe(recorder);
            timer.look();

            recorder.awaitTold("UNLOCKED anna");
            assertThat(never.told).isEmpty();
        }
    }

    @Test
    void unreadableSessionCountsAsItIsListedAndMakesNobodyLogOff() throws Exception {
        SessionHost host = host("""
                session id=4 user=anna logonAgo=3h locked=no
                fault in=read session=4 times=1
                fault in=read session=4 error=5 times=1
                fault in=read session=4 error=7022 times=1
                change before=list call=4 session=4 locked=yes
                """);
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);
            timer.look();
            timer.look();
            timer.look();

            recorder.awaitTold("LOCKED anna");
        }
    }

    @Test
    void unreachableHostInTheMiddleOfALookIsAFailureOfTheLook() throws Exception {
        SessionHost host = host("session id=4 user=anna\nfault in=read times=1\nfault in=read error=1722 times=1");
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);
            timer.look();
            timer.look();

            recorder.awaitTold("lost HOST_UNREACHABLE", "recovered");
        }
    }

    @Test
    void subscribingToAHostThatCannotBeAskedFailsAndStartsNothing() {
        SessionHost host = host("session id=0 name=Services\nfault in=list error=1702 times=1");
        try (SessionMonitor monitor = monitor(host)) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> monitor.subscribe(recorder))
                    .extracting(SessionException::reason)
                    .isEqualTo(Reason.SERVICE_NOT_RUNNING);
            assertThat(threads(host)).isEmpty();

            assertThat(monitor.subscribe(recorder).sessions()).hasSize(1);
        }
    }

    @Test
    void failingWaitForEventsIsTriedAgainAfterAGoodLookOnly() throws Exception {
        AtomicInteger waits = new AtomicInteger();
        SessionHost host = new ForwardingSessionHost(host(LOCKING)) {
            @Override
            public boolean awaitEvent() {
                waits.incrementAndGet();
                throw SessionException.ofWin32(SessionOperation.EVENT, address().toString(), null, 1722);
            }
        };
        try (SessionMonitor monitor = monitor(host)) {
            monitor.subscribe(recorder);
            await().until(() -> threads(host).contains(eventThread(host)) && isParked(eventThread(host)));
            assertThat(waits).hasValue(1);
            assertThat(timer.isToBeRaised())
                    .as("a wait that fails at once brings no look and no further try")
                    .isFalse();

            timer.look();

            await().untilAtomic(waits, is(2));
        }
        assertThat(threads(host)).isEmpty();
    }

    private static boolean isParked(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name) && thread.getState() == Thread.State.WAITING);
    }

    @Test
    void closeDuringAWaitForEventsEndsBothThreads() throws Exception {
        EventfulHost host = new EventfulHost(host(LOCKING));
        SessionMonitor monitor = monitor(host);
        monitor.subscribe(recorder);
        await().until(() -> isParked(eventThread(host)));

        monitor.close();

        assertThat(threads(host)).isEmpty();
        assertThat(host.endings()).isPositive();
        assertThat(host.list()).as("the host stays open").isNotEmpty();
    }

    @Test
    void closeDuringALookTellsNothingAndDoesNotWaitForTheHostForEver() throws Exception {
        CountDownLatch isLooking = new CountDownLatch(1);
        CountDownLatch hostAnswers = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        SessionHost host = new ForwardingSessionHost(host(LOCKING)) {
            @Override
            public List<SessionInfo> list() {
                if (looks.incrementAndGet() == 2) {
                    isLooking.countDown();
                    boolean isAnswered = false;
                    while (!isAnswered) {
                        try {
                            hostAnswers.await();
                            isAnswered = true;
                        } catch (InterruptedException e) {
                            // As a native call: an interrupt does not end it.
                            isAnswered = false;
                        }
                    }
                }
                return super.list();
            }
        };
        SessionMonitor monitor = monitor(host);
        monitor.subscribe(recorder);
        timer.awaitIdle();
        timer.raise();
        isLooking.await();

        monitor.close();

        assertThat(threads(host)).as("left behind, and parked").containsExactly(lookThread(host));
        hostAnswers.countDown();
        await().until(() -> threads(host).isEmpty());
        assertThat(recorder.told).isEmpty();
    }

    @Test
    void listenerMayCloseItsOwnSubscription() throws Exception {
        SessionHost host = host(LOCKING);
        try (SessionMonitor monitor = monitor(host)) {
            SessionSubscription[] own = new SessionSubscription[1];
            own[0] = monitor.subscribe(event -> {
                recorder.changed(event);
                own[0].close();
            });
            timer.raise();

            recorder.awaitTold("LOCKED anna");
            await().until(() -> threads(host).isEmpty());
        }
    }

    @Test
    void closedMonitorTakesNoListener() {
        SessionMonitor monitor = monitor(host(LOCKING));
        monitor.close();
        monitor.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> monitor.subscribe(recorder))
                .withMessageContaining("has been closed");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        SessionHost host = host(LOCKING);

        assertThatIllegalArgumentException().isThrownBy(() -> new SessionMonitor(host, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionMonitor(host, Duration.ofDays(1), 0));
    }

    @Test
    void systemTimerLooksAtOnceWhenRaisedThenWhenRaisedLaterAndAfterItsIntervalOtherwise() throws Exception {
        LookTimer system = new LookTimer();
        system.raise();
        system.raise();

        system.await(Duration.ofDays(1));
        system.await(Duration.ofMillis(1));
        system.raiseAfter(Duration.ofMillis(1));
        system.await(Duration.ofDays(1));
        system.raiseAfter(Duration.ofMillis(50));
        system.raise();
        system.await(Duration.ofDays(1));
        system.await(Duration.ofDays(1));
        assertThat(system.now()).isNotNull();
    }
}
