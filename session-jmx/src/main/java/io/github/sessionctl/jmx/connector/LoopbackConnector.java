package io.github.sessionctl.jmx.connector;

import java.io.IOException;
import java.net.MalformedURLException;
import java.rmi.NoSuchObjectException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;

/**
 * A JMX connector with its registry, both on one port of 127.0.0.1. Clients see the MBeans of sessionctl alone, and may send only
 * the types that JMX needs.
 */
public final class LoopbackConnector implements AutoCloseable {

    static {
        // Both are read once, when RMI is used for the first time in the JVM.
        setUnlessSet("java.rmi.server.hostname", LoopbackSockets.ADDRESS);
        // Looking a name up takes a String, which no filter is asked about. Binding one takes an object: so nobody but
        // this
        // process can, and no other user of the machine can put a server of their own in place of this one.
        setUnlessSet("sun.rmi.registry.registryFilter", "!*");
    }

    private static final String BINDING = "jmxrmi";

    /** The JDK's own agent says it too: without it, RMI keeps the JVM alive when its application has come to its end. */
    private static final String DAEMON = "jmx.remote.x.daemon";

    private final LoopbackSockets sockets;
    private final Registry registry;
    private final RMIConnectorServer server;

    private LoopbackConnector(LoopbackSockets sockets, Registry registry, RMIConnectorServer server) {
        this.sockets = sockets;
        this.registry = registry;
        this.server = server;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port cannot be served
     */
    public static LoopbackConnector start(int port, MBeanServer beans) throws IOException {
        LoopbackSockets sockets = new LoopbackSockets();
        // The same port, also when it is 0, and the same factory make registry and connector share one socket.
        Registry registry = LocateRegistry.createRegistry(port, null, sockets);
        LoopbackConnector connector = null;
        try {
            Map<String, ?> environment = Map.of(
                    RMIConnectorServer.SERIAL_FILTER_PATTERN,
                    SerialFilters.ARGUMENTS,
                    RMIConnectorServer.CREDENTIALS_FILTER_PATTERN,
                    SerialFilters.CREDENTIALS,
                    DAEMON,
                    "true");
            RMIJRMPServerImpl rmi = new RMIJRMPServerImpl(port, null, sockets, environment);
            RMIConnectorServer server = new RMIConnectorServer(
                    new JMXServiceURL("rmi", LoopbackSockets.ADDRESS, sockets.port()), environment, rmi, beans);
            connector = new LoopbackConnector(sockets, registry, server);
            server.setMBeanServerForwarder(OwnBeansOnly.forwarder());
            server.start();
            registry.rebind(BINDING, rmi.toStub());
            return connector;
        } catch (IOException | RuntimeException e) {
            if (connector == null) {
                unexport(registry);
                sockets.close();
            } else {
                connector.close();
            }
            throw e;
        }
    }

    /** The port that is served. */
    public int port() {
        return sockets.port();
    }

    /** Where clients connect; {@code host:port} of it is enough for JConsole. */
    public JMXServiceURL url() {
        try {
            return new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + sockets.endpoint() + "/" + BINDING);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no service URL can be made of " + sockets.endpoint(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            // A client that cannot be told is gone already. What follows ends the connector all the same.
        }
        unexport(registry);
        sockets.close();
    }

    private static void unexport(Registry registry) {
        try {
            UnicastRemoteObject.unexportObject(registry, true);
        } catch (NoSuchObjectException e) {
            // It has been closed before.
        }
    }
}
