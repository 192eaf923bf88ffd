package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Lists the sessions of hosts, in the file or else in the log. JSON goes to the console as it stands, so that {@code mvn -q} prints it, too. A host
 * that fails does not stop the others.
 */
public record ListGoal(List<HostAddress> hosts, Format format, Optional<Path> file, PrintStream console)
        implements Goal {

    /** How sessions are listed: as aligned lines for people, or as one document for programs, of which docs/json.md has the schema. */
    public enum Format {
        TABLE,
        JSON;

        /**
         * The format with this name, case ignored.
         *
         * @throws BadParameterException when there is none
         */
        public static Format parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "table" -> TABLE;
                case "json" -> JSON;
                default ->
                    throw new BadParameterException(
                            "format", QuotedInput.of(text) + " is not accepted; use table or json");
            };
        }
    }

    @Override
    public Problems run(Log log) {
        FleetReport<SessionListing> report = HostRuns.run(
                hosts,
                Duration.ZERO,
                log,
                new LogoffCancellation(),
                (hostLog, failed) -> {}, // it stands in the list
                (host, hostLog, progress, own) -> list(host, hostLog));
        Problems problems = new Problems();
        report.hosts().forEach(problems::add);
        publish(
                format == Format.JSON ? OutputFile.json(JsonDocument.ofSessions(report)) : table(report),
                log,
                problems);
        return problems;
    }

    private static SessionListing list(SessionHost host, HostRuns.HostLog log) {
        SessionListing listing = SessionListing.of(host);
        List<SessionException> notRead = listing.notRead();
        if (!notRead.isEmpty()) {
            String more = notRead.size() == 1 ? "" : " (and the same for " + (notRead.size() - 1) + " more)";
            log.warn(notRead.get(0).getMessage() + more);
        }
        return listing;
    }

    private static String table(FleetReport<SessionListing> report) {
        List<String> lines = new ArrayList<>();
        for (HostResult<SessionListing> host : report.hosts()) {
            SessionException failure = host.failure();
            int count = host.value().map(listing -> listing.sessions().size()).orElse(0);
            String heading = failure != null ? failure.problem() : Problems.number(count, "session");
            lines.add(TextTable.oneLine("Host " + host.host() + ": " + heading));
            host.value()
                    .ifPresent(
                            listing -> listing.table(ZoneId.systemDefault()).forEach(line -> lines.add("  " + line)));
        }
        return String.join("\n", lines) + '\n';
    }

    private void publish(String text, Log log, Problems problems) {
        if (file.isPresent()) {
            Path path = file.get();
            try {
                OutputFile.write(path, text);
                log.info(TextTable.oneLine("Sessions: " + path));
            } catch (IOException e) {
                problems.add(path, e);
            }
        } else if (format == Format.JSON) {
            console.print(text);
            console.flush();
        } else {
            text.lines().forEach(log::info);
        }
    }
}
