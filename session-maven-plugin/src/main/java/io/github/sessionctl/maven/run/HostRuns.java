package io.github.sessionctl.maven.run;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.fleet.FleetListener;
import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/** The same on all hosts of a goal, several at a time. The lines about one of several hosts come together, when it has ended. */
final class HostRuns {

    /** How long a build's log may stay silent. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Set<HostAddress.Kind> FOR_SEVERAL = Set.of(HostAddress.Kind.BROKER, HostAddress.Kind.DOMAIN);

    private HostRuns() {}

    /** What is done on one host. */
    interface Work<T> {
        T on(SessionHost host, HostLog log, FleetProgress progress, LogoffCancellation cancellation);
    }

    /** Does it, waiting so long for people and Windows on top of looking; of a host that could not be asked, {@code failed} tells. */
    static <T> FleetReport<T> run(
            List<HostAddress> hosts,
            Duration waiting,
            Log log,
            LogoffCancellation cancellation,
            BiConsumer<HostLog, HostResult<?>> failed,
            Work<T> work) {
        boolean isOne = hosts.size() == 1 && !FOR_SEVERAL.contains(hosts.get(0).kind());
        Map<HostAddress, HostLog> all = new ConcurrentHashMap<>();
        // The listener is told on a thread of its own, so whoever comes first makes it.
        Function<HostAddress, HostLog> logs = address -> all.computeIfAbsent(address, host -> new HostLog(log, !isOne));
        try (FleetProgress progress = new FleetProgress(PATIENCE, line -> log.info(TextTable.oneLine(line)))) {
            FleetListener listener = new FleetListener() {
                @Override
                public void asking(HostAddress address) {
                    progress.asking(address);
                }

                @Override
                public void began(HostAddress host) {
                    progress.began(host);
                }

                @Override
                public void ended(HostResult<?> result) {
                    progress.ended(result);
                    HostLog lines = logs.apply(result.host());
                    if (!result.isDone()) {
                        failed.accept(lines, result);
                    }
                    lines.close();
                }
            };
            return SessionHosts.fleet()
                    .deadlineForEachHost(Fleet.LOOKING.plus(waiting))
                    .listener(listener)
                    .build()
                    .run(hosts, (host, own) -> work.on(host, logs.apply(host.address()), progress, own), cancellation);
        }
    }

    /** Why a host could not be asked. What to do about it is said once, at the end. */
    static void sayWhy(HostLog log, HostResult<?> result) {
        SessionException failure = result.failure();
        if (failure != null) {
            log.info("Host " + result.host() + ": " + failure.problem() + ".");
        }
    }

    /** The lines about one host: said at once, or kept until the host has ended so that those of several hosts do not mix. */
    static final class HostLog {

        private final Log log;
        private final List<Runnable> kept = new ArrayList<>();
        private boolean isKeeping;
        private boolean isClosed;

        private HostLog(Log log, boolean isKeeping) {
            this.log = log;
            this.isKeeping = isKeeping;
        }

        void info(String line) {
            say(log::info, line);
        }

        void debug(String line) {
            say(log::debug, line);
        }

        void warn(String line) {
            say(log::warn, line);
        }

        private synchronized void say(Consumer<String> level, String line) {
            String safe = TextTable.oneLine(line);
            if (isKeeping) {
                kept.add(() -> level.accept(safe));
            } else if (!isClosed) {
                level.accept(safe);
            }
        }

        /** Says what was kept. A run that was given up may go on; nothing is said of that any more. */
        synchronized void close() {
            isKeeping = false;
            isClosed = true;
            kept.forEach(Runnable::run);
            kept.clear();
        }
    }
}
