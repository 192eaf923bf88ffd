package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hosts for which a list of addresses stands, in the list's order, each once; and, in their places, the addresses that could not
 * be expanded. Immutable.
 *
 * @param entries the hosts and the failures
 */
public record ExpandedHosts(List<Entry> entries) {

    /**
     * A host, or an address that could not be expanded.
     *
     * @param address the host or the address
     * @param failure why it could not be expanded; null when it is a host
     */
    public record Entry(HostAddress address, @Nullable SessionException failure) {}

    /** Keeps a copy of the list. */
    public ExpandedHosts {
        entries = List.copyOf(entries);
    }

    /** Expands every address, one after the other. A failure keeps its place and does not stop the rest. */
    public static ExpandedHosts of(List<HostAddress> addresses, HostDirectory directory) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (HostAddress address : addresses) {
            try {
                for (HostAddress host : expanded(address, directory)) {
                    entries.putIfAbsent(key(host), new Entry(host, null));
                }
            } catch (SessionException e) {
                entries.putIfAbsent(key(address), new Entry(address, e));
            }
        }
        return new ExpandedHosts(List.copyOf(entries.values()));
    }

    private static List<HostAddress> expanded(HostAddress address, HostDirectory directory) {
        List<HostAddress> hosts = directory.expand(address);
        if (hosts.isEmpty()) {
            throw SessionException.of(
                    Reason.INVALID_ADDRESS,
                    SessionOperation.OPEN,
                    address.toString(),
                    "it stands for no hosts at all",
                    "Check the name, or name the hosts one by one.",
                    null);
        }
        return hosts;
    }

    /** Windows does not care about the case of a name; a file's name may. */
    private static String key(HostAddress address) {
        String text = address.toString();
        return address.kind() == HostAddress.Kind.SIMULATED ? text : text.toLowerCase(Locale.ROOT);
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
                .map(Entry::failure)
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
    }
}
