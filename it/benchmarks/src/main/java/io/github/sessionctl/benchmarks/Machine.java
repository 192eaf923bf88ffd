package io.github.sessionctl.benchmarks;

import io.github.sessionctl.benchmarks.measure.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were taken on. */
final class Machine {

    private Machine() {}

    static String description() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores of "
                + first("/proc/cpuinfo", "model name", "an unknown processor")
                + ", memory " + first("/proc/meminfo", "MemTotal", "unknown")
                + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", Java " + System.getProperty("java.vm.version") + " of " + System.getProperty("java.vendor")
                + ", Maven " + Settings.text("benchmark.mavenVersion");
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
