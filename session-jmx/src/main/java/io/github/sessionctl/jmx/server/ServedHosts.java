package io.github.sessionctl.jmx.server;

import io.github.sessionctl.jmx.SessionAudit;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.connector.SessionConnector;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The MBeans of hosts, then the audit, then a connector to both, on the platform's MBean server: all of them or none. When it is closed
 * the clients go first, so that none of them sees the MBeans go.
 */
public final class ServedHosts implements AutoCloseable {

    private final SessionJmxRegistration registration;
    private final Optional<SessionAudit> audit;
    private final SessionConnector connector;

    private ServedHosts(SessionJmxRegistration registration, Optional<SessionAudit> audit, SessionConnector connector) {
        this.registration = registration;
        this.audit = audit;
        this.connector = connector;
    }

    /**
     * Starts all of it. What the options say of the MBean server and the audit does not count.
     *
     * @throws IllegalArgumentException when the settings cannot be used; then nothing has been opened
     * @throws IllegalStateException when an MBean's name is taken by something else
     * @throws SessionException when a host cannot be opened
     * @throws IOException when the port cannot be served; its message says why, and nothing else
     */
    public static ServedHosts start(SessionJmxOptions hosts, ConnectorSettings settings) throws IOException {
        SessionConnector.check(settings);
        AuditTrail trail = new AuditTrail();
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        SessionJmxRegistration registration =
                SessionJmx.register(hosts.onServer(beans).auditedBy(trail));
        Optional<SessionAudit> audit = Optional.empty();
        try {
            // There is one in a JVM. A server beside another one, whose MBeans it shares, leaves it as it is.
            if (!beans.isRegistered(SessionAudit.NAME)) {
                audit = Optional.of(SessionAudit.register(beans, trail));
            }
            return new ServedHosts(registration, audit, connect(settings, beans, trail));
        } catch (IOException | RuntimeException e) {
            try {
                takeAway(registration, audit);
            } catch (RuntimeException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
    }

    private static SessionConnector connect(ConnectorSettings settings, MBeanServer beans, AuditTrail trail)
            throws IOException {
        try {
            return SessionConnector.start(settings, beans, trail);
        } catch (IOException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new IOException(root.getMessage(), e);
        }
    }

    /** The audit last: it hears how what goes on on the hosts ends. */
    private static void takeAway(SessionJmxRegistration registration, Optional<SessionAudit> audit) {
        try {
            registration.close();
        } finally {
            audit.ifPresent(SessionAudit::close);
        }
    }

    /** The MBeans, one for each host. */
    public List<ObjectName> objectNames() {
        return registration.objectNames();
    }

    /** Where clients connect. It is closed with all else. */
    public SessionConnector connector() {
        return connector;
    }

    /** Disconnects the clients, then takes the MBeans away. Closing twice does nothing. */
    @Override
    public void close() {
        connector.close();
        takeAway(registration, audit);
    }
}
