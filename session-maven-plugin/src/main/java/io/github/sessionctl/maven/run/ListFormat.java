package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** How sessions are listed. */
public enum ListFormat {
    /** Aligned lines for people. */
    TABLE {
        @Override
        String text(FleetReport<SessionListing> report) {
            List<String> lines = new ArrayList<>();
            for (HostResult<SessionListing> host : report.hosts()) {
                lines.add(TextTable.oneLine(heading(host)));
                host.value()
                        .ifPresent(listing ->
                                listing.table(ZoneId.systemDefault()).forEach(line -> lines.add("  " + line)));
            }
            return String.join("\n", lines) + '\n';
        }
    },
    /** One document for programs. docs/json.md has the schema. */
    JSON {
        @Override
        String text(FleetReport<SessionListing> report) {
            return JsonText.of(JsonDocument.ofSessions(report));
        }
    };

    /**
     * The format with this name, case ignored.
     *
     * @throws BadParameterException when there is none
     */
    public static ListFormat parse(String text) {
        for (ListFormat format : values()) {
            if (format.name().equalsIgnoreCase(text)) {
                return format;
            }
        }
        throw new BadParameterException("format", QuotedInput.of(text) + " is not accepted; use table or json");
    }

    abstract String text(FleetReport<SessionListing> report);

    private static String heading(HostResult<SessionListing> host) {
        SessionException failure = host.failure();
        int count = host.value().map(listing -> listing.sessions().size()).orElse(0);
        return "Host " + host.host() + ": "
                + (failure != null ? failure.problem() : count + (count == 1 ? " session" : " sessions"));
    }
}
