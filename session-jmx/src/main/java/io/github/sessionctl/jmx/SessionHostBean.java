package io.github.sessionctl.jmx;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.RunClock;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The MBean of one host: shows what the cache has, and hands orders that make sense to the desk. Owns the host. */
final class SessionHostBean implements SessionHostMXBean, AutoCloseable {

    /** How long a getter waits for a host that does not answer, and a closed MBean for its last reading. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int NOT_KNOWN = -1;

    private final SessionHost host;
    private final boolean isReadOnly;
    private final SessionJmxOptions options;
    private final SnapshotCache cache;
    private final LogoffDesk desk;
    private final HostOperations operations;
    private final SessionNotifier notifier;
    private final @Nullable CleanupRounds cleanup;

    SessionHostBean(SessionHost host, SessionJmxOptions options, RunClock clock, Duration patience) {
        this.host = host;
        this.options = options;
        isReadOnly = options.isReadOnly();
        cache = new SnapshotCache(
                host.address().toString(), () -> SessionListing.of(host), clock, patience, options.readAhead());
        desk = new LogoffDesk(
                host,
                new LogoffRunner(options.timeout(), LogoffRunner.OLDEST_PLAN, clock),
                options.timeout().plus(options.timeout()));
        operations = new HostOperations(host, desk, isReadOnly, options.audit(), clock::now, cache::invalidate);
        notifier = new SessionNotifier(host, options.pollInterval(), desk::hasLoggedOff);
        cleanup = options.cleanup()
                .map(schedule -> new CleanupRounds(
                        host.address().toString(), schedule, desk, options.audit(), clock::now, cache::invalidate))
                .orElse(null);
    }

    /** Begins the clean-up, if there is one. Apart from the constructor, so that nothing runs on a host whose MBean is not there. */
    void start() {
        if (cleanup != null) {
            cleanup.start();
        }
    }

    /** Whether it cleans up by this schedule. */
    boolean cleansUpBy(CleanupSchedule schedule) {
        return options.cleanup().filter(schedule::equals).isPresent();
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

    @Override
    public long getLongestDisconnectedSeconds() {
        SessionListing listing = cache.reading().listing();
        return listing == null
                ? NOT_KNOWN
                : users(listing, ConnectState.DISCONNECTED)
                        .flatMap(session -> Stream.ofNullable(session.times()))
                        .flatMap(times -> times.sinceDisconnect().stream())
                        .mapToLong(Duration::toSeconds)
                        .max()
                        .orElse(0);
    }

    private int users(ConnectState state) {
        SessionListing listing = cache.reading().listing();
        return listing == null ? NOT_KNOWN : (int) users(listing, state).count();
    }

    private static Stream<SessionInfo> users(SessionListing listing, ConnectState state) {
        return listing.sessions().stream().filter(session -> session.user() != null && session.state() == state);
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
    public int getHangingCallCount() {
        return (int) CallThreads.shared().hangingCalls().stream()
                .filter(call ->
                        call.host().toString().equalsIgnoreCase(host.address().toString()))
                .count();
    }

    @Override
    public String logoff(int sessionId, @Nullable String user) {
        return operations.logoff(sessionId, user);
    }

    @Override
    public List<LogoffRow> logoffUser(@Nullable String user) {
        return operations.logoffUser(user);
    }

    @Override
    public List<LogoffRow> logoffDisconnected(@Nullable String disconnectedFor) {
        return operations.logoffDisconnected(disconnectedFor);
    }

    @Override
    public List<LogoffRow> planLogoffDisconnected(@Nullable String disconnectedFor) {
        return operations.planLogoffDisconnected(disconnectedFor);
    }

    @Override
    public List<LogoffRow> logoffIdle(@Nullable String idleFor, @Nullable String message, int graceSeconds) {
        return operations.logoffIdle(idleFor, message, graceSeconds);
    }

    @Override
    public List<LogoffRow> logoffAll(@Nullable String message, int graceSeconds) {
        return operations.logoffAll(message, graceSeconds);
    }

    @Override
    public String disconnect(int sessionId, @Nullable String user) {
        return operations.disconnect(sessionId, user);
    }

    @Override
    public String sendMessage(int sessionId, @Nullable String title, @Nullable String text) {
        return operations.sendMessage(sessionId, title, text);
    }

    @Override
    public String askToLogOff(int sessionId, @Nullable String user, @Nullable String text, int timeoutSeconds) {
        return operations.askToLogOff(sessionId, user, text, timeoutSeconds);
    }

    @Override
    public List<ProcessRow> listProcesses(int sessionId) {
        return operations.listProcesses(sessionId);
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
