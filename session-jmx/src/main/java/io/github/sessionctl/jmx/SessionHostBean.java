package io.github.sessionctl.jmx;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRequest;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.RunClock;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The MBean of one host: shows what the cache has, and hands orders that make sense to the desk. Owns the host. */
final class SessionHostBean implements SessionHostMXBean, AutoCloseable {

    /** How long a getter waits for a host that does not answer, and a closed MBean for its last reading. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int NOT_KNOWN = -1;

    private final SessionHost host;
    private final boolean isReadOnly;
    private final SnapshotCache cache;
    private final LogoffDesk desk;

    SessionHostBean(SessionHost host, boolean isReadOnly, Duration timeout, RunClock clock, Duration patience) {
        this.host = host;
        this.isReadOnly = isReadOnly;
        cache = new SnapshotCache(host.address().toString(), () -> SessionListing.of(host), clock, patience);
        desk = new LogoffDesk(host, new LogoffRunner(timeout, clock), timeout.plus(timeout));
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

    @Override
    public boolean isReadOnly() {
        return isReadOnly;
    }

    @Override
    public List<SessionRow> getSessions() {
        SessionListing listing = cache.reading().listing();
        return listing == null
                ? List.of()
                : listing.sessions().stream()
                        .map(session -> SessionRow.of(session, listing.special()))
                        .toList();
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
        SessionListing listing = cache.reading().listing();
        return listing == null ? NOT_KNOWN : listing.sessions().size();
    }

    @Override
    public int getActiveCount() {
        return users(ConnectState.ACTIVE);
    }

    @Override
    public int getDisconnectedCount() {
        return users(ConnectState.DISCONNECTED);
    }

    private int users(ConnectState state) {
        SessionListing listing = cache.reading().listing();
        return listing == null
                ? NOT_KNOWN
                : (int) listing.sessions().stream()
                        .filter(session -> session.user() != null && session.state() == state)
                        .count();
    }

    @Override
    public Map<String, Integer> getCountByState() {
        SessionListing listing = cache.reading().listing();
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (listing != null) {
            for (ConnectState state : ConnectState.values()) {
                counts.put(state.windowsName(), 0);
            }
            listing.sessions().forEach(session -> counts.merge(session.state().windowsName(), 1, Integer::sum));
        }
        return counts;
    }

    @Override
    public long getLogoffSucceededCount() {
        return desk.succeeded();
    }

    @Override
    public long getLogoffFailedCount() {
        return desk.failed();
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
        Reading reading = cache.reading();
        return reading.readAt() == null
                ? ""
                : reading.readAt().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public String logoff(int sessionId, @Nullable String user) {
        return action(() -> {
            SessionId id = OperationInput.sessionId(sessionId);
            UserPattern expected = OperationInput.user(user);
            return desk.logoff(LogoffRequest.of(id).onlyIfUsedBy(expected)).toLine();
        });
    }

    @Override
    public List<LogoffRow> logoffDisconnected(@Nullable String disconnectedFor) {
        return action(() -> desk.logoff(disconnected(disconnectedFor)));
    }

    @Override
    public List<LogoffRow> planLogoffDisconnected(@Nullable String disconnectedFor) {
        return failingAsJdk(() -> desk.plan(disconnected(disconnectedFor)));
    }

    private static LogoffPolicy disconnected(@Nullable String disconnectedFor) {
        return LogoffPolicy.disconnected()
                .disconnectedFor(OperationInput.duration("disconnectedFor", disconnectedFor))
                .build();
    }

    /** What every operation that changes something goes through. */
    private <T> T action(Supplier<T> operation) {
        if (isReadOnly) {
            throw new UnsupportedOperationException("Nothing has been changed: this MBean is read-only.");
        }
        try {
            return failingAsJdk(operation);
        } finally {
            cache.invalidate();
        }
    }

    /** Clients do not have our exceptions: what crosses JMX is a JDK exception, with no cause of ours. */
    private static <T> T failingAsJdk(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (SessionException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    @Override
    public void close() {
        cache.close();
        host.close();
    }
}
