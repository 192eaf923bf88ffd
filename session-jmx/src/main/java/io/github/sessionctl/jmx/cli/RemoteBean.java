package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.host.HostAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * The MBean of one host on a server.
 *
 * @param connection the way to it
 * @param objectName its name
 */
record RemoteBean(MBeanServerConnection connection, ObjectName objectName) {

    /** The host, as the server's {@code --hosts} names it. */
    String host() {
        String name = objectName.getKeyProperty("name");
        return name.startsWith("\"") ? ObjectName.unquote(name) : name;
    }

    /** Begins what it is asked for now. Every name of a host is an address; what only later versions know would be a server's. */
    RemoteReport report() {
        HostAddress host;
        try {
            host = HostAddress.parse(host());
        } catch (IllegalArgumentException e) {
            host = new HostAddress(HostAddress.Kind.SERVER, host());
        }
        return new RemoteReport(host, Instant.now());
    }

    /** Some attributes at once. */
    Map<String, @Nullable Object> attributes(String... names) throws IOException {
        try {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (Attribute attribute :
                    connection.getAttributes(objectName, names).asList()) {
                values.put(attribute.getName(), attribute.getValue());
            }
            return values;
        } catch (JMException e) {
            throw new CommandFailure(ExitCodes.FAILED, "The server has no MBean " + objectName + " any more", e);
        }
    }

    /** Calls an operation, and says so when the answer takes its time. */
    @Nullable Object await(Terminal terminal, String operation, Object... arguments) throws IOException {
        try (FleetProgress progress = terminal.progress()) {
            progress.waitFor(operation, "the answer of the server for " + host());
            return invoke(operation, arguments);
        }
    }

    /**
     * Calls an operation.
     *
     * @throws CommandFailure when the server refuses it, or fails
     */
    @Nullable Object invoke(String operation, Object... arguments) throws IOException {
        try {
            return connection.invoke(objectName, operation, arguments, signature(operation));
        } catch (RuntimeMBeanException e) {
            throw failure(e.getTargetException());
        } catch (SecurityException e) {
            throw failure(e);
        } catch (JMException e) {
            throw new CommandFailure(ExitCodes.FAILED, operation + " failed on the server: " + e.getMessage(), e);
        }
    }

    private String[] signature(String operation) throws IOException, JMException {
        MBeanOperationInfo found = Arrays.stream(
                        connection.getMBeanInfo(objectName).getOperations())
                .filter(candidate -> candidate.getName().equals(operation))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCodes.FAILED,
                        "The server's sessionctl has no operation " + operation
                                + "; update it, or run the command there"));
        return Arrays.stream(found.getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
    }

    private static CommandFailure failure(RuntimeException thrown) {
        int code = ExitCodes.FAILED;
        if (thrown instanceof IllegalArgumentException) {
            code = ExitCodes.WRONG_COMMAND_LINE;
        } else if (thrown instanceof UnsupportedOperationException || thrown instanceof SecurityException) {
            code = ExitCodes.REFUSED;
        }
        return new CommandFailure(code, "The server refuses: " + thrown.getMessage(), thrown);
    }

    /** Rows of open data as maps. */
    static List<Map<String, @Nullable Object>> rows(@Nullable Object value) {
        return value instanceof CompositeData[] rows
                ? Arrays.stream(rows).map(RemoteBean::row).toList()
                : List.of();
    }

    private static Map<String, @Nullable Object> row(CompositeData data) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        data.getCompositeType().keySet().forEach(key -> row.put(key, data.get(key)));
        return row;
    }
}
