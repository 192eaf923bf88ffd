package io.github.sessionctl.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.it.protocols.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The settings that we ship for Prometheus and its friends, in a real Prometheus that watches a real server. */
@Timeout(240)
class PrometheusIT {

    private static final Path SETTINGS = Path.of(ChildJvm.property("test.monitoring"));

    @TempDir
    private Path folder;

    @Test
    void promtoolAcceptsRulesAndSettingsAndTheRulesKeepWhatTheirTestsSay() throws Exception {
        assertThat(Prometheus.promtool("check", "rules", "alerts.yml")).contains("SUCCESS: 5 rules found");
        assertThat(Prometheus.promtool("check", "config", "prometheus.yml")).contains("is valid");
        assertThat(Prometheus.promtool("test", "rules", "alerts-test.yml"))
                .doesNotStartWith("exit code")
                .contains("SUCCESS");
    }

    @Test
    void sessionsOfEveryHostArriveAsSeriesAndWhatIsNotKnownDoesNot() throws Exception {
        Path agent = Files.writeString(folder.resolve("agent.scenario"), """
                host name=AGENT-7
                session id=0 name=Services state=Disconnected
                session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=9h
                session id=5 name=RDP-Tcp#5 state=Active user=emil domain=CORP logonAgo=3h idleFor=4m
                """);
        Path refusing = Files.writeString(folder.resolve("refusing.scenario"), "fault in=list error=5\n");
        String host = "host=\"simulated:" + agent + "\"";
        String refusingHost = "host=\"simulated:" + refusing + "\"";
        int port = FreePort.get();
        String exporter = "-javaagent:" + ChildJvm.client("jmx-exporter.jar") + "=127.0.0.1:" + port + ":"
                + SETTINGS.resolve("jmx-exporter.yml");

        try (ChildJvm server = ChildJvm.server(folder, "simulated:" + agent + ",simulated:" + refusing, exporter);
                Prometheus prometheus = Prometheus.watching("127.0.0.1:" + port, folder)) {
            assertThat(prometheus.value("sessionctl_sessions{state=\"Disconnected\"," + host + "}"))
                    .isEqualTo(2);
            assertThat(prometheus.value("sessionctl_sessions{state=\"Active\"," + host + "}"))
                    .isEqualTo(1);
            assertThat(prometheus.value("sessionctl_users{state=\"Disconnected\"," + host + "}"))
                    .isEqualTo(1);
            assertThat(prometheus.value("sessionctl_longest_disconnected_seconds{" + host + "}"))
                    .isBetween(9 * 3600.0, 9 * 3600.0 + 600);
            assertThat(prometheus.value("sessionctl_logoffs_total{" + host + "}"))
                    .isZero();
            assertThat(prometheus.value("sessionctl_read_only{" + host + "}")).isZero();

            assertThat(prometheus.value("sessionctl_read_failures_total{" + refusingHost + "} > 0"))
                    .isPositive();
            assertThat(prometheus.query("sessionctl_users{" + refusingHost + "}"))
                    .isEmpty();
            assertThat(prometheus.query("sessionctl_longest_disconnected_seconds{" + refusingHost + "}"))
                    .isEmpty();

            Awaitility.await("the rules see both hosts")
                    .until(() -> prometheus.rules().get("SessionReadsFail").equals("pending ok")
                            && prometheus
                                    .rules()
                                    .get("SessionDisconnectedForLong")
                                    .equals("pending ok"));
            assertThat(prometheus.rules())
                    .containsEntry("SessionctlGone", "inactive ok")
                    .hasSize(5);

            for (String expression : dashboardExpressions()) {
                assertThat(prometheus.query(expression)).as(expression).isNotEmpty();
            }
            assertThat(server.err()).doesNotContain("LOGGED_OFF");
        }
    }

    /** What the dashboard asks Prometheus, as Grafana asks it when all hosts are chosen. */
    private static List<String> dashboardExpressions() throws Exception {
        Map<String, Object> dashboard = JSON.std.mapFrom(Files.readString(SETTINGS.resolve("grafana-dashboard.json")));
        List<String> expressions = new ArrayList<>();
        for (Map<String, Object> panel : Prometheus.list(dashboard.get("panels"))) {
            for (Map<String, Object> target : Prometheus.list(panel.get("targets"))) {
                expressions.add(((String) target.get("expr")).replace("$host", ".*"));
            }
        }
        assertThat(expressions).hasSize(11);
        return expressions;
    }
}
