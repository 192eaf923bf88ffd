package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.text.TextTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pieces of documents and tables made of a server's rows. In them an empty text stands for what JSON says with null. */
final class RemoteText {

    private RemoteText() {}

    /** The beginning of every document. */
    static Map<String, @Nullable Object> document(Instant startedAt) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("schemaVersion", JsonDocument.SCHEMA_VERSION);
        fields.put("startedAt", startedAt.truncatedTo(ChronoUnit.MILLIS).toString());
        return fields;
    }

    /** A host of a document. */
    static Map<String, @Nullable Object> host(String host, @Nullable Object error, String word, List<?> rows) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("host", host);
        fields.put("error", error);
        fields.put(word, rows);
        return fields;
    }

    static @Nullable Object orNull(@Nullable Object value) {
        return "".equals(value) ? null : value;
    }

    static String text(Map<String, @Nullable Object> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : value.toString();
    }

    static String user(Map<String, @Nullable Object> row) {
        String domain = text(row, "domain");
        return domain.isEmpty() ? text(row, "user") : domain + '\\' + text(row, "user");
    }

    /** The hosts' tables: of one host as it is, of several each below its name. */
    static void add(List<String> lines, boolean isAlone, String host, List<String> table) {
        if (isAlone) {
            lines.addAll(table);
        } else {
            lines.add(TextTable.oneLine("Host " + host + ':'));
            table.forEach(line -> lines.add("  " + line));
        }
    }
}
