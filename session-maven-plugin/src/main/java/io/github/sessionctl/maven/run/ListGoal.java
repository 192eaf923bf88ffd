package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Lists the sessions of hosts. A host that fails does not stop the others.
 *
 * @param file where the list goes; empty for the log or, as JSON, the console
 * @param console gets JSON as it stands, so that {@code mvn -q} prints it, too
 */
public record ListGoal(List<HostAddress> hosts, ListFormat format, Optional<Path> file, PrintStream console)
        implements Goal {

    @Override
    public Problems run(Log log) {
        Problems problems = new Problems();
        FleetReport<SessionListing> report = HostRuns.run(
                hosts,
                Duration.ZERO,
                log,
                new LogoffCancellation(),
                ListGoal::isInTheList,
                (host, hostLog, progress, own) -> list(host, hostLog));
        for (HostResult<SessionListing> host : report.hosts()) {
            problems.add(host);
        }
        publish(format.text(report), log, problems);
        return problems;
    }

    private static SessionListing list(SessionHost host, HostLog log) {
        SessionListing listing = SessionListing.of(host);
        warnOfGaps(listing, log);
        return listing;
    }

    /** What is said of a host that could not be listed: it stands in the list. */
    private static void isInTheList(HostLog log, HostResult<?> failed) {}

    private void publish(String text, Log log, Problems problems) {
        if (file.isPresent()) {
            Path path = file.get();
            try {
                OutputFile.write(path, text);
                log.info(TextTable.oneLine("Sessions: " + path));
            } catch (IOException e) {
                problems.add(path, e);
            }
        } else if (format == ListFormat.JSON) {
            console.print(text);
            console.flush();
        } else {
            text.lines().forEach(log::info);
        }
    }

    private static void warnOfGaps(SessionListing listing, HostLog log) {
        List<SessionException> notRead = listing.notRead();
        if (!notRead.isEmpty()) {
            String more = notRead.size() == 1 ? "" : " (and the same for " + (notRead.size() - 1) + " more)";
            log.warn(notRead.get(0).getMessage() + more);
        }
    }
}
