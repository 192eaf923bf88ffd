package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.session.QuotedInput;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A running sessionctl, reached over JMX: by its open types only, so that its version need not be ours.
 *
 * @param beans the MBeans of the hosts that were asked for, in the order of their names
 */
record RemoteServer(JMXConnector connector, List<RemoteBean> beans) implements AutoCloseable {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");
    private static final Logger LOGGER = System.getLogger(RemoteServer.class.getName());
    private static final String BEANS = "io.github.sessionctl:type=SessionHost,*";

    /** Where a client of the JDK looks for the way to a registry behind TLS. */
    private static final String REGISTRY_SOCKETS = "com.sun.jndi.rmi.factory.socket";

    /** What {@code --url} says. */
    static JMXServiceURL url(String text) {
        try {
            return new JMXServiceURL(
                    HOST_AND_PORT.matcher(text).matches() ? "service:jmx:rmi:///jndi/rmi://" + text + "/jmxrmi" : text);
        } catch (MalformedURLException e) {
            throw new WrongCommandLineException("--url " + QuotedInput.of(text)
                    + " is not an address; use host:port, such as localhost:9875, or service:jmx:...");
        }
    }

    /**
     * Connects, with a name and a password if the server wants them, to the MBeans of these hosts, or of all where none is named.
     *
     * @throws CommandFailure when the server cannot be reached, refuses the login, or lacks one of the hosts
     */
    static RemoteServer connect(JMXServiceURL url, boolean tls, String @Nullable [] login, List<String> names)
            throws IOException {
        Map<String, Object> environment = new HashMap<>();
        if (login != null) {
            environment.put(JMXConnector.CREDENTIALS, login);
        }
        if (tls) {
            environment.put(REGISTRY_SOCKETS, new SslRMIClientSocketFactory());
        }
        JMXConnector connector = open(url, login, environment);
        try {
            return new RemoteServer(connector, beans(connector.getMBeanServerConnection(), url, names));
        } catch (IOException | RuntimeException e) {
            new RemoteServer(connector, List.of()).close();
            throw e;
        }
    }

    // The address is typed by who runs this; nobody else chooses where it connects.
    @SuppressWarnings("BanJNDI")
    private static JMXConnector open(JMXServiceURL url, String @Nullable [] login, Map<String, Object> environment)
            throws CommandFailure {
        try {
            return JMXConnectorFactory.connect(url, environment);
        } catch (SecurityException e) {
            String nextStep = login == null
                    ? "Give a name and a password with --login and --password-file."
                    : "Check the name of --login, and the first line of --password-file.";
            // Servers end it as a sentence, or not.
            String why = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw new CommandFailure("Cannot log in to " + url + ": " + why + ". " + nextStep, e);
        } catch (IOException e) {
            throw new CommandFailure(
                    "Cannot connect to " + url + ": " + CommandFailure.rootMessage(e)
                            + ". Check that sessionctl serves there; where it uses TLS, give --tls, and"
                            + " -Djavax.net.ssl.trustStore before -jar.",
                    e);
        }
    }

    private static List<RemoteBean> beans(MBeanServerConnection connection, JMXServiceURL url, List<String> names)
            throws IOException {
        List<RemoteBean> all = new ArrayList<>();
        try {
            for (ObjectName name : connection.queryNames(new ObjectName(BEANS), null)) {
                all.add(new RemoteBean(connection, name));
            }
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(BEANS + " is a pattern", e);
        }
        all.sort(Comparator.comparing(RemoteBean::host));
        if (all.isEmpty()) {
            throw new CommandFailure(
                    "The server at " + url + " has no host's MBean. Check that it is a sessionctl.", null);
        }
        List<String> known = all.stream().map(RemoteBean::host).toList();
        for (String name : names) {
            if (known.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new CommandFailure(
                        ExitCodes.WRONG_COMMAND_LINE,
                        "The server at " + url + " does not serve " + name + "; it serves " + String.join(", ", known),
                        null);
            }
        }
        return all.stream()
                .filter(bean -> names.isEmpty() || names.stream().anyMatch(bean.host()::equalsIgnoreCase))
                .toList();
    }

    /** The one MBean for what can be meant for one host only. */
    RemoteBean onlyBean() throws CommandFailure {
        if (beans.size() > 1) {
            String names = beans.stream().map(RemoteBean::host).collect(Collectors.joining(", "));
            throw new CommandFailure(
                    ExitCodes.WRONG_COMMAND_LINE,
                    "The server serves several hosts; say which one is meant with --hosts: " + names,
                    null);
        }
        return beans.get(0);
    }

    /** What the server has answered stands, also where it is not there any more to end the connection. */
    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The connection to the server could not be closed: {0}", e.toString());
        }
    }
}
