package io.github.sessionctl.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user's device at the other end of a session. The client itself tells these values, so they prove nothing.
 * @param name the device's name, empty for the console and where not known
 * @param address the device's address, null where not known
 * @param display the device's display, null where not known
 * @param build the build number of the client program, 0 where not known
 * @param protocol how the session reaches the device; this alone Windows itself knows
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsclientw">WTSCLIENTW</a>
 */
public record ClientInfo(
        String name,
        @Nullable InetAddress address,
        @Nullable ClientDisplay display,
        long build,
        ClientProtocol protocol) {

    /** Nothing is known of the client. */
    public static final ClientInfo NONE = new ClientInfo("", null);

    // No other four numbers, and no dot first: Java would ask the name service for them. No longer groups of digits
    // either: Java alone takes them.
    private static final Pattern NUMERIC_ADDRESS = Pattern.compile(
            "%1$s(\\.%1$s){3}|(?=.*:)(?!.*(?:\\p{XDigit}{5}|\\d{4}\\.|\\.\\d{4}))[0-9A-Fa-f:][0-9A-Fa-f:.]*"
                    .formatted("(25[0-5]|2[0-4]\\d|1?\\d?\\d|0\\d\\d?)"));

    /** A client of which only name and address are known. */
    public ClientInfo(String name, @Nullable InetAddress address) {
        this(name, address, null, 0, ClientProtocol.UNKNOWN);
    }

    /** The same client with its protocol. */
    public ClientInfo withProtocol(ClientProtocol newProtocol) {
        return new ClientInfo(name, address, display, build, newProtocol);
    }

    /** The address that a text such as {@code 192.0.2.7} or {@code 2001:db8::7} writes; empty for any other text. Never looks a name up. */
    public static Optional<InetAddress> parseAddress(String text) {
        if (!NUMERIC_ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** {@return the address as text, such as {@code 192.0.2.7}} */
    public Optional<String> addressText() {
        return Optional.ofNullable(address).map(InetAddress::getHostAddress);
    }
}
