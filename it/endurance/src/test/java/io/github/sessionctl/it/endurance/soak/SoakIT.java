package io.github.sessionctl.it.endurance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.it.simulator.WtsSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Sessions, faults, clients and clean-ups for as long as one likes: nobody is logged off by mistake, everything adds up, nothing is left. */
class SoakIT {

    /** Far more than what one of these takes, far less than a leak of one for each of thousands. */
    private static final long HEAP_GROWTH = 8L << 20;

    private static final long RESIDENT_GROWTH_KILOBYTES = 96 << 10;
    private static final long INSTANCE_GROWTH = 500;
    private static final int THREAD_GROWTH = 3;
    private static final int FILE_GROWTH = 3;

    private static final Path FOLDER = Path.of(property("test.soakFolder"));

    private final long seconds = Long.parseLong(property("test.soakSeconds"));
    private final long seed = property("test.soakSeed").equals("random")
            ? new Random().nextLong()
            : Long.parseLong(property("test.soakSeed"));
    private final String how = "seed " + seed + "; again with: mvn verify -Dsoak.seconds=" + seconds + " -Dsoak.seed="
            + seed + " (the seed says who comes and goes and what is asked for, not when threads meet)";
    private final Problems problems = new Problems();

    // Kept, because the logging of Java forgets a logger, and with it its level, that nobody holds.
    private final Logger audit = Logger.getLogger("io.github.sessionctl.audit");

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build");
    }

    @Test
    void nobodyIsLoggedOffByMistakeAndNothingIsLeft() throws Exception {
        System.out.println("Soak: " + how);
        audit.setLevel(Level.OFF);
        Map<String, Machine> machines = machines();
        try (Soak soak = new Soak(machines, seed, problems)) {
            soak.run(Duration.ofSeconds(seconds).dividedBy(2));
            Footprint middle = footprint();
            soak.run(Duration.ofSeconds(seconds).dividedBy(2));
            Footprint end = footprint();
            report(soak, middle, end);
            noProblems();
            // The clean-up goes on, so what it is just doing may be counted on one side only.
            Awaitility.await("counters, audit and journal add up. " + how)
                    .atMost(60, TimeUnit.SECONDS)
                    .untilAsserted(() -> countersAddUp(soak));
            nothingGrows(middle, end);
        }
        Awaitility.await("all threads go with the server; left are " + Footprint.ownThreads() + ". " + how)
                .atMost(120, TimeUnit.SECONDS)
                .until(Footprint::ownThreads, List::isEmpty);
        noProblems();
    }

    private void noProblems() {
        assertThat(problems.number()).as("%s%n%s", problems, how).isZero();
    }

    private Map<String, Machine> machines() {
        Map<String, Machine> machines = new LinkedHashMap<>();
        WtsSimulator.missing()
                .ifPresentOrElse(
                        reason -> {
                            if ("true".equals(System.getenv("CI"))) {
                                throw new IllegalStateException(reason);
                            }
                            System.out.println("SKIPPED: the soak through the binding: " + reason);
                        },
                        () -> machines.put("local", new NativeMachine()));
        machines.put("simulated", new MemoryMachine());
        return machines;
    }

    /** Taken when the clients' threads and sockets have had their time to go. */
    private Footprint footprint() throws Exception {
        Awaitility.await("the threads that served clients end. " + how)
                .atMost(120, TimeUnit.SECONDS)
                .until(() -> Footprint.ownThreads().stream().noneMatch(name -> name.startsWith("RMI TCP Connection")));
        Awaitility.await("connections go with their clients. " + how)
                .atMost(120, TimeUnit.SECONDS)
                .until(() -> connections(Footprint.take()), number -> number == 0);
        return Footprint.take();
    }

    private static long connections(Footprint footprint) {
        return Footprint.CONNECTIONS.stream().mapToLong(footprint::of).sum();
    }

    private void countersAddUp(Soak soak) throws Exception {
        for (Map.Entry<String, Figures> host : soak.figures().entrySet()) {
            Figures figures = host.getValue();
            String where = host.getKey() + ", " + how;
            assertThat(figures.of("logoffsAccepted")).as(where).isPositive();
            assertThat(figures.of("logoffsWithOutcome"))
                    .as("outcomes in the audit, for the logoffs that were accepted or under way on %s", where)
                    .isEqualTo(figures.of("logoffsAccepted") + figures.of("logoffsUnderWayAlready"));
            assertThat(soak.number(host.getKey(), "LogoffSucceededCount"))
                    .as("LogoffSucceededCount and the audit on %s", where)
                    .isEqualTo(figures.of("audit.session.LOGGED_OFF"));
            assertThat(soak.number(host.getKey(), "LogoffFailedCount"))
                    .as("LogoffFailedCount and the audit on %s", where)
                    .isEqualTo(Stream.of("FAILED", "STILL_LOGGING_OFF", "NOT_BEGUN", "NOT_KNOWN")
                            .mapToLong(outcome -> figures.of("audit.session." + outcome))
                            .sum());
            assertThat(soak.number(host.getKey(), "ReadFailureCount"))
                    .as("ReadFailureCount and the readings that were made to fail on %s", where)
                    .isGreaterThanOrEqualTo(figures.of("refusedReadings"));
            assertThat(soak.number(host.getKey(), "HangingCallCount")).as(where).isZero();
        }
    }

    private void nothingGrows(Footprint middle, Footprint end) {
        assertThat(end.heapBytes() - middle.heapBytes())
                .as("growth of the live heap in bytes. %s", how)
                .isLessThan(HEAP_GROWTH);
        assertThat(end.residentKilobytes() - middle.residentKilobytes())
                .as("growth of the resident memory in KiB. %s", how)
                .isLessThan(RESIDENT_GROWTH_KILOBYTES);
        assertThat(end.threads() - middle.threads()).as("more threads. %s", how).isLessThanOrEqualTo(THREAD_GROWTH);
        assertThat(end.openFiles() - middle.openFiles())
                .as("more open files. %s", how)
                .isLessThanOrEqualTo(FILE_GROWTH);
        assertThat(end.instances())
                .as("instances of our classes, none %d more than in the middle. %s", INSTANCE_GROWTH, how)
                .allSatisfy(
                        (name, number) -> assertThat(number - middle.of(name)).isLessThan(INSTANCE_GROWTH));
    }

    private void report(Soak soak, Footprint middle, Footprint end) throws Exception {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seconds", seconds);
        all.put("seed", seed);
        all.put("problems", problems.number());
        Map<String, Object> hosts = new LinkedHashMap<>();
        soak.figures().forEach((host, figures) -> hosts.put(host, figures.all()));
        all.put("hosts", hosts);
        all.put("clients", soak.clients().all());
        all.put("middle", fields(middle));
        all.put("end", fields(end));
        Files.writeString(
                FOLDER.resolve("soak.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(all));
        String line = String.format(
                Locale.ROOT,
                "Soak: %d s, seed %d: %d logons, %d logoffs accepted in %d runs, %d IDs reused; %d connections, %d reads, %d operations;"
                        + " %d problems; heap %+d KiB, resident %+d KiB, threads %+d, open files %+d since the middle",
                seconds,
                seed,
                sum(soak, "logons"),
                sum(soak, "logoffsAccepted"),
                sum(soak, "runs"),
                sum(soak, "reusedIds"),
                soak.clients().of("connections"),
                soak.clients().of("reads"),
                soak.clients().of("operations"),
                problems.number(),
                (end.heapBytes() - middle.heapBytes()) >> 10,
                end.residentKilobytes() - middle.residentKilobytes(),
                end.threads() - middle.threads(),
                end.openFiles() - middle.openFiles());
        Files.writeString(FOLDER.resolve("soak.txt"), line);
        System.out.println(line);
    }

    private static long sum(Soak soak, String figure) {
        return soak.figures().values().stream()
                .mapToLong(figures -> figures.of(figure))
                .sum();
    }

    private static Map<String, Object> fields(Footprint footprint) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("heapBytes", footprint.heapBytes());
        fields.put("threads", footprint.threads());
        fields.put("openFiles", footprint.openFiles());
        fields.put("residentKilobytes", footprint.residentKilobytes());
        fields.put("instances", footprint.instances());
        return fields;
    }
}
