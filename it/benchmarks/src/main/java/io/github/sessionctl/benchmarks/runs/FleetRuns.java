package io.github.sessionctl.benchmarks.runs;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Cleaning up many hosts at a time, against the time that their calls take at the least. */
public final class FleetRuns implements Benchmark {

    private static final int HOSTS = 200;
    private static final int AT_A_TIME = 32;
    private static final Duration CALL = Duration.ofMillis(100);
    private static final int RUNS = 5;
    private static final double MOST_TIMES = 1.15;

    private static final Scenario AGENT = Scenario.parse("""
            session id=0 name=Services state=Disconnected
            session id=2 name=RDP-Tcp#2 state=Active user=bernd
            session id=4 state=Disconnected user=dana logonAgo=26h disconnectedFor=2h
            """);

    @Override
    public List<Row> measure() {
        List<HostAddress> hosts = IntStream.range(0, HOSTS)
                .mapToObj(number -> HostAddress.parse("AGENT-" + number))
                .toList();
        List<Double> took = new ArrayList<>();
        List<Double> least = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            AtomicInteger calls = new AtomicInteger();
            Fleet fleet = Fleet.opening(address ->
                            new SlowHost(new SimulatedHost(address, AGENT, InstantSource.system()), CALL, calls))
                    .parallelHosts(AT_A_TIME)
                    .build();
            FleetReport<LogoffReport> report =
                    fleet.logOff(hosts, LogoffPolicy.disconnected().build(), new LogoffRunner(Duration.ofSeconds(30)));
            long loggedOff = report.values().stream()
                    .mapToLong(host -> host.count(LogoffOutcome.LOGGED_OFF))
                    .sum();
            if (loggedOff != HOSTS) {
                throw new IllegalStateException(loggedOff + " were logged off and not " + HOSTS);
            }
            took.add((double) report.took().toMillis());
            least.add((double) calls.get() / AT_A_TIME * CALL.toMillis());
        }
        return List.of(Row.atMostTimes(
                MOST_TIMES,
                "clean-up of " + HOSTS + " hosts, one session each, 100 ms a call, " + AT_A_TIME + " hosts at a time",
                new Row.Way("a fleet's run", new Figure("ms", took)),
                new Row.Way("hosts / " + AT_A_TIME + " × calls × 100 ms", new Figure("ms", least))));
    }
}
