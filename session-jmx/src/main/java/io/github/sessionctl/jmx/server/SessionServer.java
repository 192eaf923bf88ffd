package io.github.sessionctl.jmx.server;

import io.github.sessionctl.jmx.SessionAudit;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.connector.SessionConnector;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.JMXServiceURL;

/** The MBeans and, from the moment when all of them are there, a connector to them. */
public final class SessionServer implements AutoCloseable {

    private final ServerSettings settings;
    private final Optional<SessionAudit> audit;
    private final SessionJmxRegistration registration;
    private final SessionConnector connector;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SessionServer(
            ServerSettings settings,
            Optional<SessionAudit> audit,
            SessionJmxRegistration registration,
            SessionConnector connector) {
        this.audit = audit;
        this.settings = settings;
        this.registration = registration;
        this.connector = connector;
    }

    /**
     * Starts a server.
     *
     * @throws IllegalArgumentException when the settings cannot be used; then nothing has been opened
     * @throws SessionException when a host cannot be opened
     * @throws IOException when the port cannot be served
     */
    public static SessionServer start(ServerSettings settings) throws IOException {
        SessionConnector.check(settings.connector());
        AuditTrail trail = new AuditTrail();
        SessionJmxRegistration registration = SessionJmx.register(options(settings, trail));
        Optional<SessionAudit> audit = Optional.empty();
        try {
            audit = audit(trail);
            return new SessionServer(
                    settings, audit, registration, SessionConnector.start(settings.connector(), beans(), trail));
        } catch (IOException | RuntimeException e) {
            audit.ifPresent(SessionAudit::close);
            registration.close();
            throw e;
        }
    }

    /** There is one in a JVM. A server beside another one, whose MBeans it shares, leaves it as it is. */
    private static Optional<SessionAudit> audit(AuditTrail trail) {
        return beans().isRegistered(SessionAudit.NAME)
                ? Optional.empty()
                : Optional.of(SessionAudit.register(beans(), trail));
    }

    private static SessionJmxOptions options(ServerSettings settings, AuditTrail trail) {
        SessionJmxOptions options = SessionJmxOptions.forHosts(settings.hosts())
                .readOnly(settings.isReadOnly())
                .auditedBy(trail);
        if (settings.pollInterval().isPresent()) {
            options = options.pollInterval(settings.pollInterval().get());
        }
        return settings.cleanup().isPresent()
                ? options.cleanup(settings.cleanup().get())
                : options;
    }

    private static MBeanServer beans() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    /** An attribute as JMX clients see it. */
    public Object attribute(ObjectName bean, String name) {
        try {
            return beans().getAttribute(bean, name);
        } catch (JMException e) {
            throw new IllegalStateException(bean + " has no " + name, e);
        }
    }

    /** What it was started with. */
    public ServerSettings settings() {
        return settings;
    }

    /** Where JMX clients connect. */
    public JMXServiceURL url() {
        return connector.url();
    }

    /** Whether no other machine can reach it. */
    public boolean isThisMachineOnly() {
        return connector.isThisMachineOnly();
    }

    /** The MBeans, one for each host. */
    public List<ObjectName> objectNames() {
        return registration.objectNames();
    }

    /** Waits until somebody closes the server. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Disconnects the clients and takes the MBeans away. Closing twice does nothing. */
    @Override
    public void close() {
        connector.close();
        registration.close();
        audit.ifPresent(SessionAudit::close);
        closed.countDown();
    }
}
