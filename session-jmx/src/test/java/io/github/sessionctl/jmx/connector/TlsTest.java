package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsTest {

    private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

    @TempDir
    private static Path folder;

    private static Path serverKey;
    private static Path clientKey;
    private static Path strangerKey;
    private static Path trustsServer;
    private static Path trustsClient;
    private static Path storePassword;
    private static ServedBeans served;

    @BeforeAll
    static void open() throws Exception {
        TlsStores stores = new TlsStores(folder);
        serverKey = stores.key("server");
        clientKey = stores.key("client");
        // With the name of the one that is known, or it would not even be shown.
        strangerKey = stores.key("stranger", "-dname", "CN=client");
        trustsServer = stores.trust("trusts-server", serverKey);
        trustsClient = stores.trust("trusts-client", clientKey);
        storePassword = stores.passwordFile();
        served = new ServedBeans(tls().clients(trustsClient, storePassword)
                .users(
                        SecretFiles.write(folder, "passwords", "victor view-secret"),
                        SecretFiles.write(folder, "access", "victor viewer")));
    }

    private static SettingsBuilder tls() {
        return new SettingsBuilder().keystore(serverKey, storePassword);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @BeforeEach
    void forget() {
        served.audited.clear();
    }

    @Test
    void rightCertificateAndPasswordPass() throws Exception {
        assertThat(client("view-secret", clientKey)).contains("sessions: 7");
        assertThat(served.audited)
                .singleElement()
                .asString()
                .contains(" victor from 127.0.0.1: connect(role=\"viewer\") -> DONE");
    }

    @Test
    void rightCertificateDoesNotReplaceThePassword() throws Exception {
        assertThat(client("wrong", clientKey)).contains("failed: java.lang.SecurityException");
        assertThat(served.audited).singleElement().asString().contains("REFUSED: wrong password");
    }

    @Test
    void clientWithoutCertificateIsRefusedAndAudited() throws Exception {
        assertThat(client("view-secret")).contains("failed: ").doesNotContain("sessions");
        awaitRefusal();
    }

    @Test
    void certificateThatTheServerDoesNotKnowIsRefusedAndAudited() throws Exception {
        assertThat(isServed(TlsStores.client(trustsServer, strangerKey))).isFalse();
        awaitRefusal();
        assertThat(served.audited.get(0)).doesNotContain("Empty client certificate chain");
    }

    @Test
    void clientThatDoesNotSpeakTlsIsRefusedAndAudited() throws Exception {
        try (Socket plain = new Socket(LOCAL, served.connector.port())) {
            plain.getOutputStream().write("JRMI\0\2K".getBytes(StandardCharsets.US_ASCII));
            plain.getOutputStream().flush();
            awaitRefusal();
        }
    }

    private static void awaitRefusal() {
        await().untilAsserted(() -> assertThat(served.audited)
                .first()
                .asString()
                .contains(" anonymous from 127.0.0.1: connect() -> REFUSED: TLS: "));
    }

    @Test
    void clientsThatSayNothingDoNotKeepOthersWaiting() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                silent.add(new Socket(LOCAL, served.connector.port()));
            }
            assertThat(isServed(TlsStores.client(trustsServer, clientKey))).isTrue();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        await().untilAsserted(() -> assertThat(served.audited).hasSize(20));
    }

    @Test
    void certificateIsNotAskedForUnlessNeeded() throws Exception {
        try (ServedBeans other = new ServedBeans(tls())) {
            assertThat(isServed(TlsStores.client(trustsServer), other.connector.port()))
                    .isTrue();
            assertThat(other.audited).isEmpty();
        }
    }

    @Test
    void storesThatCannotBeUsedAreSaid() throws Exception {
        Path wrong = SecretFiles.write(folder, "wrong-password", "not-it");
        assertRefused(tls().keystore(serverKey, wrong), "its password is not the one in " + wrong);
        assertRefused(tls().keystore(folder.resolve("nowhere"), storePassword), "The keystore", "is not there");
        assertRefused(tls().keystore(trustsClient, storePassword), "no key of this server's own");
        assertRefused(tls().keystore(wrong, storePassword), "cannot be opened");
        assertRefused(
                tls().keystore(serverKey, SecretFiles.write(folder, "empty", "")), "has nothing in its first line");
        assertRefused(
                tls().clients(new TlsStores(folder).trust("trusts-nobody"), storePassword),
                "trusts-nobody.p12 is empty");
        Path expired = new TlsStores(folder).key("expired", "-startdate", "-9d", "-validity", "3");
        assertRefused(tls().keystore(expired, storePassword), "The certificate expired", "has expired on");
    }

    private static void assertRefused(SettingsBuilder settings, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionConnector.check(settings.build()))
                .withMessageContainingAll(parts)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(TlsStores.PASSWORD, "not-it"));
    }

    private static boolean isServed(SSLContext context) throws IOException {
        return isServed(context, served.connector.port());
    }

    /** Whether RMI answers after the handshake. */
    private static boolean isServed(SSLContext context, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(LOCAL, port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("JRMI\0\2K".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == 'N';
        } catch (IOException refused) {
            return false;
        }
    }

    /** What a client in a JVM of its own prints. */
    private static String client(String password, Path... key) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(stores("trustStore", trustsServer));
        if (key.length > 0) {
            command.addAll(stores("keyStore", key[0]));
        }
        command.addAll(List.of(
                "-cp",
                folder.toString(),
                "src/test/clients/TlsClient.java",
                served.connector.url().toString(),
                "victor",
                password));
        File out = Files.createTempFile(folder, "out", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return Files.readString(out.toPath());
    }

    private static List<String> stores(String property, Path file) {
        return List.of(
                "-Djavax.net.ssl." + property + "=" + file,
                "-Djavax.net.ssl." + property + "Password=" + TlsStores.PASSWORD);
    }
}
