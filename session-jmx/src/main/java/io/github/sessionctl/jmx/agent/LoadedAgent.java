package io.github.sessionctl.jmx.agent;

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
import java.util.OptionalInt;
import javax.management.MBeanServer;
import org.jspecify.annotations.Nullable;

/** What the agent has started: the MBeans, and a connector where one is asked for. It stays as long as the JVM. */
final class LoadedAgent {

    private final SessionJmxRegistration registration;
    private final @Nullable SessionConnector connector;

    private LoadedAgent(SessionJmxRegistration registration, @Nullable SessionConnector connector) {
        this.registration = registration;
        this.connector = connector;
    }

    /**
     * Starts all that is asked for, or nothing.
     *
     * @throws IllegalArgumentException when the options do not go together
     * @throws IllegalStateException when an MBean's name is taken by something else
     * @throws SessionException when a host cannot be opened
     * @throws IOException when the port cannot be served
     */
    static LoadedAgent start(AgentOptions options) throws IOException {
        OptionalInt port = options.port();
        if (port.isEmpty()) {
            return new LoadedAgent(SessionJmx.register(options.jmx()), null);
        }
        AuditTrail trail = new AuditTrail();
        SessionJmxOptions audited = options.jmx().auditedBy(trail);
        SessionJmxRegistration registration = SessionJmx.register(audited);
        try {
            return new LoadedAgent(registration, connector(port.getAsInt(), trail));
        } catch (IOException | RuntimeException e) {
            registration.close();
            throw e;
        }
    }

    /** Clients of this connector alone may be kept from the audit: without it, the application says who comes in. */
    private static SessionConnector connector(int port, AuditTrail trail) throws IOException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        SessionAudit audit = SessionAudit.register(beans, trail);
        try {
            return SessionConnector.start(ConnectorSettings.builder().port(port).build(), beans, trail);
        } catch (IOException e) {
            audit.close();
            throw new IOException(
                    "port " + port + " of " + ConnectorSettings.LOOPBACK + " cannot be served: " + rootMessage(e)
                            + ". Take another one, port=0 for any that is free, or none and attach to the process.",
                    e);
        } catch (RuntimeException e) {
            audit.close();
            throw e;
        }
    }

    private static @Nullable String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /** The MBeans, and where they can be reached. */
    @Override
    public String toString() {
        return registration.objectNames() + (connector == null ? "" : ", to be reached at " + connector.url());
    }
}
