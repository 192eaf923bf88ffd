package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.ClientInfo;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a server's name means the machine that this process runs on: then our own session is on it, and must be protected. */
final class ThisMachine {

    /** NetBIOS names are cut at so many characters, and so is COMPUTERNAME. */
    private static final int NETBIOS_LENGTH = 15;

    private ThisMachine() {}

    /**
     * Whether the name is this machine's: its computer name with or without a domain, {@code localhost}, or one of its addresses. In
     * doubt yes, as that protects more. Another name that the network knows it by is not recognised.
     *
     * @param computerName the environment's COMPUTERNAME, null where there is none
     */
    static boolean isMeantBy(String name, @Nullable String computerName) {
        Optional<InetAddress> address = ClientInfo.parseAddress(name);
        if (address.isPresent()) {
            return isOurs(address.get());
        }
        String label = netBios(name);
        return label.equals("LOCALHOST") || (computerName != null && label.equals(netBios(computerName)));
    }

    private static String netBios(String name) {
        int dot = name.indexOf('.');
        String label = (dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT);
        return label.length() <= NETBIOS_LENGTH ? label : label.substring(0, NETBIOS_LENGTH);
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }
}
