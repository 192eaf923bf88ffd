package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server with users and TLS, and the command line as its client, each in a JVM of its own. */
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher and the files' permissions are those of POSIX")
class SecuredServerIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void rolesAndPasswordsHoldForTheCommandLineToo() throws Exception {
        Path keys = keys();
        try (JarProcess server = JarProcess.jar(
                folder,
                "serve",
                "--hosts",
                "simulated",
                "--port",
                "0",
                "--password-file",
                secret("passwords", "vera looking\noscar acting\n"),
                "--access-file",
                secret("access", "vera viewer\noscar operator\n"),
                "--tls-keystore",
                keys.toString(),
                "--tls-keystore-password-file",
                secret("key-password", PASSWORD + "\n"))) {
            String url = server.awaitText("service:jmx:\\S+");
            server.awaitText("Stop: +Ctrl-C");

            CommandRun list = client(keys, url, "vera", "looking", "list");
            assertThat(list.code()).as(list.err()).isZero();
            assertThat(list.out()).contains("CORP\\dana fox");

            CommandRun refused = client(keys, url, "vera", "looking", "logoff", "--disconnected-for", "0s");
            assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCodes.REFUSED);
            assertThat(refused.out()).isEmpty();

            CommandRun wrong = client(keys, url, "vera", "acting", "list");
            assertThat(wrong.code()).as(wrong.err()).isEqualTo(ExitCodes.FAILED);
            assertThat(wrong.errLines()).singleElement().asString().contains("Cannot log in", "--password-file");

            CommandRun done = client(keys, url, "oscar", "acting", "logoff", "--disconnected-for", "0s");
            assertThat(done.code()).as(done.err()).isZero();
            assertThat(done.out()).contains("LOGGED_OFF");
        }
    }

    private CommandRun client(Path keys, String url, String login, String password, String... command)
            throws Exception {
        List<String> line = new ArrayList<>(List.of(
                "sh",
                Path.of(System.getProperty("sessionctl.jar"))
                        .resolveSibling("sessionctl")
                        .toString()));
        line.addAll(Arrays.asList(command));
        line.addAll(List.of(
                "--url", url, "--tls", "--login", login, "--password-file", secret("of-client", password + "\n")));
        Path err = folder.resolve("client.err");
        ProcessBuilder client = new ProcessBuilder(line).redirectError(err.toFile());
        client.environment().put("JAVA_HOME", System.getProperty("java.home"));
        client.environment()
                .put(
                        "SESSIONCTL_OPTS",
                        "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD);
        Process process = client.start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CommandRun(process.waitFor(), out, Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** The server's key; its certificate stands for itself, so the client can trust the same store. */
    private Path keys() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
        return store;
    }

    private String secret(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text).toString();
    }
}
