package io.github.sessionctl.jmx.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.connector.SettingsBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementTest {

    private static final Path FILE = Path.of("some-file");
    private static final String URL = "service:jmx:rmi:///jndi/rmi://127.0.0.1:9875/jmxrmi";

    private static SettingsBuilder settings() {
        return new SettingsBuilder();
    }

    private static SettingsBuilder withUsersAndTls() {
        return settings().users(FILE, FILE).keystore(FILE, FILE);
    }

    private static SettingsBuilder withEverything() {
        return withUsersAndTls().clients(FILE, FILE);
    }

    @Test
    void whoMayConnectIsSaidForEachWayToServe() {
        assertThat(Announcement.access(settings().build(), true, false))
                .isEqualTo("this machine only, but everybody who is logged on to it, without a password; "
                        + "start with --read-only and nobody can log users off");
        assertThat(Announcement.access(settings().build(), true, true)).endsWith("without a password; read-only");
        assertThat(Announcement.access(withUsersAndTls().build(), false, false))
                .isEqualTo("every machine that reaches this port, with user name and password; "
                        + "viewers look, operators log users off");
        assertThat(Announcement.access(withEverything().build(), false, true))
                .isEqualTo(
                        "every machine that reaches this port, with user name and password and a certificate that this"
                                + " server knows; read-only");
    }

    @Test
    void jconsolesCommandNamesTheStoresThatItNeeds() {
        assertThat(Announcement.connect(settings().build().tls(), URL))
                .containsExactly(
                        "Connect:  jconsole " + URL,
                        "          (answer \"Insecure connection\", then open the tab MBeans, io.github.sessionctl,"
                                + " SessionHost)");
        assertThat(Announcement.connect(withUsersAndTls().build().tls(), URL).get(0))
                .contains("jconsole -J-Djavax.net.ssl.trustStore=", URL)
                .doesNotContain("keyStore=");
        assertThat(Announcement.connect(withEverything().build().tls(), URL).get(0))
                .contains("-J-Djavax.net.ssl.trustStore=", "-J-Djavax.net.ssl.keyStore=", URL);
    }

    @Test
    void linesNameWhatIsServed() throws Exception {
        SessionJmxOptions hosts = SessionJmxOptions.forHosts("simulated").readOnly(true);
        try (ServedHosts server = ServedHosts.start(hosts, settings().port(0).build())) {
            assertThat(String.join("\n", Announcement.of(server)))
                    .contains(
                            "CORP\\dana fox",
                            "jconsole " + server.connector().url(),
                            "MBean:    io.github.sessionctl:type=SessionHost")
                    .contains("Access:   this machine only", "; read-only\n");
        }
    }

    @Test
    void manyHostsAreCountedAndNotAsked(@TempDir Path folder) throws Exception {
        StringBuilder hosts = new StringBuilder("simulated");
        for (int i = 1; i <= 5; i++) {
            Path scenario = Files.writeString(folder.resolve(i + ".scenario"), "session id=4 user=dana");
            hosts.append(",simulated:").append(scenario);
        }
        try (ServedHosts server = ServedHosts.start(
                SessionJmxOptions.forHosts(hosts.toString()), settings().port(0).build())) {
            List<String> lines = Announcement.of(server);

            assertThat(lines)
                    .contains("MBean:    io.github.sessionctl:type=SessionHost,name=simulated")
                    .contains("          and 5 more, one for each host")
                    .noneMatch(line -> line.contains("dana"));
        }
    }
}
