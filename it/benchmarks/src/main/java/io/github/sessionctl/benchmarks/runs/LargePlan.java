package io.github.sessionctl.benchmarks.runs;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Turns;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.UserProtection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans over very many sessions, with many patterns. */
public final class LargePlan implements Benchmark {

    private static final int SESSIONS = 100_000;
    private static final int GLOBS = 20;
    private static final int PLANS = 10;
    private static final double LONGEST_MILLIS = 1000;

    /** Twice is linear; the rest is noise. */
    private static final double MOST_TIMES_FOR_TWICE = 2.3;

    private final LogoffPolicy policy = LogoffPolicy.disconnected()
            .disconnectedFor(Duration.ofHours(1))
            .excludeUsers(IntStream.range(0, GLOBS)
                    .mapToObj(number -> UserProtection.parse("CORP\\*-service-" + number + "-*"))
                    .toList())
            .build();

    @Override
    public List<Row> measure() throws Exception {
        try (SimulatedHost half = host(SESSIONS / 2);
                SimulatedHost whole = host(SESSIONS)) {
            List<Figure> figures =
                    Turns.take(PLANS, "ms", List.of(() -> plan(whole, SESSIONS), () -> plan(half, SESSIONS / 2)));
            double millis = figures.get(0).median();
            double times = millis / figures.get(1).median();
            return List.of(new Row(
                    "plan over " + SESSIONS + " sessions, all disconnected, with " + GLOBS + " patterns",
                    new Row.Way("the simulated host", figures.get(0)),
                    new Row.Way("half as many sessions", figures.get(1)),
                    "under 1 s, and twice as long for twice as many",
                    String.format(Locale.ROOT, "%.0f ms, %.2f times as long", millis, times),
                    Optional.of(millis < LONGEST_MILLIS && times <= MOST_TIMES_FOR_TWICE)));
        }
    }

    private double plan(SimulatedHost host, int sessions) {
        LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(30));
        long begin = System.nanoTime();
        LogoffPlan plan = runner.plan(host, policy);
        double millis = (System.nanoTime() - begin) / 1e6;
        if (plan.logoffs().size() != sessions) {
            throw new IllegalStateException(plan.logoffs().size() + " of " + sessions + " sessions were planned");
        }
        return millis;
    }

    private static SimulatedHost host(int sessions) {
        StringBuilder scenario = new StringBuilder();
        for (int id = 1; id <= sessions; id++) {
            scenario.append("session id=")
                    .append(id)
                    .append(" state=Disconnected domain=CORP user=user-")
                    .append(id)
                    .append(" logonAgo=26h disconnectedFor=2h\n");
        }
        return new SimulatedHost(Scenario.parse(scenario.toString()));
    }
}
