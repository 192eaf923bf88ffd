package io.github.sessionctl.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.EventfulUnderTest;
import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a monitor tells of every host that can be watched, whether the host tells its events or is looked at from time to time. */
public interface MonitorContract extends EventfulUnderTest {

    /** A machine whose sessions have much to go through. */
    String WATCHED = """
            host own=0 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Connected
            session id=4 name=RDP-Tcp#1 user=anna domain=BUILD logonAgo=3h locked=no
            session id=5 state=Disconnected user=dana domain=CORP logonAgo=26h
            session id=6 name=RDP-Tcp#2 user=lena domain=CORP logonAgo=2h locked=yes
            session id=65536 name=RDP-Tcp state=Listen
            """;

    /** Changes for each of which Windows has an event. */
    List<String> HISTORY = List.of(
            "session=1 state=Active user=emil domain=BUILD logonAgo=0s",
            "session=4 state=Disconnected name=\"\"",
            "session=4 state=Active name=RDP-Tcp#7",
            "session=4 name=RDP-Tcp#8",
            "session=7 name=RDP-Tcp#9 state=Connected",
            "session=4 gone=yes");

    /** What is told of each. */
    List<String> TOLD = List.of(
            "LOGGED_ON 1 Console Connected - UNKNOWN -> 1 Console Active BUILD\\emil UNKNOWN",
            "DISCONNECTED 4 RDP-Tcp#1 Active BUILD\\anna UNLOCKED -> 4  Disconnected BUILD\\anna UNLOCKED",
            "RECONNECTED 4  Disconnected BUILD\\anna UNLOCKED -> 4 RDP-Tcp#7 Active BUILD\\anna UNLOCKED",
            "RENAMED 4 RDP-Tcp#7 Active BUILD\\anna UNLOCKED -> 4 RDP-Tcp#8 Active BUILD\\anna UNLOCKED",
            "CONNECTED none -> 7 RDP-Tcp#9 Connected - UNKNOWN",
            "LOGGED_OFF 4 RDP-Tcp#8 Active BUILD\\anna UNLOCKED -> none");

    private static SessionMonitor monitor(SessionHost host, LookTimer timer) {
        return new SessionMonitor(
                host, Duration.ofDays(1), SessionMonitor.QUEUE_LIMIT, () -> timer, SessionMonitor.Threads.DAEMONS);
    }

    private static String text(SessionEvent event) {
        return event.kind() + " " + text(event.before()) + " -> " + text(event.after());
    }

    private static String text(@Nullable SessionInfo row) {
        return row == null
                ? "none"
                : row.id() + " " + row.name() + " " + row.state() + " " + (row.user() == null ? "-" : row.userText())
                        + " " + row.lock();
    }

    private static void assertTold(Recorder recorder, List<String> expected) {
        recorder.awaitEvents(expected.size());
        assertThat(recorder.events.stream().map(MonitorContract::text)).containsExactlyElementsOf(expected);
    }

    /** The monitor's own threads for this host. */
    private static List<String> threads(SessionHost host) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sessionctl-monitor-") && name.endsWith("-" + host.address()))
                .toList();
    }

    /** Lets something happen while the monitor waits for it, and waits until it has looked because of that. */
    private void happenAndBeSeen(SessionHost host, ManualTimer timer, String change) throws Exception {
        awaitWaits(host, 0);
        timer.lookAfter(() -> happen(host, change));
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void eventsOfTheHostTellEachChangeWithTheRowsBeforeAndAfter() throws Exception {
        ManualTimer timer = new ManualTimer();
        Recorder recorder = new Recorder();
        try (SessionHost host = open(WATCHED);
                SessionMonitor monitor = monitor(host, timer)) {
            monitor.subscribe(recorder);
            for (String change : HISTORY) {
                happenAndBeSeen(host, timer, change);
            }

            assertTold(recorder, TOLD);
        }
    }

    @Tag(SEVERAL_THREADS)
    @ParameterizedTest
    @ValueSource(ints = {50, 120})
    default void pollingTellsTheSameWhereTheHostHasNoEvents(int error) throws Exception {
        ManualTimer timer = new ManualTimer();
        Recorder recorder = new Recorder();
        try (SessionHost host = open(WATCHED + "fault in=event error=" + error);
                SessionMonitor monitor = monitor(host, timer)) {
            monitor.subscribe(recorder);
            await().until(() -> threads(host).size() == 1);
            for (String change : HISTORY) {
                happen(host, change);
                timer.look();
            }

            assertTold(recorder, TOLD);
        }
    }

    @Tag(SEVERAL_THREADS)
    @ParameterizedTest
    @CsvSource({
        "session=4 locked=yes, 4 RDP-Tcp#1 Active BUILD\\anna, UNLOCKED, LOCKED",
        "session=6 locked=no, 6 RDP-Tcp#2 Active CORP\\lena, LOCKED, UNLOCKED"
    })
    default void lockingIsFoundByTheNextLookByTime(String change, String row, String before, String after)
            throws Exception {
        ManualTimer timer = new ManualTimer();
        Recorder recorder = new Recorder();
        try (SessionHost host = open(WATCHED);
                SessionMonitor monitor = monitor(host, timer)) {
            monitor.subscribe(recorder);
            awaitWaits(host, 0);
            happen(host, change);

            timer.look();

            assertTold(recorder, List.of(after + " " + row + " " + before + " -> " + row + " " + after));
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void whatIsDoneThroughTheHostIsToldToo() throws Exception {
        ManualTimer timer = new ManualTimer();
        Recorder recorder = new Recorder();
        try (SessionHost host = open(WATCHED);
                SessionMonitor monitor = monitor(host, timer)) {
            monitor.subscribe(recorder);
            awaitWaits(host, 0);
            timer.lookAfter(() -> host.disconnect(new SessionId(6)));
            awaitWaits(host, 0);
            timer.lookAfter(() -> host.requestLogoff(new SessionId(5)));

            recorder.awaitTold("DISCONNECTED CORP\\lena", "LOGGED_OFF CORP\\dana");
        }
    }

    /** The interval is a day: only a look right after the wait has begun can find it. */
    @Tag(SEVERAL_THREADS)
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    default void whatHappensRightBeforeAWaitIsNotLostUntilTheNextPoll(int beforeWait) throws Exception {
        Recorder recorder = new Recorder();
        try (SessionHost host = open(WATCHED)) {
            AtomicInteger begun = new AtomicInteger();
            AtomicInteger lists = new AtomicInteger();
            SessionHost slowToWait = new ForwardingSessionHost(host) {
                @Override
                public List<SessionInfo> list() {
                    List<SessionInfo> rows = super.list();
                    lists.incrementAndGet();
                    return rows;
                }

                @Override
                public boolean awaitEvent() {
                    if (begun.incrementAndGet() == beforeWait) {
                        // The look for what came before is over, so it cannot show what happens now.
                        await().until(() -> lists.get() >= beforeWait);
                        happen(host, "session=5 gone=yes");
                    }
                    return super.awaitEvent();
                }
            };
            try (SessionMonitor monitor = monitor(slowToWait, new LookTimer())) {
                monitor.subscribe(recorder);
                awaitWaits(host, 0);
                if (beforeWait == 2) {
                    happen(host, "session=6 gone=yes");
                }

                await().until(() -> recorder.told.contains("LOGGED_OFF CORP\\dana"));
            }
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void waitThatFailsOnceIsTriedAgainAfterAGoodLookAndWorks() throws Exception {
        ManualTimer timer = new ManualTimer();
        Recorder recorder = new Recorder();
        try (SessionHost host = open(WATCHED + "fault in=event error=1722 times=1");
                SessionMonitor monitor = monitor(host, timer)) {
            monitor.subscribe(recorder);
            // A look may be over before the wait has failed; then another one is what it waits for.
            while (waits(host) == 0) {
                timer.look();
            }

            happenAndBeSeen(host, timer, "session=4 gone=yes");

            recorder.awaitTold("LOGGED_OFF BUILD\\anna");
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void severalListenersShareOneLookAndOneWait() throws Exception {
        ManualTimer timer = new ManualTimer();
        Recorder recorder = new Recorder();
        Recorder other = new Recorder();
        try (SessionHost host = open(WATCHED);
                SessionMonitor monitor = monitor(host, timer)) {
            monitor.subscribe(recorder);
            monitor.subscribe(other);
            awaitWaits(host, 0);
            assertThat(waits(host)).isEqualTo(1);
            assertThat(threads(host)).hasSize(2);

            happenAndBeSeen(host, timer, "session=4 gone=yes");

            recorder.awaitTold("LOGGED_OFF BUILD\\anna");
            other.awaitTold("LOGGED_OFF BUILD\\anna");
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void closingTheMonitorEndsTheWaitAndTheThreadsAndLeavesTheHostOpen() throws Exception {
        try (SessionHost host = open(WATCHED)) {
            SessionMonitor monitor = monitor(host, new ManualTimer());
            monitor.subscribe(new Recorder());
            awaitWaits(host, 0);

            monitor.close();

            assertThat(threads(host)).isEmpty();
            assertThat(waits(host)).isZero();
            assertThat(host.list()).hasSize(6);
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void closingTheHostUnderAMonitorLeavesNoWaitBehind() throws Exception {
        Recorder recorder = new Recorder();
        ManualTimer timer = new ManualTimer();
        SessionHost host = open(WATCHED);
        try (SessionMonitor monitor = monitor(host, timer)) {
            monitor.subscribe(recorder);
            awaitWaits(host, 0);

            host.close();
            timer.look();

            recorder.awaitTold("lost CONNECTION_CLOSED");
            await().until(() -> waits(host) == 0);
        }
        assertThat(threads(host)).isEmpty();
    }
}
