package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hosts and more that somebody reads one after the other. */
@Timeout(60)
class ReadAheadTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration STALE = Duration.ofSeconds(2);

    private final ManualClock clock = new ManualClock();
    private final ReadAhead registration = new ReadAhead();
    private final List<SnapshotCache> caches = new ArrayList<>();
    private final WatchedHost first = new WatchedHost(WatchedHost.AGENT);
    private final WatchedHost second = new WatchedHost(WatchedHost.AGENT);
    private final SnapshotCache firstCache = cache(first);
    private final SnapshotCache secondCache = cache(second);

    private SnapshotCache cache(WatchedHost host) {
        SnapshotCache cache =
                new SnapshotCache("simulated", () -> SessionListing.of(host), clock, FOR_EVER, registration);
        caches.add(cache);
        return cache;
    }

    @AfterEach
    void close() {
        first.answer();
        second.answer();
        caches.forEach(SnapshotCache::close);
    }

    @Test
    void hostThatIsAskedForAsWellIsReadWhenTheOtherOneIs() {
        firstCache.reading();
        secondCache.reading();
        clock.advance(STALE);

        firstCache.reading();

        await().until(() -> second.count(SessionOperation.LIST) == 2);
    }

    @Test
    void hostThatHasJustBeenRegisteredIsReadWithTheFirst() {
        firstCache.reading();

        await().until(() -> second.count(SessionOperation.LIST) == 1);
    }

    @Test
    void hostThatNobodyHasAskedForLatelyIsNotRead() {
        firstCache.reading();
        secondCache.reading();
        clock.advance(Duration.ofMinutes(3));

        firstCache.reading();

        assertThat(second.count(SessionOperation.LIST)).isEqualTo(1);
    }

    @Test
    void readingAheadThatNobodyWantedIsTheLast() {
        firstCache.reading();
        secondCache.reading();
        clock.advance(STALE);
        firstCache.reading();
        await().until(() -> second.count(SessionOperation.LIST) == 2);

        clock.advance(STALE);
        firstCache.reading();
        clock.advance(STALE);
        firstCache.reading();

        assertThat(second.count(SessionOperation.LIST)).isEqualTo(2);
    }

    @Test
    void whoComesToAHostThatHangsFindsThatItsTimeHasRunAlready() {
        firstCache.reading();
        secondCache.reading();
        clock.advance(STALE);
        second.hang();
        firstCache.reading();
        await().until(() -> second.count(SessionOperation.LIST) == 2);
        clock.advance(FOR_EVER);

        assertThat(secondCache.reading().error()).contains("has not answered");
    }

    @Test
    void hostsAreReadAheadAFewAtATimeAndEachOfThem() {
        List<WatchedHost> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            WatchedHost host = new WatchedHost(WatchedHost.AGENT);
            many.add(host);
            cache(host).reading();
            host.hang();
        }
        firstCache.reading();
        clock.advance(STALE);

        firstCache.reading();

        await().until(() -> begun(many) == 32);
        many.get(0).answer();
        await().until(() -> begun(many) == 33);
        many.forEach(WatchedHost::answer);
        await().until(() -> begun(many) == 40);
    }

    private static long begun(List<WatchedHost> hosts) {
        return hosts.stream()
                .filter(host -> host.count(SessionOperation.LIST) == 2)
                .count();
    }
}
