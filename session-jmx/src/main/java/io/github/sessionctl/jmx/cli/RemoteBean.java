package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.UserAccount;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The MBean of one host on a server. */
record RemoteBean(MBeanServerConnection connection, ObjectName objectName) {

    /** The host, as the server's {@code --hosts} names it. */
    String host() {
        String name = objectName.getKeyProperty("name");
        return name.startsWith("\"") ? ObjectName.unquote(name) : name;
    }

    /** Its address. Fails where only other versions of sessionctl know such a host: before anything is asked of it. */
    HostAddress address() throws CommandFailure {
        try {
            return HostAddress.parse(host());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "The server's host " + QuotedInput.of(host())
                            + " is none that this sessionctl knows; update it, or run the command there",
                    e);
        }
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
            throw new CommandFailure("The server has no MBean " + objectName + " any more", e);
        }
    }

    /**
     * Calls an operation, and says so when the answer takes its time.
     *
     * @throws CommandFailure when the server refuses it, or fails
     */
    RemoteAnswer ask(Terminal terminal, String operation, Object... arguments) throws IOException {
        HostAddress host = address();
        Instant startedAt = Instant.now();
        try (FleetProgress progress = terminal.progress()) {
            progress.waitFor(operation, "the answer of the server for " + host);
            Object said = connection.invoke(objectName, operation, arguments, signature(operation));
            return new RemoteAnswer(host, startedAt, said);
        } catch (RuntimeMBeanException e) {
            throw refusal(e.getTargetException());
        } catch (SecurityException e) {
            throw refusal(e);
        } catch (JMException e) {
            throw new CommandFailure(operation + " failed on the server: " + e.getMessage(), e);
        }
    }

    private String[] signature(String operation) throws IOException, JMException {
        MBeanOperationInfo found = Arrays.stream(
                        connection.getMBeanInfo(objectName).getOperations())
                .filter(candidate -> candidate.getName().equals(operation))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "The server's sessionctl has no operation " + operation
                                + "; update it, or run the command there",
                        null));
        return Arrays.stream(found.getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
    }

    private static CommandFailure refusal(RuntimeException thrown) {
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

    /** A field as a text, empty where there is none. */
    static String text(Map<String, @Nullable Object> row, String key) {
        return Objects.toString(row.get(key), "");
    }

    /** Whose a row is; null where it is nobody's. */
    static @Nullable UserAccount account(Map<String, @Nullable Object> row) {
        return text(row, "user").isEmpty() ? null : new UserAccount(text(row, "domain"), text(row, "user"));
    }

    /** A field as a number, 0 where there is none. */
    static long number(Map<String, @Nullable Object> row, String key) {
        return row.get(key) instanceof Number number ? number.longValue() : 0;
    }
}
