package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.ClientInfo;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a server's name means the machine that this process runs on, for then our own session is there and protected; and machines' names. */
final class ThisMachine {

    /** NetBIOS names are cut at so many characters, and so is COMPUTERNAME. */
    private static final int NETBIOS_LENGTH = 15;

    private static final String LOCALHOST = "LOCALHOST";

    private ThisMachine() {}

    /**
     * Whether the name is this machine's: its computer name, if any, with or without a domain, {@code localhost}, or one of its addresses. In doubt
     * yes, as that protects more. Another name that the network knows it by is not recognised.
     */
    static boolean isMeantBy(String name, @Nullable String computerName) {
        Optional<InetAddress> address = ClientInfo.parseAddress(name);
        if (address.isPresent()) {
            return isOurs(address.get());
        }
        String label = netBios(name);
        return label.equals(LOCALHOST) || (computerName != null && label.equals(netBios(computerName)));
    }

    /**
     * The name that a machine gives itself, or else the label of a server that is named by one; empty when not known. The server is empty for this
     * machine; COMPUTERNAME is null for another one.
     */
    static String name(String server, @Nullable String computerName) {
        if (computerName != null) {
            return computerName;
        }
        String label = netBios(server);
        return label.equals(LOCALHOST) || ClientInfo.parseAddress(server).isPresent() ? "" : label;
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
