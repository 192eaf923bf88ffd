package io.github.sessionctl.maven;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Lists the sessions of hosts, one after the other. A host that fails does not stop the next.
 *
 * @param outputFile where the list goes; empty for the log or, as JSON, the console
 * @param console gets JSON as it stands, so that {@code mvn -q} prints it, too
 */
record ListRun(List<HostAddress> hosts, ListFormat format, Optional<Path> outputFile, PrintStream console)
        implements GoalRun {

    @Override
    public Problems run(Log log) {
        Problems problems = new Problems();
        FleetReport<SessionListing> report = HostByHost.run(hosts, ListRun::list);
        for (HostResult<SessionListing> host : report.hosts()) {
            problems.add(host);
            host.value().ifPresent(listing -> warnOfGaps(listing, log));
        }
        publish(format.text(report), log, problems);
        return problems;
    }

    private static SessionListing list(HostAddress address) {
        try (SessionHost host = SessionHosts.open(address)) {
            return SessionListing.of(host);
        }
    }

    private void publish(String text, Log log, Problems problems) {
        if (outputFile.isPresent()) {
            Path file = outputFile.get();
            try {
                OutputFile.write(file, text);
                log.info("Sessions: " + file);
            } catch (IOException e) {
                problems.add(file, e);
            }
        } else if (format == ListFormat.JSON) {
            console.print(text);
            console.flush();
        } else {
            text.lines().forEach(log::info);
        }
    }

    private static void warnOfGaps(SessionListing listing, Log log) {
        List<SessionException> notRead = listing.notRead();
        if (!notRead.isEmpty()) {
            String more = notRead.size() == 1 ? "" : " (and the same for " + (notRead.size() - 1) + " more)";
            log.warn(TextTable.oneLine(notRead.get(0).getMessage() + more));
        }
    }
}
