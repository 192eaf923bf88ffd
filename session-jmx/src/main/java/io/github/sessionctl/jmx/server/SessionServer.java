package io.github.sessionctl.jmx.server;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.connector.LoopbackConnector;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.JMXServiceURL;

/** The MBeans and, from the moment when all of them are there, a connector to them. */
public final class SessionServer implements AutoCloseable {

    private final SessionJmxRegistration registration;
    private final LoopbackConnector connector;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SessionServer(SessionJmxRegistration registration, LoopbackConnector connector) {
        this.registration = registration;
        this.connector = connector;
    }

    /**
     * Starts a server.
     *
     * @throws SessionException when a host cannot be opened
     * @throws IOException when the port cannot be served
     */
    public static SessionServer start(ServerSettings options) throws IOException {
        SessionJmxRegistration registration =
                SessionJmx.register(SessionJmxOptions.forHosts(options.hosts()).readOnly(options.isReadOnly()));
        try {
            return new SessionServer(
                    registration, LoopbackConnector.start(options.connector().port(), beans()));
        } catch (IOException | RuntimeException e) {
            registration.close();
            throw e;
        }
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

    /** Where JMX clients connect. */
    public JMXServiceURL url() {
        return connector.url();
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
        closed.countDown();
    }
}
