package io.github.sessionctl.jmx.console;

import java.util.List;
import javax.management.ObjectName;

/**
 * What one host's MBean shows at a time.
 *
 * @param isReadOnly whether it refuses everything that changes something
 * @param trouble why what is shown is old or missing; empty where nothing is wrong
 */
record HostReading(ObjectName bean, String host, boolean isReadOnly, List<SessionLine> lines, String trouble) {

    HostReading {
        lines = List.copyOf(lines);
    }

    /** Of an MBean that cannot be read. What it would refuse is not known, so nothing is asked of it. */
    static HostReading unread(ObjectName bean, String why) {
        return new HostReading(bean, shortName(bean), true, List.of(), why);
    }

    /** Whether this is the state of now: an old reading, or none, comes with a reason. */
    boolean isCurrent() {
        return trouble.isEmpty();
    }

    /** The host as the MBean's name has it. */
    static String shortName(ObjectName bean) {
        String name = bean.getKeyProperty("name");
        return name == null ? bean.toString() : name.startsWith("\"") ? ObjectName.unquote(name) : name;
    }
}
