package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.Fleet;
import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.fleet.HostTask;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A command on hosts: the same on all that were named, several at a time, and what is said about those that could not be asked. */
abstract class HostCommand extends SessionCommand {

    @Mixin
    final TargetOptions target = new TargetOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    HostCommand(RequestOptions asked) {
        super(asked);
    }

    /** A command that nothing in particular is asked for by. */
    HostCommand() {
        this(RequestOptions.of());
    }

    /** Runs it where looking is all there is to wait for. */
    <T> FleetReport<T> onHosts(Terminal terminal, HostTask<T> task) {
        return onHosts(terminal, Duration.ZERO, progress -> task);
    }

    /** Runs it until it is stopped: then the report has what the hosts have handed in. Waits for people and for Windows on top of looking. */
    <T> FleetReport<T> onHosts(Terminal terminal, Duration waiting, Function<FleetProgress, HostTask<T>> task) {
        FleetReport<T> report;
        try (FleetProgress progress = terminal.progress()) {
            report = SessionHosts.fleet()
                    .deadlineForEachHost(Fleet.LOOKING.plus(waiting))
                    .listener(progress)
                    .build()
                    .run(target.hosts(), task.apply(progress), terminal.stop().cancellation());
        }
        // Being stopped has done its work: what is left is to say what was done.
        Thread.interrupted();
        return report;
    }

    /** Writes what the hosts have handed in, if anything. */
    <T> void write(
            Terminal terminal,
            FleetReport<T> report,
            Function<FleetReport<T>, Map<String, @Nullable Object>> document,
            Function<T, List<String>> table) {
        if (!report.values().isEmpty() || output.isJson()) {
            output.write(terminal, () -> document.apply(report), () -> tables(report, table));
        }
    }

    /** The hosts' tables: of one host as it is, of several each below its name. */
    static <T> List<String> tables(FleetReport<T> report, Function<T, List<String>> table) {
        List<String> lines = new ArrayList<>();
        for (HostResult<T> host : report.hosts()) {
            List<String> rows = host.value().map(table).orElse(List.of());
            if (report.hosts().size() == 1) {
                return rows;
            }
            SessionException failure = host.failure();
            lines.add(
                    TextTable.oneLine("Host " + host.host() + ':' + (failure == null ? "" : " " + failure.problem())));
            rows.forEach(row -> lines.add("  " + row));
        }
        return lines;
    }

    /** A line for each host that could not be asked. */
    static void complain(Terminal terminal, FleetReport<?> report) {
        for (HostResult<?> host : report.problems()) {
            SessionException failure = host.failure();
            if (failure != null) {
                terminal.complain(failure);
            }
        }
    }

    /** What is said where no session was meant. */
    static List<String> nobody(boolean meansOneSession) {
        return List.of(
                meansOneSession ? "There is no such session; list shows those that there are." : "No session matches.");
    }
}
