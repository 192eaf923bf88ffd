package io.github.sessionctl.jmx;

import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;

/** A host's MBean behind a real RMI connector, as a client sees it that knows nothing of our classes. */
final class RemoteBean implements AutoCloseable {

    private static final Logger AUDIT_LOG = Logger.getLogger(AuditTrail.LOGGER);

    static {
        // What the tests provoke is no news for who reads the build's output.
        AUDIT_LOG.setUseParentHandlers(false);
    }

    final WatchedHost host;

    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final SessionJmxRegistration registration;
    private final JMXConnectorServer server;
    private final JMXConnector client;
    private final MBeanServerConnection connection;
    private final ObjectName name;

    final List<AuditRecord> records = new CopyOnWriteArrayList<>();

    private RemoteBean(WatchedHost host, UnaryOperator<SessionJmxOptions> more) throws IOException {
        this.host = host;
        AuditTrail trail = new AuditTrail();
        trail.listen(records::add);
        registration = SessionJmx.register(more.apply(SessionJmxOptions.forHosts(List.of(host.address()))
                .onServer(beans)
                .auditedBy(trail)
                .openedBy(address -> host)));
        name = registration.objectNames().get(0);
        server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://127.0.0.1"), Map.of(), beans);
        server.start();
        client = server.toJMXConnector(Map.of());
        client.connect();
        connection = client.getMBeanServerConnection();
    }

    static RemoteBean of(String scenario) throws IOException {
        return with(scenario, options -> options);
    }

    static RemoteBean with(String scenario, UnaryOperator<SessionJmxOptions> more) throws IOException {
        return new RemoteBean(new WatchedHost(scenario), more);
    }

    static RemoteBean readOnly(String scenario) throws IOException {
        return with(scenario, options -> options.readOnly(true));
    }

    MBeanInfo info() throws JMException, IOException {
        return connection.getMBeanInfo(name);
    }

    /** Subscribes as any remote client does. */
    void subscribe(NotificationListener listener) throws JMException, IOException {
        connection.addNotificationListener(name, listener, null, null);
    }

    /** Without the connector, which keeps a listener of its own as long as it lives. */
    void subscribeInProcess(NotificationListener listener) throws JMException {
        beans.addNotificationListener(name, listener, null, null);
    }

    void unsubscribeInProcess(NotificationListener listener) throws JMException {
        beans.removeNotificationListener(name, listener);
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
