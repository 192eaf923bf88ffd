package io.github.sessionctl.maven.run;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.FleetListener;
import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.maven.plugin.logging.Log;

/** The same on all hosts of a goal, several at a time. The lines about one of several hosts come together, when it has ended. */
final class HostRuns {

    /** For opening and looking; what waits for people or for Windows comes on top. */
    private static final Duration LOOKING = Duration.ofSeconds(60);

    /** How long a build's log may stay silent. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private HostRuns() {}

    /** What is done on one host. */
    interface Work<T> {
        T on(SessionHost host, HostLog log, FleetProgress progress);
    }

    /**
     * Does it.
     *
     * @param waiting how long the work itself may wait for people and for Windows
     */
    static <T> FleetReport<T> run(List<HostAddress> hosts, Duration waiting, Log log, Work<T> work) {
        return run(hosts, waiting, log, HostRuns::sayWhy, work);
    }

    /**
     * Does it.
     *
     * @param failed tells of a host that could not be asked
     */
    static <T> FleetReport<T> run(
            List<HostAddress> hosts,
            Duration waiting,
            Log log,
            BiConsumer<HostLog, HostResult<?>> failed,
            Work<T> work) {
        boolean isOne = hosts.size() == 1 && !isForSeveral(hosts.get(0));
        hosts.stream().filter(HostRuns::isForSeveral).forEach(host -> log.info("Asking " + host + " for its hosts."));
        Map<HostAddress, HostLog> logs = new ConcurrentHashMap<>();
        try (FleetProgress progress = new FleetProgress(PATIENCE, line -> log.info(TextTable.oneLine(line)))) {
            FleetListener listener = new FleetListener() {
                @Override
                public void began(HostAddress host) {
                    logs.put(host, isOne ? HostLog.live(log) : HostLog.keeping(log));
                    progress.began(host);
                }

                @Override
                public void ended(HostResult<?> result) {
                    progress.ended(result);
                    HostLog lines = logs.computeIfAbsent(result.host(), host -> HostLog.live(log));
                    if (!result.isDone()) {
                        failed.accept(lines, result);
                    }
                    lines.close();
                }
            };
            return SessionHosts.fleet()
                    .deadlineForEachHost(LOOKING.plus(waiting))
                    .listener(listener)
                    .build()
                    .run(
                            hosts,
                            host -> work.on(
                                    host,
                                    logs.computeIfAbsent(host.address(), address -> HostLog.live(log)),
                                    progress));
        }
    }

    /** What to do about it is said once, at the end. */
    private static void sayWhy(HostLog log, HostResult<?> result) {
        SessionException failure = result.failure();
        if (failure != null) {
            log.info("Host " + result.host() + ": " + failure.problem() + ".");
        }
    }

    private static boolean isForSeveral(HostAddress host) {
        return host.kind() == HostAddress.Kind.BROKER || host.kind() == HostAddress.Kind.DOMAIN;
    }
}
