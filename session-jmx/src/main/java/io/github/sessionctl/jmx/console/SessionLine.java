package io.github.sessionctl.jmx.console;

import java.util.Objects;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * A session as a host's MBean shows it. A text is empty where there is nothing to say.
 *
 * @param state Windows' word for the connect state
 * @param account the user as {@code DOMAIN\\user}, as the operations take it
 * @param idleSeconds for how long nobody has used the session, null when not known
 * @param locked {@code yes}, {@code no} or {@code unknown}
 * @param protection the name of the rule that keeps the session from being logged off
 */
record SessionLine(
        ObjectName bean,
        String host,
        long id,
        String name,
        String state,
        String account,
        String client,
        String logonTime,
        @Nullable Long idleSeconds,
        String locked,
        String protection) {

    /** What stays the same while a session lasts. A session ID alone is given out again. */
    record Key(ObjectName bean, long id, String account, String logonTime) {}

    static SessionLine of(ObjectName bean, String host, CompositeData row) {
        return new SessionLine(
                bean,
                host,
                Objects.requireNonNullElse(number(row, "id"), -1L),
                text(row, "name"),
                text(row, "state"),
                account(row),
                client(row),
                text(row, "logonTime"),
                number(row, "idleSeconds"),
                text(row, "locked"),
                text(row, "protection"));
    }

    /** The user of a row as {@code DOMAIN\\user}; empty without one. */
    static String account(CompositeData row) {
        String user = text(row, "user");
        String domain = text(row, "domain");
        return domain.isEmpty() || user.isEmpty() ? user : domain + "\\" + user;
    }

    /** An item as text, empty where this version of the MBean has none. */
    static String text(CompositeData row, String item) {
        return row.containsKey(item) ? Objects.toString(row.get(item), "") : "";
    }

    /** An item as a number, null where there is none. */
    static @Nullable Long number(CompositeData row, String item) {
        return row.containsKey(item) && row.get(item) instanceof Number number ? number.longValue() : null;
    }

    private static String client(CompositeData row) {
        String name = text(row, "clientName");
        String address = text(row, "clientAddress");
        if (name.isEmpty() || address.isEmpty()) {
            return name + address;
        }
        return name + " (" + address + ")";
    }

    Key key() {
        return new Key(bean, id, account, logonTime);
    }

    /** Whether somebody is logged on. */
    boolean hasUser() {
        return !account.isEmpty();
    }
}
