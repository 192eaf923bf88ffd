package io.github.sessionctl.jmx.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** The hosts' MBeans behind one connection. Every call may hang as long as the connection does: never call it on the event thread. */
final class HostBeans {

    private static final String[] ATTRIBUTES = {"HostName", "ReadOnly", "Sessions", "LastError", "LastRefresh"};

    private final MBeanServerConnection connection;

    HostBeans(MBeanServerConnection connection) {
        this.connection = connection;
    }

    /** The MBeans that there are, in the order of their names. */
    List<ObjectName> names() throws IOException {
        return List.copyOf(new TreeSet<>(connection.queryNames(pattern(), null)));
    }

    private static ObjectName pattern() {
        try {
            return new ObjectName("io.github.sessionctl:type=SessionHost,*");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an MBean shows now. */
    HostReading read(ObjectName bean) throws IOException, JMException {
        Map<String, Object> values = new HashMap<>();
        for (Attribute attribute : connection.getAttributes(bean, ATTRIBUTES).asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        String name = Objects.toString(values.get("HostName"), HostReading.shortName(bean));
        List<SessionLine> lines = new ArrayList<>();
        if (values.get("Sessions") instanceof CompositeData[] rows) {
            for (CompositeData row : rows) {
                lines.add(SessionLine.of(bean, name, row));
            }
        }
        return new HostReading(
                bean, name, !Boolean.FALSE.equals(values.get("ReadOnly")), lines, Trouble.of(values, lines.isEmpty()));
    }

    /** Has an MBean's notifications told. */
    void subscribe(ObjectName bean, NotificationListener listener) throws IOException, JMException {
        connection.addNotificationListener(bean, listener, null, null);
    }

    /** Ends {@link #subscribe}. */
    void unsubscribe(ObjectName bean, NotificationListener listener) throws IOException, JMException {
        connection.removeNotificationListener(bean, listener);
    }

    /** Calls an operation and gives its answer back. */
    Object invoke(ObjectName bean, String operation, List<?> parameters, List<Class<?>> types)
            throws IOException, JMException {
        return connection.invoke(
                bean,
                operation,
                parameters.toArray(),
                types.stream().map(Class::getName).toArray(String[]::new));
    }
}
