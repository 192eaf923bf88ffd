package io.github.sessionctl.jmx.connector;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a connector listens, and who may come in. Immutable. What is wrong in itself is refused when it is built; what only the files and
 * the address can tell, when the connector starts.
 *
 * @param bindAddress the address or name to listen on; {@code 0.0.0.0} or {@code ::} for all of the machine's
 * @param port 0 for any that is free
 * @param login the users; empty: everybody who reaches the port is an operator, which is refused beyond loopback
 * @param tls the server's key; empty: nothing is encrypted, which is refused beyond loopback
 */
public record ConnectorSettings(String bindAddress, int port, Optional<LoginFiles> login, Optional<TlsFiles> tls) {

    /** The default address, which no other machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LARGEST_PORT = 65_535;

    /** Checks the values. */
    public ConnectorSettings {
        if (bindAddress.isBlank()) {
            throw new IllegalArgumentException(
                    "The address to listen on is blank. Leave it out for this machine alone, or name one of its addresses.");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("The port " + port + " is not between 0 (any) and " + LARGEST_PORT);
        }
    }

    /** For this machine alone, without users and TLS. */
    public static ConnectorSettings local(int port) {
        return new ConnectorSettings(LOOPBACK, port, Optional.empty(), Optional.empty());
    }

    /**
     * The users and what they may do. Both files are readable by their owner alone.
     *
     * @param passwordFile lines of {@code name password}; clear text is replaced by hashes
     * @param accessFile lines of {@code name viewer} or {@code name operator}
     */
    public record LoginFiles(Path passwordFile, Path accessFile) {}

    /**
     * A store of keys or certificates, as the JDK's keytool makes them, and the file whose first line is its password.
     *
     * @param file the store
     * @param passwordFile readable by its owner alone
     */
    public record StoreFiles(Path file, Path passwordFile) {}

    /**
     * What is needed for TLS.
     *
     * @param keystore the server's key and certificate
     * @param clients the certificates of the clients that may connect, or of who signs them: each has to show one; empty: none is asked for
     */
    public record TlsFiles(StoreFiles keystore, Optional<StoreFiles> clients) {}
}
