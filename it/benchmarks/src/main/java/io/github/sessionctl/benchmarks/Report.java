package io.github.sessionctl.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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

    static void write(List<Row> rows, String loadBefore, Path page, Path json) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        document.put("machine", machine());
        document.put("load", "load " + loadBefore + " before and " + load() + " after it");
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
                .append("; ")
                .append(document.get("load"))
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

                Builds on this machine are whole Maven processes, 20 of each kind after two that do not count, offline, `validate` of a project without sources. Nobody to log off: a simulated
                host with the services session and an active user. The first plugin of a build costs it most, whichever it is, hence both kinds of project.

                Within Maven: from the moment in which the projects are known to the end, up to 20 builds of each kind in five minutes by Maven 3.9, after one that does not count. The Windows JVM is one under Wine with
                a simulated session API, and cmd is Wine's. In place of `query session`, for which Windows starts two programs, the batch types a file. In the row of fresh JVMs
                each list and each batch has a JVM of its own, the time is taken inside it, and the batch is called without a plugin. On a real Windows all of them will differ; it was not at hand.
                """);
        Files.writeString(page, text.toString());
    }

    private static String text(Samples samples) {
        return String.format(
                Locale.ROOT,
                "%.0f ms (%.0f to %.0f, %d runs)",
                samples.median(),
                samples.quantile(0.25),
                samples.quantile(0.75),
                samples.millis().size());
    }

    private static String machine() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores of "
                + first("/proc/cpuinfo", "model name", "an unknown processor")
                + ", memory " + first("/proc/meminfo", "MemTotal", "unknown")
                + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", Java " + System.getProperty("java.vm.version") + " of " + System.getProperty("java.vendor")
                + ", Maven " + System.getProperty("benchmark.mavenVersion");
    }

    /** What Linux says of itself in such a file. */
    private static String first(String file, String key, String otherwise) throws IOException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return otherwise;
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }

    /** How many processes wanted a core, on average of the last minute. */
    static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }
}
