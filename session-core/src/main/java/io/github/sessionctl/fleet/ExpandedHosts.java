package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts for which a list of addresses stands, in the list's order, each once; and, in their places, the addresses that could not be expanded.
 * Immutable.
 *
 * <p>Names that certainly mean one machine are one host, the first of them: case does not count, and {@code local}, {@code localhost}, this machine's
 * computer name and its addresses are this machine. Nobody asks the name service, so the rest is not known: a name with and without its domain
 * ({@code AGENT1}, {@code agent1.corp.example}), an alias, or another machine's address are hosts of their own. Name each machine once.
 */
public record ExpandedHosts(List<Entry> entries) {

    /**
     * A host, or an address that could not be expanded.
     * @param failure why it could not be expanded; null when it is a host
     */
    public record Entry(HostAddress address, @Nullable SessionException failure) {}

    /** Keeps a copy of the list. */
    public ExpandedHosts {
        entries = List.copyOf(entries);
    }

    /** Expands every address, one after the other. A failure keeps its place and does not stop the rest. */
    public static ExpandedHosts of(List<HostAddress> addresses, HostDirectory directory) {
        return of(addresses, directory, System.getenv("COMPUTERNAME"));
    }

    /** The same on a machine of this name, null where it is not known. */
    static ExpandedHosts of(List<HostAddress> addresses, HostDirectory directory, @Nullable String computerName) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (HostAddress address : addresses) {
            try {
                for (HostAddress host : expanded(address, directory)) {
                    entries.putIfAbsent(key(host, computerName), new Entry(host, null));
                }
            } catch (RuntimeException | Error e) {
                SessionException failure = e instanceof SessionException known
                        ? known
                        : SessionException.unexpected(SessionOperation.OPEN, address.toString(), null, e);
                entries.putIfAbsent(key(address, computerName), new Entry(address, failure));
            }
        }
        return new ExpandedHosts(List.copyOf(entries.values()));
    }

    private static List<HostAddress> expanded(HostAddress address, HostDirectory directory) {
        List<HostAddress> hosts = directory.expand(address);
        if (hosts.isEmpty()) {
            String problem = "it stands for no hosts at all";
            String nextStep = "Check the name, or name the hosts one by one.";
            String name = address.toString();
            throw SessionException.of(Reason.INVALID_ADDRESS, SessionOperation.OPEN, name, problem, nextStep, null);
        }
        return hosts;
    }

    /** Windows does not care about the case of a name; a file's name may. */
    private static String key(HostAddress address, @Nullable String computerName) {
        String text = address.toString();
        return switch (address.kind()) {
            case SIMULATED -> text;
            case SERVER ->
                isThisMachine(text, computerName) ? HostAddress.LOCAL.toString() : text.toLowerCase(Locale.ROOT);
            case LOCAL, BROKER, DOMAIN -> text.toLowerCase(Locale.ROOT);
        };
    }

    private static boolean isThisMachine(String name, @Nullable String computerName) {
        return name.equalsIgnoreCase("localhost")
                || name.equalsIgnoreCase(computerName)
                || ClientInfo.parseAddress(name).filter(ExpandedHosts::isOurs).isPresent();
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    /** The hosts. */
    public List<HostAddress> hosts() {
        return entries.stream()
                .filter(entry -> entry.failure() == null)
                .map(Entry::address)
                .toList();
    }

    /** Why addresses could not be expanded. */
    public List<SessionException> failures() {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.failure()))
                .toList();
    }
}
