package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.jmx.SnapshotCache.Reading;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SnapshotCacheTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final ManualClock clock = new ManualClock();

    @Test
    void readingIsSharedForASecondAndThenRenewed() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        try (SnapshotCache cache = cache(host, LONG)) {
            Reading first = cache.reading();
            clock.advance(Duration.ofSeconds(1));
            assertThat(cache.reading()).isSameAs(first);
            assertThat(host.count(SessionOperation.LIST)).isEqualTo(1);

            clock.advance(Duration.ofMillis(1));
            assertThat(cache.reading().readAt()).isAfter(first.readAt());
            assertThat(host.count(SessionOperation.LIST)).isEqualTo(2);
        }
    }

    @Test
    void readersAtTheSameTimeShareOneReading() throws Exception {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try (SnapshotCache cache = cache(host, LONG)) {
            host.hang();
            List<Future<Reading>> readings = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                readings.add(readers.submit(cache::reading));
            }
            await().until(() -> host.count(SessionOperation.LIST) == 1);
            host.answer();

            for (Future<Reading> reading : readings) {
                assertThat(sessions(reading.get())).isEqualTo(6);
            }
            assertThat(host.count(SessionOperation.LIST)).isEqualTo(1);
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void hostThatHangsLeavesTheLastReadingAndSaysSo() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        try (SnapshotCache cache = cache(host, SHORT)) {
            cache.reading();
            host.hang();
            clock.advance(Duration.ofSeconds(5));

            Reading hanging = cache.reading();
            assertThat(sessions(hanging)).isEqualTo(6);
            assertThat(hanging.error()).startsWith("simulated has not answered");
            clock.advance(Duration.ofSeconds(90));
            assertThat(cache.reading().error()).startsWith("simulated has not answered for 1m 30s");
            assertThat(cache.failures()).isEqualTo(1);
            assertThat(host.count(SessionOperation.LIST)).isEqualTo(2);

            host.answer();
            await().untilAsserted(() -> assertThat(cache.reading().error()).isEmpty());
            assertThat(cache.failures()).isEqualTo(1);
        }
    }

    @Test
    void hostThatHangsFromTheBeginningIsNotWaitedForTwice() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        host.hang();
        try (SnapshotCache cache = cache(host, SHORT)) {
            assertThat(cache.reading().listing()).isNull();
            long start = System.nanoTime();
            for (int i = 0; i < 10_000; i++) {
                assertThat(cache.reading().error()).isNotEmpty();
            }
            // Waiting each time would take 300 seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void failureIsCountedOnceForEachReadingAndEndsWithTheNextSuccess() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT + "fault in=list error=1722 times=2");
        try (SnapshotCache cache = cache(host, LONG)) {
            assertThat(cache.reading().error()).contains("cannot be reached");
            assertThat(cache.reading().error()).contains("cannot be reached");
            assertThat(cache.failures()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(2));
            cache.reading();
            assertThat(cache.failures()).isEqualTo(2);

            clock.advance(Duration.ofSeconds(2));
            assertThat(cache.reading().error()).isEmpty();
            assertThat(sessions(cache.reading())).isEqualTo(6);
            assertThat(cache.failures()).isEqualTo(2);
        }
    }

    @Test
    void hostThatWasSlowIsNotWaitedForAgainUntilItHasAnsweredInTime() throws Exception {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        Duration day = Duration.ofDays(1);
        Semaphore answers = new Semaphore(1);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (SnapshotCache cache = new SnapshotCache(
                "slow",
                () -> {
                    answers.acquireUninterruptibly();
                    return SessionListing.of(host);
                },
                clock,
                day,
                new ReadAhead())) {
            cache.reading();
            clock.advance(Duration.ofSeconds(2));
            Future<Reading> waiting = reader.submit(cache::reading);
            await().until(() -> threads("sessionctl-read-slow") == 1);
            clock.advance(day);
            answers.release();
            waiting.get();
            await().until(() -> threads("sessionctl-read-slow") == 0);
            assertThat(cache.failures()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(2));
            Reading atOnce = cache.reading();
            assertThat(sessions(atOnce)).isEqualTo(6);
            assertThat(atOnce.error()).startsWith("slow was slow to answer the last time");
            answers.release();
            await().until(() -> threads("sessionctl-read-slow") == 0);

            clock.advance(Duration.ofSeconds(2));
            answers.release();
            assertThat(cache.reading().error()).isEmpty();
            assertThat(cache.failures()).isEqualTo(1);
        } finally {
            reader.shutdownNow();
        }
    }

    /** As a host is refused for a while after it has failed to answer, without being asked. */
    @Test
    void hostThatWasSlowIsNotWaitedForAgainAfterAFailureThatCameAtOnce() throws Exception {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        Duration day = Duration.ofDays(1);
        Semaphore answers = new Semaphore(0);
        AtomicBoolean isRefused = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (SnapshotCache cache = new SnapshotCache(
                "refused",
                () -> {
                    if (isRefused.get()) {
                        throw new IllegalStateException("not asked again");
                    }
                    answers.acquireUninterruptibly();
                    return SessionListing.of(host);
                },
                clock,
                day,
                new ReadAhead())) {
            Future<Reading> waiting = reader.submit(cache::reading);
            await().until(() -> threads("sessionctl-read-refused") == 1);
            clock.advance(day);
            answers.release();
            waiting.get();
            await().until(() -> threads("sessionctl-read-refused") == 0);

            isRefused.set(true);
            clock.advance(Duration.ofSeconds(2));
            cache.reading();
            await().until(() -> threads("sessionctl-read-refused") == 0);

            isRefused.set(false);
            clock.advance(Duration.ofSeconds(2));
            Future<Reading> atOnce = reader.submit(cache::reading);
            assertThat(atOnce.get(10, TimeUnit.SECONDS).error()).isEqualTo("not asked again");
            answers.release();
            await().until(() -> threads("sessionctl-read-refused") == 0);
            assertThat(cache.reading().error()).isEmpty();
        } finally {
            answers.release();
            reader.shutdownNow();
        }
    }

    @Test
    void failureThatIsNoSessionExceptionIsShownToo() {
        try (SnapshotCache cache = new SnapshotCache(
                "h",
                () -> {
                    throw new UnsatisfiedLinkError("no wtsapi32");
                },
                clock,
                LONG,
                new ReadAhead())) {
            assertThat(cache.reading().error()).isEqualTo("no wtsapi32");
        }
    }

    @Test
    void invalidatedReadingIsRenewedAtOnceAlsoWhenItIsStillUnderWay() throws Exception {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (SnapshotCache cache = cache(host, LONG)) {
            host.hang();
            Future<Reading> reading = reader.submit(cache::reading);
            await().until(() -> host.count(SessionOperation.LIST) == 1);
            cache.invalidate();
            host.answer();
            reading.get();
            cache.reading();
            assertThat(host.count(SessionOperation.LIST)).isEqualTo(2);
        } finally {
            reader.shutdownNow();
        }
    }

    @Test
    @Timeout(30)
    void whoReadsIsAnsweredAlsoWhenEveryReadingIsOutdatedBeforeItsEnd() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        AtomicReference<SnapshotCache> busy = new AtomicReference<>();
        try (SnapshotCache cache = new SnapshotCache(
                "busy",
                () -> {
                    busy.get().invalidate();
                    return SessionListing.of(host);
                },
                clock,
                LONG,
                new ReadAhead())) {
            busy.set(cache);

            assertThat(cache.reading().listing()).isNotNull();

            assertThat(host.count(SessionOperation.LIST)).isEqualTo(1);
        }
    }

    @Test
    void closeEndsTheThreadOfAReadingThatHangs() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);
        host.hang();
        SnapshotCache cache = new SnapshotCache("hangs", () -> SessionListing.of(host), clock, SHORT, new ReadAhead());
        cache.reading();
        assertThat(threads("sessionctl-read-hangs")).isOne();

        cache.close();

        await().untilAsserted(() -> assertThat(threads("sessionctl-read-hangs")).isZero());
    }

    private SnapshotCache cache(WatchedHost host, Duration patience) {
        return new SnapshotCache("simulated", () -> SessionListing.of(host), clock, patience, new ReadAhead());
    }

    private static int sessions(Reading reading) {
        return Objects.requireNonNull(reading.listing()).sessions().size();
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }
}
