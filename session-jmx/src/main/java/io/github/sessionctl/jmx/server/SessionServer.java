package io.github.sessionctl.jmx.server;

import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXServiceURL;

/** The MBeans and, from the moment when all of them are there, a connector to them. */
public final class SessionServer implements AutoCloseable {

    private final ServerSettings settings;
    private final ServedHosts hosts;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SessionServer(ServerSettings settings, ServedHosts hosts) {
        this.settings = settings;
        this.hosts = hosts;
    }

    /**
     * Starts a server.
     *
     * @throws IllegalArgumentException when the settings cannot be used; then nothing has been opened
     * @throws SessionException when a host cannot be opened
     * @throws IOException when the port cannot be served
     */
    public static SessionServer start(ServerSettings settings) throws IOException {
        return new SessionServer(settings, ServedHosts.start(options(settings), settings.connector()));
    }

    private static SessionJmxOptions options(ServerSettings settings) {
        SessionJmxOptions options = SessionJmxOptions.forHosts(settings.hosts()).readOnly(settings.isReadOnly());
        if (settings.pollInterval().isPresent()) {
            options = options.pollInterval(settings.pollInterval().get());
        }
        return settings.cleanup().isPresent()
                ? options.cleanup(settings.cleanup().get())
                : options;
    }

    /** An attribute as JMX clients see it. */
    public Object attribute(ObjectName bean, String name) {
        try {
            return ManagementFactory.getPlatformMBeanServer().getAttribute(bean, name);
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
        return hosts.connector().url();
    }

    /** Whether no other machine can reach it. */
    public boolean isThisMachineOnly() {
        return hosts.connector().isThisMachineOnly();
    }

    /** The MBeans, one for each host. */
    public List<ObjectName> objectNames() {
        return hosts.objectNames();
    }

    /** Waits until somebody closes the server. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Disconnects the clients and takes the MBeans away. Closing twice does nothing. */
    @Override
    public void close() {
        try {
            hosts.close();
        } finally {
            closed.countDown();
        }
    }
}
