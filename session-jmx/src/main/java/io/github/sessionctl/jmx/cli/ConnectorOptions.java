package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.connector.ConnectorSettings.LoginFiles;
import io.github.sessionctl.jmx.connector.ConnectorSettings.StoreFiles;
import io.github.sessionctl.jmx.connector.ConnectorSettings.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server listens, and who may come in. */
final class ConnectorOptions {

    private static final int LARGEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9875",
            description = "The port; 0 takes any that is free. Default: 9875.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = ConnectorSettings.LOOPBACK,
            description = "The address to listen on; 0.0.0.0 or :: for all of them. Beyond this machine only with"
                    + " password and TLS. Default: 127.0.0.1.")
    private String bind = ConnectorSettings.LOOPBACK;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Who may log in: lines of NAME PASSWORD. Passwords are replaced by hashes. Only its owner may"
                    + " be able to read it. Needs --access-file.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--access-file",
            paramLabel = "FILE",
            description =
                    "What they may do: lines of NAME viewer or NAME operator. Only its owner may be able to read it.")
    private @Nullable Path accessFile;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "The server's key and certificate, as keytool makes them. Turns TLS on.")
    private @Nullable Path keystore;

    @Option(
            names = "--tls-keystore-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is that store's password.")
    private @Nullable Path keystorePasswordFile;

    @Option(
            names = "--tls-truststore",
            paramLabel = "FILE",
            description = "The certificates of clients, or of who signs them.")
    private @Nullable Path truststore;

    @Option(
            names = "--tls-truststore-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is that store's password.")
    private @Nullable Path truststorePasswordFile;

    @Option(
            names = "--need-client-certificate",
            description = "Only clients with a certificate of the truststore may connect.")
    private boolean needClientCertificate;

    /**
     * What they say.
     *
     * @throws WrongCommandLineException when they contradict each other, or a value is out of range
     */
    ConnectorSettings settings() {
        if (port < 0 || port > LARGEST_PORT) {
            throw new WrongCommandLineException("--port " + port + " is not between 0 and " + LARGEST_PORT);
        }
        checkPairs();
        try {
            Optional<StoreFiles> clients = pair(truststore, truststorePasswordFile, StoreFiles::new);
            return new ConnectorSettings(
                    bind,
                    port,
                    pair(passwordFile, accessFile, LoginFiles::new),
                    pair(keystore, keystorePasswordFile, StoreFiles::new).map(key -> new TlsFiles(key, clients)));
        } catch (IllegalArgumentException e) {
            throw new WrongCommandLineException(String.valueOf(e.getMessage()));
        }
    }

    private static <T> Optional<T> pair(@Nullable Path file, @Nullable Path other, BiFunction<Path, Path, T> pair) {
        return file == null || other == null ? Optional.empty() : Optional.of(pair.apply(file, other));
    }

    /** In the words of the command line, which the settings do not know. */
    private void checkPairs() {
        checkPair("--password-file", passwordFile, "--access-file", accessFile);
        checkPair("--tls-keystore", keystore, "--tls-keystore-password-file", keystorePasswordFile);
        checkPair("--tls-truststore", truststore, "--tls-truststore-password-file", truststorePasswordFile);
        if (needClientCertificate && truststore == null) {
            throw new WrongCommandLineException("--need-client-certificate needs --tls-truststore, which says whose");
        }
        if (truststore != null && keystore == null) {
            throw new WrongCommandLineException("--tls-truststore needs --tls-keystore: without it there is no TLS");
        }
        if (truststore != null && !needClientCertificate) {
            throw new WrongCommandLineException(
                    "--tls-truststore needs --need-client-certificate: without it no client is asked for its certificate");
        }
    }

    private void checkPair(String name, @Nullable Path file, String otherName, @Nullable Path otherFile) {
        if ((file == null) != (otherFile == null)) {
            throw new WrongCommandLineException(
                    file == null ? otherName + " needs " + name : name + " needs " + otherName);
        }
    }
}
