package io.github.sessionctl.it.endurance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of an operator is ended while the server does what it has asked for. */
@NeedsSimulator
class KilledClientIT {

    private static final String MACHINE = """
            host name=AGENT-07 own=3 console=none
            session id=0 name=Services state=Disconnected
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=11 state=Disconnected user=karl domain=CORP logonAgo=9h disconnectedFor=8h
            session id=12 state=Disconnected user=lena domain=CORP logonAgo=9h disconnectedFor=8h
            session id=13 state=Disconnected user=mona domain=CORP logonAgo=9h disconnectedFor=8h
            fault in=logoff session=12 delay=4s
            fault in=logoff session=13 delay=4s
            """;

    /**
     * Of threads that are there for one client. The thread that watches the host is not: Java's own connector subscribes for all clients together, when
     * the first of them does, and until the server ends.
     */
    private static final Pattern CONNECTION =
            Pattern.compile("(?m)^\"(JMX server connection timeout[^\"]*|RMI TCP Connection\\([^i][^\"]*)\" #");

    private static final Pattern WATCH = Pattern.compile("(?m)^\"(sessionctl-monitor-local)\" #");

    @TempDir
    private Path folder;

    @Test
    void serverFinishesTheRunOfAClientThatWasKilledAndKeepsNothingOfIt() throws Exception {
        try (Server server = Server.start(Server.Leg.LINUX, Files.createDirectory(folder.resolve("server")), MACHINE)) {
            try (Child client = client(server)) {
                server.awaitAccepted(11);
                assertThat(threads(server, CONNECTION))
                        .as("while the client is there")
                        .isNotEmpty();
                client.kill();
                assertThat(client.out()).contains("subscribed").doesNotContain("answered");
            }
            assertThat(server.acceptedLogoffs())
                    .as("before the client was ended")
                    .doesNotContain(13L);

            Awaitility.await("the end of the run in the audit")
                    .atMost(Child.LONGEST)
                    .until(() -> server.audit().contains("-> DONE: 3 LOGGED_OFF, 2 SKIPPED"));
            assertThat(server.acceptedLogoffs()).containsExactly(11L, 12L, 13L);
            assertThat(server.audit().lines().filter(line -> line.contains("-> LOGGED_OFF")))
                    .hasSize(3);
            Awaitility.await("nothing is left of the client")
                    .atMost(Child.LONGEST)
                    .pollInterval(1, TimeUnit.SECONDS)
                    .until(() -> threads(server, CONNECTION), List::isEmpty);
            assertThat(threads(server, WATCH)).hasSizeLessThanOrEqualTo(1);
            assertThat(server.logoffDisconnected()).as("others are served").isEmpty();
        }
    }

    private Child client(Server server) throws Exception {
        return new Child(
                folder,
                "client",
                Map.of(),
                List.of(
                        Child.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OperatingClient.class.getName(),
                        server.url()));
    }

    /** The server's threads with such names. */
    private List<String> threads(Server server, Pattern names) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try (Child look = new Child(
                folder,
                "jcmd",
                Map.of(),
                List.of(jcmd, Long.toString(server.process().pid()), "Thread.print"))) {
            assertThat(look.awaitExit()).as(look.err()).isZero();
            return names.matcher(look.out())
                    .results()
                    .map(result -> result.group(1))
                    .toList();
        }
    }
}
