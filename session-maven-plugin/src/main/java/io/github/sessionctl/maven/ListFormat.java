package io.github.sessionctl.maven;

import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.SessionTable;
import io.github.sessionctl.text.TextTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How sessions are listed. */
enum ListFormat {
    /** Aligned lines for people. */
    TABLE {
        @Override
        String text(Instant startedAt, List<HostListing> hosts) {
            List<String> lines = new ArrayList<>();
            for (HostListing host : hosts) {
                lines.add(TextTable.oneLine(heading(host)));
                SessionTable.lines(host.sessions(), session -> protection(host, session), ZoneId.systemDefault())
                        .forEach(line -> lines.add("  " + line));
            }
            return String.join("\n", lines) + '\n';
        }
    },
    /** One document for programs. The README has the schema. */
    JSON {
        @Override
        String text(Instant startedAt, List<HostListing> hosts) {
            Map<String, @Nullable Object> document = JsonFields.document(startedAt);
            document.put("hosts", hosts.stream().map(ListFormat::fields).toList());
            return JsonText.of(document);
        }
    };

    abstract String text(Instant startedAt, List<HostListing> hosts);

    private static String heading(HostListing host) {
        int count = host.sessions().size();
        return "Host " + host.host() + ": "
                + (host.error() != null ? host.error().problem() : count + (count == 1 ? " session" : " sessions"));
    }

    private static String protection(HostListing host, SessionInfo session) {
        return host.protection(session).map(Enum::name).orElse("");
    }

    private static Map<String, @Nullable Object> fields(HostListing host) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("host", host.host().toString());
        fields.put("error", JsonFields.error(host.error()));
        fields.put(
                "sessions",
                host.sessions().stream().map(session -> fields(host, session)).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(HostListing host, SessionInfo session) {
        Map<String, @Nullable Object> fields = JsonFields.sessionInFull(session);
        fields.put("protection", host.protection(session).map(Enum::name).orElse(null));
        return fields;
    }
}
