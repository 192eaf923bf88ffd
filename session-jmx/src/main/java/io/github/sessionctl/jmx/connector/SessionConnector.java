package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.audit.AuditTrail;
import java.io.IOException;
import java.net.MalformedURLException;
import java.rmi.NoSuchObjectException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A JMX connector with its registry, both on one port. Clients see the MBeans of sessionctl alone, may send only the types that JMX
 * needs, and do what their role allows; beyond this machine they need a password and TLS.
 */
public final class SessionConnector implements AutoCloseable {

    static {
        // Read once, when the JVM has its first registry. Looking a name up takes a String, which no filter is asked
        // about. Binding one
        // takes an object: so nobody but this process can, and no other user of the machine can put a server of their
        // own in place.
        if (System.getProperty("sun.rmi.registry.registryFilter") == null) {
            System.setProperty("sun.rmi.registry.registryFilter", "!*");
        }
    }

    private static final String BINDING = "jmxrmi";

    /** The JDK's own agent says it too: without it, RMI keeps the JVM alive when its application has come to its end. */
    private static final String DAEMON = "jmx.remote.x.daemon";

    private final String host;
    private final ListenSockets sockets;
    private final Registry registry;

    /** The same for both roles: who guesses may try names of either. */
    private final LoginDelays delays = new LoginDelays();

    private final List<JMXConnectorServer> servers = new ArrayList<>();

    private SessionConnector(String host, ListenSockets sockets, Registry registry) {
        this.host = host;
        this.sockets = sockets;
        this.registry = registry;
    }

    /**
     * Whether a connector can be started like this: the rule about other machines, and every file.
     *
     * @throws IllegalArgumentException when not; the message says what to do
     */
    public static void check(ConnectorSettings settings) {
        CheckedSettings.of(settings, Clock.systemUTC());
    }

    /**
     * Starts serving.
     *
     * @throws IllegalArgumentException when the settings cannot be used; then no port has been opened
     * @throws IOException when the port cannot be served
     */
    public static SessionConnector start(ConnectorSettings settings, MBeanServer beans, AuditTrail trail)
            throws IOException {
        Clock clock = Clock.systemUTC();
        CheckedSettings checked = CheckedSettings.of(settings, clock);
        String host = ListenAddress.advertise(settings, checked.address());
        ConnectorAudit audit = new ConnectorAudit(trail, clock);
        ListenSockets sockets = new ListenSockets(checked.address(), checked.tls(), audit);
        RMIClientSocketFactory clients = checked.tls().isPresent() ? new SslRMIClientSocketFactory() : null;
        // The same port, also when it is 0, and equal factories make registry and connector share one socket.
        Registry registry = LocateRegistry.createRegistry(settings.port(), clients, sockets);
        SessionConnector connector = new SessionConnector(host, sockets, registry);
        try {
            connector.serve(checked, clients, beans, audit);
            return connector;
        } catch (IOException | RuntimeException e) {
            connector.close();
            throw e;
        }
    }

    private void serve(
            CheckedSettings checked, @Nullable RMIClientSocketFactory clients, MBeanServer beans, ConnectorAudit audit)
            throws IOException {
        RMIJRMPServerImpl shown;
        if (checked.login().isEmpty()) {
            Map<String, Object> environment = environment();
            shown = new RMIJRMPServerImpl(checked.port(), clients, sockets, environment);
            start(shown, environment, Role.OPERATOR, beans, audit);
        } else {
            CheckedSettings.Login login = checked.login().get();
            Map<String, Object> viewing = environment();
            viewing.put(JMXConnectorServer.AUTHENTICATOR, login.authenticator(Role.VIEWER, audit, delays));
            RMIJRMPServerImpl viewers = new RMIJRMPServerImpl(checked.port(), clients, sockets, viewing);
            start(viewers, viewing, Role.VIEWER, beans, audit);
            Map<String, Object> operating = environment();
            operating.put(JMXConnectorServer.AUTHENTICATOR, login.authenticator(Role.OPERATOR, audit, delays));
            shown = new FrontDoor(checked.port(), clients, sockets, operating, login.roles(), viewers);
            start(shown, operating, Role.OPERATOR, beans, audit);
        }
        registry.rebind(BINDING, shown.toStub());
    }

    private static Map<String, Object> environment() {
        Map<String, Object> environment = new HashMap<>();
        environment.put(RMIConnectorServer.SERIAL_FILTER_PATTERN, SerialFilters.ARGUMENTS);
        environment.put(RMIConnectorServer.CREDENTIALS_FILTER_PATTERN, SerialFilters.CREDENTIALS);
        environment.put(DAEMON, "true");
        return environment;
    }

    private void start(
            RMIJRMPServerImpl rmi, Map<String, Object> environment, Role role, MBeanServer beans, ConnectorAudit audit)
            throws IOException {
        RMIConnectorServer server = new RMIConnectorServer(
                new JMXServiceURL("rmi", ListenAddress.inUrl(host), sockets.port()), environment, rmi, beans);
        ClientSubscriptions subscriptions = new ClientSubscriptions(beans);
        server.setMBeanServerForwarder(OwnBeansOnly.forwarder(role, audit, subscriptions));
        // Told in the thread that lets the client in or out, so before anything else happens.
        server.addNotificationListener(
                (notification, handback) -> subscriptions.follow(() -> server.getConnectionIds().length > 0),
                null,
                null);
        servers.add(server);
        server.start();
    }

    /** The port that is served. */
    public int port() {
        return sockets.port();
    }

    /** Whether no other machine can reach it. */
    public boolean isThisMachineOnly() {
        return sockets.isThisMachineOnly();
    }

    /** How many clients are connected. */
    int clientCount() {
        return servers.stream()
                .mapToInt(server -> server.getConnectionIds().length)
                .sum();
    }

    /** Where clients connect; {@code host:port} of it is enough for JConsole. */
    public JMXServiceURL url() {
        String endpoint = ListenAddress.inUrl(host) + ":" + port();
        try {
            return new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + endpoint + "/" + BINDING);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no service URL can be made of " + endpoint, e);
        }
    }

    /** Ends all connections and frees the port. Closing twice does nothing. */
    @Override
    public void close() {
        delays.close();
        for (JMXConnectorServer server : servers) {
            try {
                server.stop();
            } catch (IOException e) {
                // A client that cannot be told is gone already. What follows ends the connector all the same.
            }
        }
        try {
            UnicastRemoteObject.unexportObject(registry, true);
        } catch (NoSuchObjectException e) {
            // It has been closed before.
        }
        sockets.close();
    }
}
