package io.github.sessionctl.jmx;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.HostDirectory;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.text.DurationText;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.management.MBeanServer;

/** What {@link SessionJmx#register(SessionJmxOptions)} registers, and how. Immutable: each method gives a changed copy. */
public final class SessionJmxOptions {

    private static final Function<HostAddress, SessionHost> DEFAULT_OPENER = SessionHosts::open;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration MOST_TIMEOUT = Duration.ofDays(1);
    private static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LEAST_POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration MOST_POLL_INTERVAL = Duration.ofDays(1);

    private final List<HostAddress> hosts;
    private final boolean readOnly;
    private final Duration timeout;
    private final Optional<MBeanServer> server;
    private final Function<HostAddress, SessionHost> opener;
    private final ReadAhead readAhead = new ReadAhead();
    private final AuditTrail audit;
    private final Duration pollInterval;
    private final Optional<CleanupSchedule> cleanup;
    private final HostDirectory directory;

    private SessionJmxOptions(
            List<HostAddress> hosts,
            boolean readOnly,
            Duration timeout,
            Optional<MBeanServer> server,
            Function<HostAddress, SessionHost> opener,
            AuditTrail audit,
            Duration pollInterval,
            Optional<CleanupSchedule> cleanup,
            HostDirectory directory) {
        this.hosts = hosts;
        this.readOnly = readOnly;
        this.timeout = timeout;
        this.server = server;
        this.opener = opener;
        this.audit = audit;
        this.pollInterval = pollInterval;
        this.cleanup = cleanup;
        this.directory = directory;
    }

    /** These hosts, with all operations, on the platform's MBean server. */
    public static SessionJmxOptions forHosts(List<HostAddress> hosts) {
        return new SessionJmxOptions(
                List.copyOf(hosts),
                false,
                DEFAULT_TIMEOUT,
                Optional.empty(),
                DEFAULT_OPENER,
                new AuditTrail(),
                DEFAULT_POLL_INTERVAL,
                Optional.empty(),
                SessionHosts.directory());
    }

    /**
     * These hosts, written as in {@code session.hosts}, such as {@code local} or {@code simulated}.
     *
     * @param hosts one or more, separated by commas
     * @throws IllegalArgumentException when one of them is no address
     */
    public static SessionJmxOptions forHosts(String hosts) {
        return forHosts(HostAddress.parseList(hosts));
    }

    /** Whether operations that change something are refused; they are not unless asked for. */
    public SessionJmxOptions readOnly(boolean refuseActions) {
        return new SessionJmxOptions(
                hosts, refuseActions, timeout, server, opener, audit, pollInterval, cleanup, directory);
    }

    /**
     * How long one session's logoff may take to finish; 30 seconds unless said.
     *
     * @throws IllegalArgumentException when negative or longer than 1 day
     */
    public SessionJmxOptions timeout(Duration longest) {
        if (longest.isNegative() || longest.compareTo(MOST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the timeout " + longest + " is negative or longer than 1d");
        }
        return new SessionJmxOptions(hosts, readOnly, longest, server, opener, audit, pollInterval, cleanup, directory);
    }

    /** The MBean server to register on; the platform's unless said. */
    public SessionJmxOptions onServer(MBeanServer mBeanServer) {
        return new SessionJmxOptions(
                hosts, readOnly, timeout, Optional.of(mBeanServer), opener, audit, pollInterval, cleanup, directory);
    }

    /** How to open a host, for those who have their own or put something around it; {@link SessionHosts#open} unless said. */
    public SessionJmxOptions openedBy(Function<HostAddress, SessionHost> hostOpener) {
        return new SessionJmxOptions(
                hosts, readOnly, timeout, server, hostOpener, audit, pollInterval, cleanup, directory);
    }

    /** Where records of what is asked for go; to the audit logger alone unless said. */
    public SessionJmxOptions auditedBy(AuditTrail trail) {
        return new SessionJmxOptions(hosts, readOnly, timeout, server, opener, trail, pollInterval, cleanup, directory);
    }

    /**
     * How long to wait between two looks for those who subscribe to notifications, when the host tells nothing by itself; 5 seconds
     * unless said.
     *
     * @throws IllegalArgumentException when it is not from 100 ms to 1 day
     */
    public SessionJmxOptions pollInterval(Duration interval) {
        if (interval.compareTo(LEAST_POLL_INTERVAL) < 0 || interval.compareTo(MOST_POLL_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "a poll interval is from 100ms to 1d, not " + DurationText.format(interval));
        }
        return new SessionJmxOptions(hosts, readOnly, timeout, server, opener, audit, interval, cleanup, directory);
    }

    /** Logs off on a schedule, on each of the hosts; nobody does unless said. A read-only MBean may have one that only plans. */
    public SessionJmxOptions cleanup(CleanupSchedule schedule) {
        return new SessionJmxOptions(
                hosts, readOnly, timeout, server, opener, audit, pollInterval, Optional.of(schedule), directory);
    }

    /** Who knows the hosts of a broker or a domain. */
    SessionJmxOptions expandedBy(HostDirectory hostDirectory) {
        return new SessionJmxOptions(
                hosts, readOnly, timeout, server, opener, audit, pollInterval, cleanup, hostDirectory);
    }

    HostDirectory directory() {
        return directory;
    }

    Duration pollInterval() {
        return pollInterval;
    }

    /** Of the hosts that are registered with these very options. */
    ReadAhead readAhead() {
        return readAhead;
    }

    Optional<CleanupSchedule> cleanup() {
        return cleanup;
    }

    AuditTrail audit() {
        return audit;
    }

    List<HostAddress> hosts() {
        return hosts;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    Duration timeout() {
        return timeout;
    }

    MBeanServer server() {
        return server.orElseGet(ManagementFactory::getPlatformMBeanServer);
    }

    /** Opens a host. One that is a server among several may be out of reach now, and is opened when it is there. */
    SessionHost open(HostAddress address) {
        if (address.kind() != HostAddress.Kind.SERVER) {
            return opener.apply(address);
        }
        ReopenedHost server = new ReopenedHost(address, () -> opener.apply(address), System::nanoTime);
        // Where there is no Windows, no server will ever be there.
        boolean isHopeless = opener == DEFAULT_OPENER && !SessionHosts.isWindows();
        if (hosts.size() == 1 || isHopeless) {
            server.ownSession();
        }
        return server;
    }

    /** The same for these hosts. */
    SessionJmxOptions withHosts(List<HostAddress> others) {
        return new SessionJmxOptions(
                others, readOnly, timeout, server, opener, audit, pollInterval, cleanup, directory);
    }
}
