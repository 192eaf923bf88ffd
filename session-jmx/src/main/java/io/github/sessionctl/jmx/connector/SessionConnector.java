package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.connector.TlsSocket.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.nio.file.Path;
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
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnection;
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
        // about. Binding one takes an object: so nobody but this process can, and no other user of the machine can put
        // a server of their own in place.
        if (System.getProperty("sun.rmi.registry.registryFilter") == null) {
            System.setProperty("sun.rmi.registry.registryFilter", "!*");
        }
    }

    /** Arguments of calls: enough for every call to our MBeans, and nothing that does more than hold a value. They travel in an Object[]. */
    private static final String ARGUMENTS =
            "maxdepth=20;maxarray=10000;maxbytes=1000000;java.lang.Object;java.lang.String;"
                    + "java.lang.Boolean;java.lang.Character;java.lang.Number;java.lang.Byte;java.lang.Short;java.lang.Integer;"
                    + "java.lang.Long;java.lang.Float;java.lang.Double;java.lang.Enum;java.math.*;java.util.ArrayList;"
                    + "java.util.Vector;java.rmi.MarshalledObject;javax.security.auth.Subject;javax.management.*;"
                    + "javax.management.openmbean.*;!*";

    /** Two texts, should a client send any. */
    private static final String CREDENTIALS = "maxdepth=2;maxarray=10;maxbytes=10000;java.lang.String;!*";

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String BINDING = "jmxrmi";

    /** The JDK's own agent says it too: without it, RMI keeps the JVM alive when its application has come to its end. */
    private static final String DAEMON = "jmx.remote.x.daemon";

    /** Settings that have been held against the address and the files, and what has been read from these. No roles: everybody is an operator. */
    private record Checked(InetAddress address, Map<String, Role> roles, Optional<Tls> tls) {

        static Checked of(ConnectorSettings settings) {
            return new Checked(
                    ListenAddress.of(settings),
                    settings.login().map(UserFiles::roles).orElse(Map.of()),
                    settings.tls()
                            .map(files -> new Tls(
                                    TlsKeys.open(files, CLOCK), files.clients().isPresent())));
        }
    }

    private final ConnectorSettings settings;
    private final Checked checked;
    private final String host;
    private final MBeanServer beans;
    private final ConnectorAudit audit;
    private final ListenSockets sockets;
    private final @Nullable RMIClientSocketFactory clients;
    private final Registry registry;

    /** The same for both roles: who guesses may try names of either. */
    private final LoginDelays delays = new LoginDelays();

    private final List<JMXConnectorServer> servers = new ArrayList<>();

    private SessionConnector(ConnectorSettings settings, MBeanServer beans, AuditTrail trail) throws IOException {
        this.settings = settings;
        this.beans = beans;
        checked = Checked.of(settings);
        host = ListenAddress.advertise(settings, checked.address());
        audit = new ConnectorAudit(trail, CLOCK);
        sockets = new ListenSockets(checked.address(), checked.tls(), audit);
        clients = checked.tls().isPresent() ? new SslRMIClientSocketFactory() : null;
        // The same port, also when it is 0, and equal factories make registry and connector share one socket.
        registry = LocateRegistry.createRegistry(settings.port(), clients, sockets);
    }

    /**
     * Whether a connector can be started like this: the rule about other machines, and every file.
     *
     * @throws IllegalArgumentException when not; the message says what to do
     */
    public static void check(ConnectorSettings settings) {
        Checked.of(settings);
    }

    /**
     * Starts serving.
     *
     * @throws IllegalArgumentException when the settings cannot be used; then no port has been opened
     * @throws IOException when the port cannot be served
     */
    public static SessionConnector start(ConnectorSettings settings, MBeanServer beans, AuditTrail trail)
            throws IOException {
        SessionConnector connector = new SessionConnector(settings, beans, trail);
        try {
            connector.serve();
            return connector;
        } catch (IOException | RuntimeException e) {
            connector.close();
            throw e;
        }
    }

    private void serve() throws IOException {
        Map<String, Object> operating = environment(Role.OPERATOR);
        RMIJRMPServerImpl shown;
        if (settings.login().isEmpty()) {
            shown = new RMIJRMPServerImpl(settings.port(), clients, sockets, operating);
        } else {
            Map<String, Object> viewing = environment(Role.VIEWER);
            RMIJRMPServerImpl viewers = new RMIJRMPServerImpl(settings.port(), clients, sockets, viewing);
            start(viewers, viewing, Role.VIEWER);
            shown = new FrontDoor(operating, viewers);
        }
        start(shown, operating, Role.OPERATOR);
        registry.rebind(BINDING, shown.toStub());
    }

    private Map<String, Object> environment(Role role) {
        Map<String, Object> environment = new HashMap<>();
        environment.put(RMIConnectorServer.SERIAL_FILTER_PATTERN, ARGUMENTS);
        environment.put(RMIConnectorServer.CREDENTIALS_FILTER_PATTERN, CREDENTIALS);
        environment.put(DAEMON, "true");
        settings.login().ifPresent(files -> {
            Path passwords = files.passwordFile();
            PasswordLogin login = new PasswordLogin(passwords, checked.roles(), role, audit, delays);
            environment.put(JMXConnectorServer.AUTHENTICATOR, login);
        });
        return environment;
    }

    /**
     * What the registry shows: brings operators in itself, and hands viewers on to a server that knows viewers alone. Each of the two checks the
     * password, and lets in its own role only. So what somebody may do hangs on the connection they have, in every call and in what they subscribe
     * to: Java 17 forgets the user in the middle of some calls.
     */
    private final class FrontDoor extends RMIJRMPServerImpl {

        private final RMIJRMPServerImpl viewers;

        FrontDoor(Map<String, ?> environment, RMIJRMPServerImpl viewers) throws IOException {
            super(settings.port(), clients, sockets, environment);
            this.viewers = viewers;
        }

        @Override
        public RMIConnection newClient(Object credentials) throws IOException {
            boolean claimsToBeViewer = credentials instanceof String[] texts
                    && texts.length > 0
                    && texts[0] != null
                    && checked.roles().get(texts[0]) == Role.VIEWER;
            return claimsToBeViewer ? viewers.newClient(credentials) : super.newClient(credentials);
        }
    }

    private void start(RMIJRMPServerImpl rmi, Map<String, Object> environment, Role role) throws IOException {
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

    /** With what it was started. */
    public ConnectorSettings settings() {
        return settings;
    }

    /** The port that is served. */
    public int port() {
        return sockets.port();
    }

    /** Whether no other machine can reach it. */
    public boolean isThisMachineOnly() {
        return checked.address().isLoopbackAddress();
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
