package io.github.sessionctl.it.endurance.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is ended in the midst of a run, and started again: it reads from the host how things stand, and does the rest. */
abstract class KilledServer {

    /** Session 13's call hangs until it is given up after 10 s, and 14's and 15's after it: enough time to end the server meanwhile. */
    private static final String BEFORE = """
            host name=AGENT-07 own=3 console=none
            session id=0 name=Services state=Disconnected
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=10 state=Disconnected user=jana domain=CORP logonAgo=9h disconnectedFor=8h
            session id=11 state=Disconnected user=karl domain=CORP logonAgo=9h disconnectedFor=8h
            session id=12 state=Disconnected user=lena domain=CORP logonAgo=9h disconnectedFor=8h logoffTakes=never
            session id=13 state=Disconnected user=mona domain=CORP logonAgo=9h disconnectedFor=8h
            session id=14 state=Disconnected user=nick domain=CORP logonAgo=9h disconnectedFor=8h
            session id=15 state=Disconnected user=olaf domain=CORP logonAgo=9h disconnectedFor=8h
            session id=20 name=RDP-Tcp#20 state=Active user=paul domain=CORP logonAgo=9h
            fault in=logoff session=10 error=5
            fault in=logoff session=13 delay=1h
            fault in=logoff session=14 delay=1h
            fault in=logoff session=15 delay=1h
            """;

    /** As Windows has it afterwards: 11 is gone and somebody else has its ID, 12 is still on its way, nothing has happened to the others. */
    private static final String AFTER = """
            host name=AGENT-07 own=3 console=none
            session id=0 name=Services state=Disconnected
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=10 state=Disconnected user=jana domain=CORP logonAgo=9h disconnectedFor=8h
            session id=11 state=Disconnected user=rosa domain=CORP logonAgo=1m disconnectedFor=10s
            session id=12 state=Disconnected user=lena domain=CORP logonAgo=9h disconnectedFor=8h
            session id=13 state=Disconnected user=mona domain=CORP logonAgo=9h disconnectedFor=8h
            session id=14 state=Disconnected user=nick domain=CORP logonAgo=9h disconnectedFor=8h
            session id=15 state=Disconnected user=olaf domain=CORP logonAgo=9h disconnectedFor=8h
            session id=20 name=RDP-Tcp#20 state=Active user=paul domain=CORP logonAgo=9h
            fault in=logoff session=12 error=7007
            change before=list call=9 session=12 gone=yes
            """;

    /** A heading of Java's logging, a record, or what else the server says: each of them whole. */
    private static final Pattern WHOLE = Pattern.compile(
            "[A-Z][a-z]{2} \\d{1,2}, \\d{4} .*|(INFO|WARNING): \\d{4}-\\d{2}-\\d{2}T\\S+Z .* -> [A-Z_]+(: .*)?");

    @TempDir
    private Path folder;

    private final Server.Leg leg;

    KilledServer(Server.Leg leg) {
        this.leg = leg;
    }

    @Test
    void serverThatWasKilledInARunLogsNobodyOffTwiceWhenItIsStartedAgain() throws Exception {
        try (Server server = Server.start(leg, Files.createDirectory(folder.resolve("first")), BEFORE)) {
            CompletableFuture<List<String>> run = CompletableFuture.supplyAsync(() -> {
                try {
                    return server.logoffDisconnected();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            server.awaitAccepted(12);
            Awaitility.await("the outcome of session 10 in the audit")
                    .atMost(Child.LONGEST)
                    .until(() -> server.audit().contains("session 10 of CORP\\jana -> FAILED"));
            server.process().kill();

            assertThatException()
                    .isThrownBy(() -> run.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            assertThat(server.acceptedLogoffs()).containsExactly(11L, 12L);
            auditShowsHowFarItCame(server.audit());
        }

        try (Server server = Server.start(leg, Files.createDirectory(folder.resolve("second")), AFTER)) {
            assertThat(server.logoffDisconnected())
                    .containsExactly(
                            "10 LOGGED_OFF", "12 LOGGED_OFF", "13 LOGGED_OFF", "14 LOGGED_OFF", "15 LOGGED_OFF");
            assertThat(server.acceptedLogoffs())
                    .as("neither 11, which somebody else has now, nor 12, which is on its way, is asked for anew")
                    .containsExactly(10L, 13L, 14L, 15L);
            assertThat(server.audit()).contains(" -> DONE: ");
        }
    }

    private static void auditShowsHowFarItCame(String audit) {
        List<String> lines = audit.lines().toList();
        // The last line may have been cut.
        int whole = audit.endsWith("\n") ? lines.size() : lines.size() - 1;
        assertThat(lines.subList(0, whole)).allMatch(line -> WHOLE.matcher(line).matches());
        assertThat(lines)
                .filteredOn(line -> line.contains("-> BEGUN"))
                .singleElement()
                .asString()
                .contains(
                        "10 of CORP\\jana",
                        "11 of CORP\\karl",
                        "12 of CORP\\lena",
                        "13 of CORP\\mona",
                        "14 of CORP\\nick",
                        "15 of CORP\\olaf");
        assertThat(lines)
                .as("sessions whose outcome was known")
                .filteredOn(line -> line.contains(" session 1") && !line.contains("-> BEGUN"))
                .singleElement()
                .asString()
                .contains("session 10 of CORP\\jana -> FAILED");
        assertThat(audit).doesNotContain("-> DONE");
    }
}
