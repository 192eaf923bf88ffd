package io.github.sessionctl.jmx;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.jmx.SnapshotCache.Reading;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.RunClock;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The MBean of one host: shows what the cache has, and does what its operations are asked for. Owns the host. */
final class SessionHostBean extends HostOperations implements AutoCloseable {

    /** How long a getter waits for a host that does not answer, and a closed MBean for its last reading. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SnapshotCache cache;
    private final SessionNotifier notifier;
    private final @Nullable CleanupRounds cleanup;

    SessionHostBean(SessionHost host, SessionJmxOptions options, RunClock clock, Duration patience) {
        super(host, options, clock);
        cache = new SnapshotCache(
                host.address().toString(), () -> SessionListing.of(host), clock, patience, options.readAhead());
        notifier = new SessionNotifier(host, options.pollInterval(), desk::hasLoggedOff);
        cleanup = options.cleanup()
                .map(schedule -> new CleanupRounds(schedule, this))
                .orElse(null);
    }

    /** Begins the clean-up, if there is one. Apart from the constructor, so that nothing runs on a host whose MBean is not there. */
    void start() {
        if (cleanup != null) {
            cleanup.start();
        }
    }

    @Override
    void changed() {
        cache.invalidate();
    }

    @Override
    public String getHostName() {
        String machine = host.address().kind() == HostAddress.Kind.LOCAL ? System.getenv("COMPUTERNAME") : null;
        return machine == null ? host.address().toString() : machine;
    }

    @Override
    public String getVersion() {
        return Version.TEXT;
    }

    private <T> T shown(T beforeTheFirst, Function<SessionListing, T> of) {
        SessionListing listing = cache.reading().listing();
        return listing == null ? beforeTheFirst : of.apply(listing);
    }

    @Override
    public List<SessionRow> getSessions() {
        return shown(
                List.of(),
                listing -> listing.sessions().stream()
                        .map(session -> SessionRow.of(session, listing.special()))
                        .toList());
    }

    @Override
    public List<String> getSessionTable() {
        Reading reading = cache.reading();
        List<String> lines = new ArrayList<>();
        if (!reading.error().isEmpty()) {
            lines.add("NOT CURRENT: " + reading.error());
        }
        if (reading.listing() != null) {
            lines.addAll(reading.listing().table(ZoneId.systemDefault()));
        }
        return lines;
    }

    @Override
    public int getSessionCount() {
        return shown(-1, listing -> listing.sessions().size());
    }

    @Override
    public int getActiveCount() {
        return shown(-1, listing -> (int) users(listing, ConnectState.ACTIVE).count());
    }

    @Override
    public int getDisconnectedCount() {
        return shown(
                -1, listing -> (int) users(listing, ConnectState.DISCONNECTED).count());
    }

    @Override
    public long getLongestDisconnectedSeconds() {
        return shown(
                -1L,
                listing -> users(listing, ConnectState.DISCONNECTED)
                        .flatMap(session -> Stream.ofNullable(session.times()))
                        .flatMap(times -> times.sinceDisconnect().stream())
                        .mapToLong(Duration::toSeconds)
                        .max()
                        .orElse(0));
    }

    private static Stream<SessionInfo> users(SessionListing listing, ConnectState state) {
        return listing.sessions().stream().filter(session -> session.user() != null && session.state() == state);
    }

    @Override
    public Map<String, Integer> getCountByState() {
        return shown(Map.of(), listing -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            Stream.of(ConnectState.values()).forEach(state -> counts.put(state.windowsName(), 0));
            listing.sessions().forEach(session -> counts.merge(session.state().windowsName(), 1, Integer::sum));
            return counts;
        });
    }

    @Override
    public long getLogoffSucceededCount() {
        return desk.succeeded.get();
    }

    @Override
    public long getLogoffFailedCount() {
        return desk.failed.get();
    }

    @Override
    public long getReadFailureCount() {
        return cache.failures();
    }

    @Override
    public List<LogoffRow> getLastReport() {
        return desk.lastReport();
    }

    @Override
    public String getLastError() {
        return cache.reading().error();
    }

    @Override
    public String getLastRefresh() {
        Instant readAt = cache.reading().readAt();
        return readAt == null ? "" : readAt.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public int getHangingCallCount() {
        String name = host.address().toString();
        return (int) CallThreads.shared().hangingCalls().stream()
                .filter(call -> call.host().toString().equalsIgnoreCase(name))
                .count();
    }

    /** What tells clients of changes. */
    SessionNotifier notifier() {
        return notifier;
    }

    /** Ends clean-up, runs and notifications, then closes the host. */
    @Override
    public void close() {
        if (cleanup != null) {
            cleanup.close();
        }
        desk.close();
        notifier.close();
        cache.close();
        host.close();
    }
}
