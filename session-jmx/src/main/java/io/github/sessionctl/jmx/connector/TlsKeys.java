package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.connector.ConnectorSettings.StoreFiles;
import io.github.sessionctl.jmx.connector.ConnectorSettings.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Opens the stores of keys and certificates. */
final class TlsKeys {

    private TlsKeys() {}

    /**
     * What encrypts connections.
     *
     * @throws IllegalArgumentException when a store cannot be used; the message never contains a password
     */
    static SSLContext open(TlsFiles files, Clock clock) {
        char[] password = password("keystore", files.keystore());
        KeyStore keystore = load("keystore", files.keystore(), password);
        checkKey(files.keystore(), keystore, clock);
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keystore, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted(files), null);
            return context;
        } catch (UnrecoverableKeyException e) {
            throw new IllegalArgumentException(
                    "The key in the keystore " + files.keystore().file()
                            + " has another password than the keystore. Give both the same one, with keytool -keypasswd.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "TLS cannot be set up with the keystore " + files.keystore().file() + ": " + e.getMessage()
                            + ". Make a new one with the JDK's keytool, as docs/securing.md shows.",
                    e);
        }
    }

    private static TrustManager @Nullable [] trusted(TlsFiles files) throws GeneralSecurityException {
        if (files.clients().isEmpty()) {
            return null;
        }
        StoreFiles clients = files.clients().get();
        KeyStore truststore = load("truststore", clients, password("truststore", clients));
        if (Collections.list(truststore.aliases()).isEmpty()) {
            throw new IllegalArgumentException(
                    "The truststore " + clients.file()
                            + " is empty, so no client could connect. Put the clients' certificates into it with keytool -importcert.");
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(truststore);
        return trust.getTrustManagers();
    }

    private static char[] password(String what, StoreFiles store) {
        List<String> lines = OwnerOnly.lines(what + " password file", store.passwordFile());
        if (lines.isEmpty() || lines.get(0).isEmpty()) {
            throw new IllegalArgumentException("The " + what + " password file " + store.passwordFile()
                    + " has nothing in its first line. Write the password there.");
        }
        return lines.get(0).toCharArray();
    }

    private static KeyStore load(String what, StoreFiles store, char[] password) {
        if (!Files.isRegularFile(store.file())) {
            throw new IllegalArgumentException("The " + what + " " + store.file() + " is not there. Check its name.");
        }
        try {
            return KeyStore.getInstance(store.file().toFile(), password);
        } catch (IOException | GeneralSecurityException e) {
            boolean isPassword = e.getCause() instanceof UnrecoverableKeyException;
            throw new IllegalArgumentException(
                    "The " + what + " " + store.file() + " cannot be opened: "
                            + (isPassword
                                    ? "its password is not the one in " + store.passwordFile() + ". Correct that file."
                                    : e.getMessage()
                                            + ". Check that it is a store that the JDK's keytool lists, and readable."),
                    e);
        }
    }

    private static void checkKey(StoreFiles store, KeyStore keystore, Clock clock) {
        try {
            for (String alias : Collections.list(keystore.aliases())) {
                if (keystore.isKeyEntry(alias)) {
                    if (keystore.getCertificate(alias) instanceof X509Certificate certificate
                            && certificate.getNotAfter().toInstant().isBefore(clock.instant())) {
                        throw new IllegalArgumentException("The certificate " + alias + " in the keystore "
                                + store.file()
                                + " has expired on " + certificate.getNotAfter().toInstant()
                                + ". Clients would refuse it: make a new one.");
                    }
                    return;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The keystore " + store.file() + " cannot be read: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("The keystore " + store.file()
                + " has certificates, but no key of this server's own. Make one with keytool -genkeypair.");
    }
}
