package io.github.sessionctl.report;

import static io.github.sessionctl.host.HostUnderTest.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.SessionDoctor;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {

    private static final List<HostAddress> ONE = List.of(HostAddress.parse("simulated"));
    private static final List<HostAddress> BROKEN = List.of(HostAddress.parse("simulated:nowhere.scenario"));

    private static Fleet fleet(String faults) {
        return Fleet.opening(address -> host(address, faults)).build();
    }

    private static SessionHost host(HostAddress address, String faults) {
        return new SimulatedHost(address, Scenario.parse(AGENT + faults), InstantSource.system());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, ?> document, String word) {
        List<Map<String, Object>> hosts = (List<Map<String, Object>>) document.get("hosts");
        return (List<Map<String, Object>>) hosts.get(0).get(word);
    }

    @Test
    void listedSessionHasEveryFieldAlsoWhereNothingIsKnown() {
        Map<String, ?> document =
                JsonDocument.ofSessions(fleet("").run(ONE, (host, cancellation) -> SessionListing.of(host)));

        assertThat(document.keySet()).containsExactly("schemaVersion", "startedAt", "hosts");
        assertThat(document.get("schemaVersion")).isEqualTo(1);
        assertThat(rows(document, "sessions"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.keySet())
                        .containsExactly(
                                "sessionId",
                                "sessionName",
                                "state",
                                "user",
                                "domain",
                                "logonTime",
                                "disconnectTime",
                                "idleSeconds",
                                "connectTime",
                                "lastInputTime",
                                "locked",
                                "clientName",
                                "clientAddress",
                                "protection"));
        assertThat(rows(document, "sessions").get(3))
                .containsEntry("user", "Dana Fox")
                .containsEntry("protection", null);
        assertThat(rows(document, "sessions").get(0))
                .containsEntry("user", null)
                .containsEntry("protection", "SERVICES");
    }

    @Test
    void logoffHasOutcomesReasonsAndCounts() {
        Map<String, ?> document = JsonDocument.ofLogoff(
                false,
                fleet("fault in=logoff session=4 error=5")
                        .logOff(ONE, LogoffPolicy.disconnected().build(), new LogoffRunner(Duration.ofSeconds(5))));

        assertThat((Map<?, ?>) document.get("counts"))
                .hasToString(
                        "{LOGGED_OFF=0, ALREADY_GONE=0, CHANGED=0, STILL_LOGGING_OFF=0, DECLINED=0, FAILED=1, SKIPPED=4, WOULD_LOG_OFF=0, NOT_BEGUN=0, NOT_KNOWN=0}");
        assertThat(rows(document, "results").get(3))
                .containsEntry("outcome", "FAILED")
                .containsEntry("rule", null)
                .containsEntry("reason", "ACCESS_DENIED")
                .containsEntry("win32Code", 5L)
                .containsEntry("notice", null)
                .containsKey("tookMillis");
    }

    @Test
    void actionHasOutcomesAndRules() {
        LogoffPolicy everyone = LogoffPolicy.selected().everyone().build();
        Map<String, ?> document = JsonDocument.ofAction(
                true,
                fleet("")
                        .run(
                                ONE,
                                (host, cancellation) ->
                                        new ActionRunner().dryRun(host, everyone, SessionAction.disconnect())));

        assertThat(document.get("dryRun")).isEqualTo(true);
        assertThat(rows(document, "results"))
                .extracting(row -> row.get("outcome") + " " + row.get("rule"))
                .containsExactly(
                        "SKIPPED SERVICES",
                        "SKIPPED CONSOLE",
                        "SKIPPED OWN_SESSION",
                        "SKIPPED STATE",
                        "SKIPPED LISTENER");
    }

    @Test
    void processHasUnitsInItsNames() {
        Map<String, ?> document =
                JsonDocument.ofProcesses(fleet("").run(ONE, (host, cancellation) -> host.processes()));

        assertThat(rows(document, "processes").get(1))
                .containsEntry("sessionId", 4L)
                .containsEntry("processId", 4294967292L)
                .containsEntry("name", "devenv.exe")
                .containsEntry("memoryBytes", 3L << 30)
                .containsEntry("cpuMillis", 1_860_000L);
    }

    @Test
    void hostThatFailedHasItsErrorAndNoRows() {
        Map<String, ?> document = JsonDocument.ofSessions(
                fleet("fault in=list error=1722").run(ONE, (host, cancellation) -> SessionListing.of(host)));

        List<?> hosts = (List<?>) document.get("hosts");
        Map<?, ?> error = (Map<?, ?>) ((Map<?, ?>) hosts.get(0)).get("error");
        assertThat(error.get("reason")).isEqualTo("HOST_UNREACHABLE");
        assertThat(error.get("operation")).isEqualTo("LIST");
        assertThat(error.get("win32Code")).isEqualTo(1722L);
        assertThat(String.valueOf(error.get("nextStep"))).contains("135");
        assertThat(rows(document, "sessions")).isEmpty();
    }

    @Test
    void findingHasItsNextStep() {
        Map<String, ?> document = JsonDocument.ofFindings(Instant.EPOCH, SessionDoctor.examine(BROKEN));

        assertThat(document.get("startedAt")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(document.get("worst")).isEqualTo("PROBLEM");
        assertThat(((List<?>) document.get("findings"))
                        .stream()
                                .map(finding -> String.valueOf(((Map<?, ?>) finding).get("nextStep")))
                                .toList())
                .contains("Check the path; it is taken from the current directory.");
    }
}
