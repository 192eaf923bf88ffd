package io.github.sessionctl.jmx;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.management.MBeanServer;

/** What {@link SessionJmx#register(SessionJmxOptions)} registers, and how. Immutable: each method gives a changed copy. */
public final class SessionJmxOptions {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private final List<HostAddress> hosts;
    private final boolean readOnly;
    private final Duration timeout;
    private final Optional<MBeanServer> server;
    private final Function<HostAddress, SessionHost> opener;
    private final AuditTrail audit;

    private SessionJmxOptions(
            List<HostAddress> hosts,
            boolean readOnly,
            Duration timeout,
            Optional<MBeanServer> server,
            Function<HostAddress, SessionHost> opener,
            AuditTrail audit) {
        this.hosts = hosts;
        this.readOnly = readOnly;
        this.timeout = timeout;
        this.server = server;
        this.opener = opener;
        this.audit = audit;
    }

    /** These hosts, with all operations, on the platform's MBean server. */
    public static SessionJmxOptions forHosts(List<HostAddress> hosts) {
        return new SessionJmxOptions(
                List.copyOf(hosts), false, DEFAULT_TIMEOUT, Optional.empty(), SessionHosts::open, new AuditTrail());
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
        return new SessionJmxOptions(hosts, refuseActions, timeout, server, opener, audit);
    }

    /**
     * How long one session's logoff may take to finish; 30 seconds unless said.
     *
     * @throws IllegalArgumentException when negative
     */
    public SessionJmxOptions timeout(Duration longest) {
        if (longest.isNegative()) {
            throw new IllegalArgumentException("the timeout " + longest + " is negative");
        }
        return new SessionJmxOptions(hosts, readOnly, longest, server, opener, audit);
    }

    /** The MBean server to register on; the platform's unless said. */
    public SessionJmxOptions onServer(MBeanServer mBeanServer) {
        return new SessionJmxOptions(hosts, readOnly, timeout, Optional.of(mBeanServer), opener, audit);
    }

    /** How to open a host, for those who have their own or put something around it; {@link SessionHosts#open} unless said. */
    public SessionJmxOptions openedBy(Function<HostAddress, SessionHost> hostOpener) {
        return new SessionJmxOptions(hosts, readOnly, timeout, server, hostOpener, audit);
    }

    /** Where records of what is asked for go; to the audit logger alone unless said. */
    public SessionJmxOptions auditedBy(AuditTrail trail) {
        return new SessionJmxOptions(hosts, readOnly, timeout, server, opener, trail);
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

    SessionHost open(HostAddress address) {
        return opener.apply(address);
    }
}
