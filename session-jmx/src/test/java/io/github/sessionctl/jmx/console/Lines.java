package io.github.sessionctl.jmx.console;

import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Sessions as tests need them. */
final class Lines {

    static final ObjectName BEAN = bean("local");

    private Lines() {}

    static ObjectName bean(String name) {
        try {
            return new ObjectName("io.github.sessionctl:type=SessionHost,name=" + name);
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static SessionLine line(long id, String state, String account, String protection) {
        return line(id, state, account, protection, null);
    }

    static SessionLine line(long id, String state, String account, String protection, @Nullable Long idle) {
        return new SessionLine(BEAN, "AGENT-07", id, "", state, account, "", "", idle, "unknown", protection);
    }

    static SessionLine active(long id, String account) {
        return line(id, "Active", account, "");
    }

    static SessionLine disconnected(long id, String account) {
        return line(id, "Disconnected", account, "");
    }

    static HostReading host(SessionLine... lines) {
        return new HostReading(BEAN, "AGENT-07", false, java.util.List.of(lines), "");
    }
}
