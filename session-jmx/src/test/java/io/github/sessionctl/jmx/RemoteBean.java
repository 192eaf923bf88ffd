package io.github.sessionctl.jmx;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;

/** A host's MBean behind a real RMI connector, as a client sees it that knows nothing of our classes. */
final class RemoteBean implements AutoCloseable {

    final WatchedHost host;

    private final SessionJmxRegistration registration;
    private final JMXConnectorServer server;
    private final JMXConnector client;
    private final MBeanServerConnection connection;
    private final ObjectName name;

    private RemoteBean(WatchedHost host, boolean readOnly) throws IOException {
        this.host = host;
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        registration = SessionJmx.register(SessionJmxOptions.forHosts(List.of(host.address()))
                .onServer(beans)
                .openedBy(address -> host)
                .readOnly(readOnly));
        name = registration.objectNames().get(0);
        server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://127.0.0.1"), Map.of(), beans);
        server.start();
        client = server.toJMXConnector(Map.of());
        client.connect();
        connection = client.getMBeanServerConnection();
    }

    static RemoteBean of(String scenario) throws IOException {
        return new RemoteBean(new WatchedHost(scenario), false);
    }

    static RemoteBean readOnly(String scenario) throws IOException {
        return new RemoteBean(new WatchedHost(scenario), true);
    }

    MBeanInfo info() throws JMException, IOException {
        return connection.getMBeanInfo(name);
    }

    Object attribute(String attribute) throws JMException, IOException {
        return connection.getAttribute(name, attribute);
    }

    String text(String attribute) throws JMException, IOException {
        return (String) attribute(attribute);
    }

    CompositeData[] rows(String attribute) throws JMException, IOException {
        return (CompositeData[]) attribute(attribute);
    }

    MBeanOperationInfo operation(String operation) throws JMException, IOException {
        return Arrays.stream(info().getOperations())
                .filter(candidate -> candidate.getName().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    /** Calls an operation with the signature that the MBean itself gives. */
    Object call(String operation, Object... arguments) throws JMException, IOException {
        String[] signature = Arrays.stream(operation(operation).getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
        return connection.invoke(name, operation, arguments, signature);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.stop();
        registration.close();
    }
}
