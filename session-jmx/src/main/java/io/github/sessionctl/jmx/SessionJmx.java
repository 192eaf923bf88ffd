package io.github.sessionctl.jmx;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Makes hosts manageable over JMX: one {@link SessionHostMXBean} for each.
 *
 * <pre>{@code
 * try (SessionJmxRegistration registration = SessionJmx.register("local")) {
 *     // ... the application runs ...
 * }
 * }</pre>
 */
public final class SessionJmx {

    /** The domain of all object names. */
    public static final String DOMAIN = "io.github.sessionctl";

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,=:\"*?\n]");

    private SessionJmx() {}

    /**
     * Registers hosts, one or more, separated by commas, on the platform's MBean server, with all operations.
     *
     * @throws IllegalArgumentException when one of them is no address
     * @throws SessionException when a host cannot be opened; then none is registered
     */
    public static SessionJmxRegistration register(String hosts) {
        return register(SessionJmxOptions.forHosts(hosts));
    }

    /**
     * Registers hosts. A host that is registered already on the same MBean server is shared: its MBean stays until the last registration has been
     * closed. {@code broker:NAME} and {@code domain:NAME} are asked for their hosts once, now. Of several hosts, a server that is out of reach is
     * registered all the same: its MBean says why in {@code LastError}, and opens it when it is there.
     *
     * @throws IllegalArgumentException when a read-only MBean is to log off on a schedule
     * @throws SessionException when a host cannot be opened, or the hosts of a broker or a domain cannot be found; then none is registered
     * @throws IllegalStateException when a host is registered already, but with another {@code readOnly} or without this clean-up, or when something else
     *     has its object name; then none is registered
     */
    public static SessionJmxRegistration register(SessionJmxOptions options) {
        if (options.isReadOnly()
                && options.cleanup().filter(schedule -> !schedule.dryRun()).isPresent()) {
            throw new IllegalArgumentException(
                    "a read-only MBean cannot log off on a schedule; let the schedule only plan, or leave one of the two out");
        }
        SessionJmxOptions expanded = options.expanded();
        List<SharedBean> beans = new ArrayList<>();
        try {
            expanded.hosts().forEach(host -> beans.add(SharedBean.obtain(host, expanded)));
        } catch (RuntimeException e) {
            try {
                new SessionJmxRegistration(beans).close();
            } catch (RuntimeException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
        return new SessionJmxRegistration(beans);
    }

    /** The object name of a host's MBean: {@code io.github.sessionctl:type=SessionHost,name=HOST}, the host quoted only if it must be. */
    public static ObjectName objectName(HostAddress host) {
        String name = host.toString();
        String value = NEEDS_QUOTES.matcher(name).find() ? ObjectName.quote(name) : name;
        return name(":type=SessionHost,name=" + value);
    }

    static ObjectName name(String properties) {
        try {
            return new ObjectName(DOMAIN + properties);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("no object name can be made of " + properties, e);
        }
    }
}
