package io.github.sessionctl.jmx.console;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The hosts' MBeans behind one connection. Every call may hang as long as the connection does: never call it on the event thread. */
final class HostBeans {

    private static final String[] ATTRIBUTES = {"HostName", "ReadOnly", "Sessions", "LastError", "LastRefresh"};

    final MBeanServerConnection connection;

    HostBeans(MBeanServerConnection connection) {
        this.connection = connection;
    }

    /** The MBeans that there are, in the order of their names. */
    List<ObjectName> names() throws IOException {
        try {
            ObjectName pattern = new ObjectName("io.github.sessionctl:type=SessionHost,*");
            return List.copyOf(new TreeSet<>(connection.queryNames(pattern, null)));
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
        List<SessionLine> lines = rows(values.get("Sessions"))
                .map(row -> SessionLine.of(bean, name, row))
                .toList();
        boolean isReadOnly = !Boolean.FALSE.equals(values.get("ReadOnly"));
        return new HostReading(bean, name, isReadOnly, lines, trouble(values, lines.isEmpty()));
    }

    /** Why the sessions are old or missing; empty where nothing is wrong. */
    private static String trouble(Map<String, Object> values, boolean isEmpty) {
        String error = Objects.toString(values.get("LastError"), "").strip();
        String refreshed = Objects.toString(values.get("LastRefresh"), "");
        if (!values.containsKey("Sessions")) {
            return "This MBean shows no sessions; it is of another version, or you may not read it.";
        }
        if (error.isEmpty()) {
            return isEmpty && refreshed.isEmpty() ? "The sessions have not been read yet." : "";
        }
        return refreshed.isEmpty() ? error : error + " Shown is the reading of " + refreshed + ".";
    }

    /** The rows of an attribute or an answer; none where it is something else. */
    static Stream<CompositeData> rows(@Nullable Object value) {
        return value instanceof CompositeData[] rows ? Arrays.stream(rows) : Stream.of();
    }

    /** Calls an operation with texts and numbers, and gives its answer back. */
    Object invoke(ObjectName bean, String operation, Object... parameters) throws IOException, JMException {
        String[] types = Arrays.stream(parameters)
                .map(each -> each instanceof Integer ? "int" : each.getClass().getName())
                .toArray(String[]::new);
        return connection.invoke(bean, operation, parameters, types);
    }
}
