package io.github.sessionctl.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes the page that people read, and the figures behind it. */
final class Report {

    private Report() {}

    static void write(List<Row> rows, String load) throws IOException {
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", date);
        document.put("machine", Machine.description());
        document.put("load", load);
        document.put("rows", rows.stream().map(Report::fields).toList());
        Files.writeString(
                Settings.path("benchmark.folder").resolve("benchmarks.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(document));
        Files.writeString(
                Settings.path("benchmark.page"),
                words("head.md") + '\n' + date + ", " + Machine.description() + "; " + load + ".\n\n" + table(rows)
                        + '\n' + words("notes.md"));
    }

    private static Map<String, Object> fields(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", row.what());
        fields.put("ours", way(row.ours()));
        fields.put("against", way(row.against()));
        fields.put("goal", row.goal());
        fields.put("result", row.result());
        row.holds().ifPresent(holds -> fields.put("holds", holds));
        return fields;
    }

    private static Map<String, Object> way(Row.Way way) {
        return Map.of(
                "name", way.name(),
                "unit", way.figure().unit(),
                "values", way.figure().values());
    }

    private static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(
                "| what | ours: median (quartiles) | against: median (quartiles) | goal | result | holds |\n|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s: %s | %s: %s | %s | %s | %s |%n",
                    row.what(),
                    row.ours().name(),
                    row.ours().figure(),
                    row.against().name(),
                    row.against().figure(),
                    row.goal(),
                    row.result(),
                    row.verdict()));
        }
        return table.toString();
    }

    /** The part of the page that no measurement changes. */
    private static String words(String file) throws IOException {
        try (InputStream text = Objects.requireNonNull(Report.class.getResourceAsStream(file), file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
