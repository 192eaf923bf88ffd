package io.github.sessionctl.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the page that people read, and the figures behind it. */
final class Report {

    private Report() {}

    static void write(List<Row> rows, Path page, Path json) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        document.put("machine", machine());
        document.put(
                "rows",
                rows.stream()
                        .map(row -> Map.of(
                                "what", row.what(),
                                "goal", row.goal(),
                                "result", row.result(),
                                "holds", row.holds(),
                                "oursMillis", row.ours().millis(),
                                "theirsMillis", row.theirs().millis()))
                        .toList());
        Files.writeString(json, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(document));
        StringBuilder text = new StringBuilder("""
                # Benchmarks

                    mvn -Pbenchmarks -DskipTests install

                measures, writes this page, and leaves every sample in `it/benchmarks/target/benchmarks.json`. The two ways of a row are measured in turns, in one run, so that what
                else the machine does hits both. No test fails because of a time.

                """);
        text.append(document.get("date"))
                .append(", ")
                .append(document.get("machine"))
                .append(".\n\n");
        text.append("| what | ours: median (quartiles) | against | median (quartiles) | goal | result | holds |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s: %s | %s | %s | %s | %s | %s |%n",
                    row.what(),
                    row.way(),
                    text(row.ours()),
                    row.against(),
                    text(row.theirs()),
                    row.goal(),
                    row.result(),
                    row.holds() ? "yes" : "**no**"));
        }
        text.append("""

                Builds are whole Maven processes, 20 of each kind after two that do not count, offline, of a project that has nothing else. The Windows JVM is one under Wine with a simulated session API, and cmd is Wine's;
                each list and each batch has a JVM of its own, and the time is taken inside it. On a real Windows both will differ; it was not at hand.
                """);
        Files.writeString(page, text.toString());
    }

    private static String text(Samples samples) {
        return String.format(
                Locale.ROOT,
                "%.0f ms (%.0f to %.0f)",
                samples.median(),
                samples.quantile(0.25),
                samples.quantile(0.75));
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String cpu = Files.exists(cpus)
                ? Files.readAllLines(cpus).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("")
                : System.getProperty("os.arch");
        return Runtime.getRuntime().availableProcessors() + " cores of " + cpu + ", " + System.getProperty("os.name")
                + ", Java " + System.getProperty("java.version") + ", Maven "
                + Path.of(System.getProperty("benchmark.maven")).getFileName();
    }
}
