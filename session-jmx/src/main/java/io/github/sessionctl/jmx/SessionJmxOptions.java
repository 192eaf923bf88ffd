package io.github.sessionctl.jmx;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.ExpandedHosts;
import io.github.sessionctl.fleet.HostDirectory;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.text.DurationText;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.management.MBeanServer;

/** What {@link SessionJmx#register(SessionJmxOptions)} registers, and how. Immutable: each method gives a changed copy. */
public final class SessionJmxOptions {

    private static final Function<HostAddress, SessionHost> DEFAULT_OPENER = SessionHosts::open;
    private static final Duration LEAST_POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ReadAhead readAhead = new ReadAhead();

    /** Final, so that whoever gets the object sees what was set before, without a lock. */
    private final Values values;

    /** Changed only before anybody else sees them. */
    private static final class Values implements Cloneable {
        List<HostAddress> hosts;
        boolean readOnly;
        Duration timeout = Duration.ofSeconds(30);
        Optional<MBeanServer> server = Optional.empty();
        Function<HostAddress, SessionHost> opener = DEFAULT_OPENER;
        AuditTrail audit = new AuditTrail();
        Duration pollInterval = Duration.ofSeconds(5);
        Optional<CleanupSchedule> cleanup = Optional.empty();
        HostDirectory directory = SessionHosts.directory();

        Values(List<HostAddress> hosts) {
            this.hosts = List.copyOf(hosts);
        }

        @Override
        protected Values clone() {
            try {
                return (Values) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private SessionJmxOptions(Values values) {
        this.values = values;
    }

    private SessionJmxOptions changed(Consumer<Values> change) {
        Values copy = values.clone();
        change.accept(copy);
        return new SessionJmxOptions(copy);
    }

    /** These hosts, with all operations, on the platform's MBean server. */
    public static SessionJmxOptions forHosts(List<HostAddress> hosts) {
        return new SessionJmxOptions(new Values(hosts));
    }

    /**
     * These hosts, one or more, separated by commas, as in {@code session.hosts}; such as {@code local} or {@code simulated}.
     *
     * @throws IllegalArgumentException when one of them is no address
     */
    public static SessionJmxOptions forHosts(String hosts) {
        return forHosts(HostAddress.parseList(hosts));
    }

    /** Whether operations that change something are refused; they are not unless asked for. */
    public SessionJmxOptions readOnly(boolean refuseActions) {
        return changed(copy -> copy.readOnly = refuseActions);
    }

    /**
     * How long one session's logoff may take to finish; 30 seconds unless said.
     *
     * @throws IllegalArgumentException when negative or longer than 1 day
     */
    public SessionJmxOptions timeout(Duration longest) {
        if (longest.isNegative() || longest.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the timeout " + longest + " is negative or longer than 1d");
        }
        return changed(copy -> copy.timeout = longest);
    }

    /** The MBean server to register on; the platform's unless said. */
    public SessionJmxOptions onServer(MBeanServer mBeanServer) {
        return changed(copy -> copy.server = Optional.of(mBeanServer));
    }

    /** How to open a host, for those who have their own or put something around it; {@link SessionHosts#open} unless said. */
    public SessionJmxOptions openedBy(Function<HostAddress, SessionHost> hostOpener) {
        return changed(copy -> copy.opener = hostOpener);
    }

    /** Where records of what is asked for go; to the audit logger alone unless said. */
    public SessionJmxOptions auditedBy(AuditTrail trail) {
        return changed(copy -> copy.audit = trail);
    }

    /**
     * How long to wait between two looks for those who subscribe to notifications, when the host tells nothing by itself; 5 seconds unless said.
     *
     * @throws IllegalArgumentException when it is not from 100 ms to 1 day
     */
    public SessionJmxOptions pollInterval(Duration interval) {
        if (interval.compareTo(LEAST_POLL_INTERVAL) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a poll interval is from 100ms to 1d, not " + DurationText.format(interval));
        }
        return changed(copy -> copy.pollInterval = interval);
    }

    /** Logs off on a schedule, on each of the hosts; nobody does unless said. A read-only MBean may have one that only plans. */
    public SessionJmxOptions cleanup(CleanupSchedule schedule) {
        return changed(copy -> copy.cleanup = Optional.of(schedule));
    }

    /** Who knows the hosts of a broker or a domain. */
    SessionJmxOptions expandedBy(HostDirectory hostDirectory) {
        return changed(copy -> copy.directory = hostDirectory);
    }

    /** The same for the hosts that these mean, which a broker or a domain may have to be asked for. */
    SessionJmxOptions expanded() {
        ExpandedHosts found = ExpandedHosts.of(values.hosts, values.directory);
        if (!found.failures().isEmpty()) {
            throw found.failures().get(0);
        }
        return changed(copy -> copy.hosts = found.hosts());
    }

    /** Opens a host. One that is a server among several may be out of reach now, and is opened when it is there. */
    SessionHost open(HostAddress address) {
        if (address.kind() != HostAddress.Kind.SERVER) {
            return values.opener.apply(address);
        }
        ReopenedHost reopened = new ReopenedHost(address, () -> values.opener.apply(address), System::nanoTime);
        // Where there is no Windows, no server will ever be there.
        boolean isHopeless = values.opener == DEFAULT_OPENER && !SessionHosts.isWindows();
        if (values.hosts.size() == 1 || isHopeless) {
            reopened.ownSession();
        }
        return reopened;
    }

    List<HostAddress> hosts() {
        return values.hosts;
    }

    boolean isReadOnly() {
        return values.readOnly;
    }

    Duration timeout() {
        return values.timeout;
    }

    MBeanServer server() {
        return values.server.orElseGet(ManagementFactory::getPlatformMBeanServer);
    }

    /** Of the hosts that are registered with these very options. */
    ReadAhead readAhead() {
        return readAhead;
    }

    AuditTrail audit() {
        return values.audit;
    }

    Duration pollInterval() {
        return values.pollInterval;
    }

    Optional<CleanupSchedule> cleanup() {
        return values.cleanup;
    }
}
