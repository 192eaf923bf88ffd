package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.session.QuotedInput;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address that is listened on, and the rule that it is this machine's own unless strangers are kept out. */
final class ListenAddress {

    /** Read by RMI for each object that it makes known. */
    private static final String HOST_NAME = "java.rmi.server.hostname";

    /** What a connector of ours has set before, which another one may change; what the application has set stays. */
    private static @Nullable String ours;

    private ListenAddress() {}

    /**
     * The address of the settings.
     *
     * @throws IllegalArgumentException when there is no such address, or when other machines reach it and either password or TLS is missing
     */
    static InetAddress of(ConnectorSettings settings) {
        InetAddress address;
        try {
            address = InetAddress.getByName(settings.bindAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "There is no address " + QuotedInput.of(settings.bindAddress())
                            + " to listen on. Name one of this machine's, or leave it out for this machine alone.",
                    e);
        }
        if (!address.isLoopbackAddress()) {
            checkClosedToStrangers(settings, address);
        }
        return address;
    }

    private static void checkClosedToStrangers(ConnectorSettings settings, InetAddress address) {
        List<String> missing = new ArrayList<>();
        if (settings.login().isEmpty()) {
            missing.add("users (a password file with a line \"name password\" for each, and an access file with a line"
                    + " \"name viewer\" or \"name operator\")");
        }
        if (settings.tls().isEmpty()) {
            missing.add("TLS (a keystore made with the JDK's keytool, and a file with its password)");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "Other machines can reach " + settings.bindAddress()
                            + (address.isAnyLocalAddress() ? ", which means all addresses of this one" : "")
                            + ". That takes both users and TLS, and what is missing is: " + String.join("; ", missing)
                            + ". docs/securing.md shows each step. Or leave the address out: then only this machine can connect.");
        }
    }

    /**
     * Says to RMI under which name or address clients reach this one. It is the same for the whole JVM: what has been set on the command line stays.
     *
     * @return what clients are told
     */
    static synchronized String advertise(ConnectorSettings settings, InetAddress address) {
        String set = System.getProperty(HOST_NAME);
        if (set != null && !set.equals(ours)) {
            return set;
        }
        // As it was typed: clients compare it with the names in the server's certificate.
        ours = address.isAnyLocalAddress() ? machineName() : withoutInterface(settings.bindAddress());
        System.setProperty(HOST_NAME, ours);
        return ours;
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "This machine does not know its own name, which clients have to be told. Listen on one of its addresses"
                            + " instead of all, or say its name with -D" + HOST_NAME + "=NAME.",
                    e);
        }
    }

    /** The address as it stands in a URL: one of IP version 6 in brackets, as a port follows. */
    static String inUrl(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static String withoutInterface(String host) {
        int scope = host.indexOf('%');
        return scope < 0 ? host : host.substring(0, scope);
    }
}
