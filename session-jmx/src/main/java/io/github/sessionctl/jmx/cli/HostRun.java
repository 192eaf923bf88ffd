package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.fleet.HostTask;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The same on all hosts that were named, several at a time, and what is said about those that could not be asked. */
final class HostRun {

    private HostRun() {}

    /** Runs it where looking is all there is to wait for. */
    static <T> FleetReport<T> run(List<HostAddress> hosts, Terminal terminal, HostTask<T> task) {
        return run(hosts, Duration.ZERO, terminal, progress -> task);
    }

    /**
     * Runs it until it is stopped: then the report has what the hosts have handed in.
     *
     * @param waiting how long people and Windows may take on top of looking
     */
    static <T> FleetReport<T> run(
            List<HostAddress> hosts, Duration waiting, Terminal terminal, Function<FleetProgress, HostTask<T>> task) {
        FleetReport<T> report;
        try (FleetProgress progress = terminal.progress()) {
            report = SessionHosts.fleet()
                    .deadlineForEachHost(Fleet.LOOKING.plus(waiting))
                    .listener(progress)
                    .build()
                    .run(hosts, task.apply(progress), terminal.stop().cancellation());
        }
        // Being stopped has done its work: what is left is to say what was done.
        Thread.interrupted();
        return report;
    }

    /** A line for each host that could not be asked. */
    static void complain(FleetReport<?> report, Terminal terminal) {
        for (HostResult<?> host : report.problems()) {
            SessionException failure = host.failure();
            if (failure != null) {
                terminal.complain(failure);
            }
        }
    }

    /** The hosts' tables: of one host as it is, of several each below its name. */
    static <T> List<String> tables(FleetReport<T> report, Function<T, List<String>> table) {
        boolean isAlone = report.hosts().size() == 1;
        List<String> lines = new ArrayList<>();
        for (HostResult<T> host : report.hosts()) {
            List<String> rows = host.value().map(table).orElse(List.of());
            if (isAlone) {
                lines.addAll(rows);
                continue;
            }
            lines.add(TextTable.oneLine("Host " + host.host() + ':' + (host.isDone() ? "" : " " + why(host))));
            rows.forEach(row -> lines.add("  " + row));
        }
        return lines;
    }

    /** What is said where no session was meant. */
    static List<String> nobody(boolean meansOneSession) {
        return List.of(
                meansOneSession ? "There is no such session; list shows those that there are." : "No session matches.");
    }

    private static String why(HostResult<?> host) {
        SessionException failure = host.failure();
        return failure == null ? "" : failure.problem();
    }
}
