package io.github.sessionctl;

import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.fleet.HostDirectory;
import io.github.sessionctl.fleet.broker.ConnectionBroker;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Opens hosts. The only place that picks an implementation; the simulated one only ever by name. Safe for use by several threads.
 *
 * <pre>{@code
 * try (SessionHost host = SessionHosts.open("local")) {
 *     SessionListing listing = SessionListing.of(host); // with times; host.list() alone has none
 *     listing.table(ZoneId.systemDefault()).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Each time a simulated host is opened it is a new machine.
 */
public final class SessionHosts {

    private SessionHosts() {}

    /** {@return whether this machine has the session API, so that {@code local} and servers can be opened} */
    public static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /**
     * Opens the host with this address, such as {@code local}, a server's name or {@code simulated:FILE}, as the other methods do.
     * @throws IllegalArgumentException when the text is no address
     */
    public static SessionHost open(String address) {
        return open(HostAddress.parse(address));
    }

    /** Opens the host with this address as {@link #open(HostAddress, HostOptions)} does with {@link HostOptions#DEFAULTS}. */
    public static SessionHost open(HostAddress address) {
        return open(address, HostOptions.DEFAULTS);
    }

    /**
     * Opens the host with this address; the caller closes it. No call to it blocks for longer than the options' deadline: one that does is abandoned,
     * and fails with {@link Reason#TIMED_OUT}. Only {@link SessionHost#ask} and {@link SessionHost#awaitEvent} wait longer, as they are meant to.
     * @throws SessionException with {@link Reason#UNSUPPORTED_SYSTEM} where this system cannot open it, with {@link Reason#INVALID_ADDRESS} when the
     *     scenario file cannot be used, with the host's own reason when it does not answer, or when the address stands for several hosts: see {@link
     *     #fleet}
     */
    public static SessionHost open(HostAddress address, HostOptions options) {
        return switch (address.kind()) {
            case LOCAL -> windows(address, WtsSessionHost::local, options);
            case SERVER -> windows(address, () -> WtsSessionHost.server(address.name()), options);
            case SIMULATED -> SimulatedHost.open(address);
            case BROKER, DOMAIN -> {
                String nextStep = "Name one of them, or use what works on several hosts.";
                throw failure(Reason.INVALID_ADDRESS, address, "it stands for several hosts", nextStep);
            }
        };
    }

    /** Knows the hosts behind an address as {@link #directory(HostOptions)} does with {@link HostOptions#DEFAULTS}. */
    public static HostDirectory directory() {
        return directory(HostOptions.DEFAULTS);
    }

    /**
     * Knows the hosts of {@code broker:NAME} and {@code domain:NAME}: asks the Connection Broker, or the domain, once for each call. Fails with
     * {@link Reason#UNSUPPORTED_SYSTEM} where there is no Windows, and with {@link Reason#TIMED_OUT} after the options' deadlines. Safe for use by
     * several threads.
     * @see WtsSessionHost#serversOf
     */
    public static HostDirectory directory(HostOptions options) {
        return address -> {
            boolean isBroker = address.kind() == HostAddress.Kind.BROKER;
            if (!isBroker && address.kind() != HostAddress.Kind.DOMAIN) {
                return List.of(address);
            }
            checkWindows(address);
            return isBroker
                    ? new ConnectionBroker(options.brokerDeadline()).sessionHosts(address)
                    : hostsOfDomain(address, options);
        };
    }

    private static List<HostAddress> hostsOfDomain(HostAddress address, HostOptions options) {
        return CallThreads.shared()
                .call(
                        address,
                        SessionOperation.SERVERS,
                        null,
                        options.domainDeadline(),
                        () -> WtsSessionHost.serversOf(address.name()),
                        names -> {})
                .stream()
                .map(HostAddress::parse)
                .toList();
    }

    /** Many hosts at a time, opened and found with {@link HostOptions#DEFAULTS}; bounds and deadlines may be set. */
    public static Fleet.Builder fleet() {
        return fleet(HostOptions.DEFAULTS);
    }

    /** Many hosts at a time, opened by {@link #open(HostAddress, HostOptions)}, found by {@link #directory}; bounds and deadlines may be set. */
    public static Fleet.Builder fleet(HostOptions options) {
        return Fleet.opening(address -> open(address, options)).directory(directory(options));
    }

    private static SessionHost windows(HostAddress address, Supplier<SessionHost> opener, HostOptions options) {
        checkWindows(address);
        return DeadlineSessionHost.open(address, opener, options.callDeadline(), CallThreads.shared());
    }

    private static void checkWindows(HostAddress address) {
        if (!isWindows()) {
            String problem =
                    System.getProperty("os.name") + " has no Windows sessions, and no way to those of a server";
            String nextStep = "Run it on Windows, or use host simulated to try it out.";
            throw failure(Reason.UNSUPPORTED_SYSTEM, address, problem, nextStep);
        }
    }

    private static SessionException failure(Reason reason, HostAddress address, String problem, String nextStep) {
        return SessionException.of(reason, SessionOperation.OPEN, address.toString(), problem, nextStep, null);
    }
}
