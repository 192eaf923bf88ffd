package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.connector.ConnectorSettings.LoginFiles;
import io.github.sessionctl.jmx.connector.ConnectorSettings.StoreFiles;
import io.github.sessionctl.jmx.connector.ConnectorSettings.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Collects settings as they come from a command line, where each may be missing. Not for use by several threads. */
public final class ConnectorSettingsBuilder {

    private static final int DEFAULT_PORT = 9875;

    private String bindAddress = ConnectorSettings.LOOPBACK;
    private int port = DEFAULT_PORT;
    private @Nullable Path passwordFile;
    private @Nullable Path accessFile;
    private @Nullable Path keystore;
    private @Nullable Path keystorePasswordFile;
    private @Nullable Path truststore;
    private @Nullable Path truststorePasswordFile;
    private boolean needsClientCertificate;

    ConnectorSettingsBuilder() {}

    /** The address or name to listen on; 127.0.0.1 unless said. */
    public ConnectorSettingsBuilder bindAddress(String address) {
        bindAddress = address;
        return this;
    }

    /** The port, 0 for any that is free; 9875 unless said. */
    public ConnectorSettingsBuilder port(int number) {
        port = number;
        return this;
    }

    /** The users' passwords; null: there are none. */
    public ConnectorSettingsBuilder passwordFile(@Nullable Path file) {
        passwordFile = file;
        return this;
    }

    /** The users' roles; null: there are none. */
    public ConnectorSettingsBuilder accessFile(@Nullable Path file) {
        accessFile = file;
        return this;
    }

    /** The server's key and certificate, which turns TLS on; null: no TLS. */
    public ConnectorSettingsBuilder keystore(@Nullable Path file) {
        keystore = file;
        return this;
    }

    /** The file whose first line is the password of the keystore and its key. */
    public ConnectorSettingsBuilder keystorePasswordFile(@Nullable Path file) {
        keystorePasswordFile = file;
        return this;
    }

    /** The certificates of clients that may connect; null: none is asked for. */
    public ConnectorSettingsBuilder truststore(@Nullable Path file) {
        truststore = file;
        return this;
    }

    /** The file whose first line is the password of the truststore. */
    public ConnectorSettingsBuilder truststorePasswordFile(@Nullable Path file) {
        truststorePasswordFile = file;
        return this;
    }

    /** Whether clients have to show a certificate that the truststore knows; they do not unless said. */
    public ConnectorSettingsBuilder needClientCertificate(boolean isNeeded) {
        needsClientCertificate = isNeeded;
        return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException when one of them is wrong, or has no use without another one
     */
    public ConnectorSettings build() {
        Optional<LoginFiles> login = pair("password file", passwordFile, "access file", accessFile, LoginFiles::new);
        Optional<StoreFiles> keys =
                pair("keystore", keystore, "keystore password file", keystorePasswordFile, StoreFiles::new);
        Optional<StoreFiles> trusted =
                pair("truststore", truststore, "truststore password file", truststorePasswordFile, StoreFiles::new);
        if (keys.isEmpty() && trusted.isPresent()) {
            throw new IllegalArgumentException(
                    "A truststore is of use only with TLS: give the server a keystore with its own key too.");
        }
        if (needsClientCertificate && trusted.isEmpty()) {
            throw new IllegalArgumentException(
                    "Client certificates are needed, but nothing says which: give a keystore with"
                            + " the server's own key, and a truststore with the certificates that may connect.");
        }
        if (trusted.isPresent() && !needsClientCertificate) {
            throw new IllegalArgumentException(
                    "A truststore says which clients may connect, but no client is asked for its"
                            + " certificate: say too that client certificates are needed, or leave the truststore out.");
        }
        return new ConnectorSettings(bindAddress, port, login, keys.map(store -> new TlsFiles(store, trusted)));
    }

    private static <T> Optional<T> pair(
            String name,
            @Nullable Path file,
            String otherName,
            @Nullable Path otherFile,
            BiFunction<Path, Path, T> pair) {
        if (file != null && otherFile != null) {
            return Optional.of(pair.apply(file, otherFile));
        }
        if (file == null && otherFile == null) {
            return Optional.empty();
        }
        String missing = file == null ? name : otherName;
        throw new IllegalArgumentException("The " + (file == null ? otherName : name) + " "
                + (file == null ? otherFile : file) + " is of no use without the " + missing + ": give both.");
    }
}
