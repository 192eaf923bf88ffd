package io.github.sessionctl.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.it.jconsole.ServerOnWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One server and the command line on Windows JVMs, with 200 servers of which 20 do not answer: what a JMX client saw of them all, what the commands
 * said and left in the journals of wtsapi32.dll.
 */
@SuppressWarnings("BanJNDI") // the URL is that of the server started here
class FleetIT {

    /** Of one call, as docs/fleet.md has it. */
    private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);

    /** Of looking at one host, as docs/command-line.md has it. */
    private static final long HOST_DEADLINE_SECONDS = 60;

    private static Map<String, HostReading> first;
    private static Set<String> listedBeforeFirst;
    private static Map<String, HostReading> whileHanging;
    private static Map<String, HostReading> later;
    private static String refusedPlan;

    private static CommandOnWindows list;
    private static CommandOnWindows plan;
    private static CommandOnWindows logoff;

    @BeforeAll
    static void lookAtAllAndLogOffWhereItCanBe(@TempDir Path folder) throws Exception {
        Path own = Files.createDirectory(folder.resolve("server"));
        try (ServerOnWindows server = ServerOnWindows.serving(
                        FleetScenario.hosts(), own, FleetScenario.text(), List.of("--port", "0"));
                JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(server.url()))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            first = passUntil(beans, FleetIT::allHealthyAreRead);
            listedBeforeFirst = ServerCalls.read(ServerOnWindows.journal(own))
                    .sessions("WTSEnumerateSessionsExW")
                    .keySet();
            runCommands(folder, beans);
        }
    }

    private static void runCommands(Path folder, MBeanServerConnection beans) throws Exception {
        try (CommandOnWindows listing = CommandOnWindows.start(folder.resolve("list"), "list");
                CommandOnWindows planning = CommandOnWindows.start(
                        folder.resolve("plan"), "logoff", "--disconnected-for", "1h", "--dry-run");
                CommandOnWindows acting =
                        CommandOnWindows.start(folder.resolve("logoff"), "logoff", "--disconnected-for", "1h")) {
            whileHanging = passUntil(beans, FleetIT::allDeadHang);
            later = passUntil(beans, pass -> allHealthyAreRead(pass) && allAreNewer(pass) && allDeadHang(pass));
            refusedPlan = refusedPlan(beans);
            list = ended(listing);
            plan = ended(planning);
            logoff = ended(acting);
        }
    }

    private static CommandOnWindows ended(CommandOnWindows command) throws InterruptedException {
        assertThat(command.endsWithin(HOST_DEADLINE_SECONDS))
                .as("all hosts were asked at a time, so the deadline of one is that of all")
                .isTrue();
        return command;
    }

    /** Reads all hosts, one after the other, again and again until it is so. */
    private static Map<String, HostReading> passUntil(
            MBeanServerConnection beans, Predicate<Map<String, HostReading>> goal) {
        return await().atMost(Duration.ofSeconds(HOST_DEADLINE_SECONDS)).until(() -> HostReading.ofAll(beans), goal);
    }

    private static boolean allHealthyAreRead(Map<String, HostReading> pass) {
        return FleetScenario.healthy().stream()
                .allMatch(host -> pass.get(host).sessions() >= 0
                        && pass.get(host).lastError().isEmpty());
    }

    private static boolean allAreNewer(Map<String, HostReading> pass) {
        return FleetScenario.healthy().stream()
                .noneMatch(host -> pass.get(host)
                        .lastRefresh()
                        .equals(whileHanging.get(host).lastRefresh()));
    }

    private static boolean allDeadHang(Map<String, HostReading> pass) {
        return FleetScenario.dead().stream().allMatch(host -> pass.get(host).hangingCalls() == 1);
    }

    /** What came of planning on a dead host. */
    private static String refusedPlan(MBeanServerConnection beans) throws Exception {
        ObjectName host = new ObjectName("io.github.sessionctl:type=SessionHost,name=TS020");
        try {
            beans.invoke(host, "planLogoffDisconnected", new Object[] {"1h"}, new String[] {String.class.getName()});
            return "planned";
        } catch (RuntimeMBeanException e) {
            return e.getTargetException().toString();
        }
    }

    @Test
    void everyHostHasAnMBean() {
        assertThat(first.keySet()).hasSize(200).isEqualTo(later.keySet());
    }

    @Test
    void healthyHostsHadAnsweredBeforeAnyDeadOneDid() {
        assertThat(listedBeforeFirst)
                .containsAll(FleetScenario.healthy())
                .doesNotContainAnyElementsOf(FleetScenario.dead());
        assertHealthyAreRight(first);
    }

    @Test
    void healthyHostsAreReadAnewWithRightValuesWhileEachDeadOneHoldsACall() {
        assertHealthyAreRight(later);
    }

    private static void assertHealthyAreRight(Map<String, HostReading> pass) {
        assertThat(FleetScenario.healthy()).hasSize(180).allSatisfy(host -> {
            HostReading reading = pass.get(host);
            int disconnected = FleetScenario.disconnected(host).size();
            assertThat(reading.sessions()).isEqualTo(3 + disconnected);
            assertThat(reading.active()).isEqualTo(1);
            assertThat(reading.disconnected()).isEqualTo(disconnected);
            assertThat(reading.countByState())
                    .isEqualTo(Map.of("Active", 1, "Disconnected", 1 + disconnected, "Listen", 1));
            assertThat(reading.hangingCalls()).isZero();
        });
    }

    @Test
    void noReadOfAnyHostTookAsLongAsTheDeadlineOfACall() {
        assertThat(List.of(first, whileHanging, later))
                .allSatisfy(pass -> assertThat(pass.values())
                        .allSatisfy(reading -> assertThat(reading.took()).isLessThan(CALL_DEADLINE)));
    }

    @Test
    void hostsThatDoNotAnswerShowNoNumbersAndSayWhy() {
        assertThat(FleetScenario.unreadable()).hasSize(20).allSatisfy(host -> {
            HostReading reading = later.get(host);
            assertThat(reading.sessions()).isEqualTo(-1);
            assertThat(reading.disconnected()).isEqualTo(-1);
            assertThat(reading.countByState()).isEmpty();
            assertThat(reading.lastRefresh()).isEmpty();
            assertThat(reading.lastError()).contains(host);
        });
    }

    @Test
    void totalsOverAllHostsAreThoseOfTheHealthyOnes() {
        Map<String, Integer> totals = later.values().stream()
                .flatMap(reading -> reading.countByState().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));

        assertThat(totals).isEqualTo(Map.of("Active", 180, "Disconnected", 180 + 300, "Listen", 180));
    }

    @Test
    void planOfDeadHostIsRefusedWithItsName() {
        assertThat(refusedPlan)
                .startsWith(IllegalStateException.class.getName())
                .contains("TS020");
    }

    @Test
    void listShowsEveryHealthyHostAndNamesExactlyThoseThatDidNotAnswer() throws IOException {
        assertNamesExactlyTheUnreadable(list, "sessions");
        Map<String, Map<?, ?>> hosts = list.hosts();
        assertThat(FleetScenario.healthy())
                .allSatisfy(host -> assertThat((List<?>) hosts.get(host).get("sessions"))
                        .hasSize(3 + FleetScenario.disconnected(host).size()));
    }

    @Test
    void dryRunPlansOnHealthyHostsAloneAndLogsNobodyOff() throws IOException {
        assertNamesExactlyTheUnreadable(plan, "results");
        assertThat(chosen(plan, "WOULD_LOG_OFF")).isEqualTo(disconnectedOnHealthy());
        assertThat(plan.calls().sessions("WTSLogoffSession")).isEmpty();
    }

    @Test
    void logoffReachesTheDisconnectedOfHealthyHostsAndNoHostThatCouldNotBeRead() throws IOException {
        assertNamesExactlyTheUnreadable(logoff, "results");
        assertThat(chosen(logoff, "LOGGED_OFF")).isEqualTo(disconnectedOnHealthy());
        assertThat(logoff.calls().sessions("WTSLogoffSession")).isEqualTo(disconnectedOnHealthy());
    }

    private static Map<String, List<Long>> disconnectedOnHealthy() {
        return FleetScenario.healthy().stream()
                .collect(Collectors.toMap(Function.identity(), FleetScenario::disconnected));
    }

    private static void assertNamesExactlyTheUnreadable(CommandOnWindows command, String rows) throws IOException {
        Map<String, Map<?, ?>> hosts = command.hosts();
        assertThat(hosts).hasSize(200).allSatisfy((host, found) -> {
            if (FleetScenario.unreadable().contains(host)) {
                assertThat(((Map<?, ?>) found.get("error")).get("reason")).isEqualTo("TIMED_OUT");
                assertThat((List<?>) found.get(rows)).isEmpty();
            } else {
                assertThat(found.get("error")).isNull();
            }
        });
        assertThat(FleetScenario.unreadable())
                .allSatisfy(host -> assertThat(command.errors()).anyMatch(line -> line.contains(host)));
        assertThat(command.exitCode()).isEqualTo(1);
    }

    /** The IDs that have this outcome, by host. */
    private static Map<String, List<Long>> chosen(CommandOnWindows command, String outcome) throws IOException {
        Map<String, List<Long>> chosen = new TreeMap<>();
        command.hosts().forEach((host, found) -> {
            for (Object row : (List<?>) found.get("results")) {
                Map<?, ?> result = (Map<?, ?>) row;
                if (outcome.equals(result.get("outcome"))) {
                    chosen.computeIfAbsent(host, name -> new ArrayList<>())
                            .add(((Number) result.get("sessionId")).longValue());
                }
            }
        });
        return chosen;
    }
}
