package io.github.sessionctl.it.endurance.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this JVM holds while nobody does anything.
 *
 * @param heapBytes live objects, after a full collection
 * @param threads all that are alive
 * @param openFiles files and sockets; -1 where the system does not tell
 * @param residentKilobytes memory of the process, the native one included; -1 where the system does not tell
 * @param instances of each class of ours, and of those that stand for JMX connections and listeners
 */
record Footprint(long heapBytes, int threads, long openFiles, long residentKilobytes, Map<String, Long> instances) {

    /** One for each client that is connected, and for each listener of theirs. */
    static final List<String> CONNECTIONS = List.of(
            "javax.management.remote.rmi.RMIConnectionImpl", "com.sun.jmx.remote.internal.ServerNotifForwarder");

    private static final Pattern ROW = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final String OURS = "io.github.sessionctl.";
    private static final String TESTS = "io.github.sessionctl.it.";

    static Footprint take() throws JMException, IOException {
        // What is only waiting for its finalizer or cleaner goes with the second one.
        histogram();
        String histogram = histogram();
        Map<String, Long> instances = new TreeMap<>();
        ROW.matcher(histogram)
                .results()
                .filter(row -> CONNECTIONS.contains(row.group(2))
                        || (row.group(2).startsWith(OURS) && !row.group(2).startsWith(TESTS)))
                .forEach(row -> instances.merge(row.group(2), Long.valueOf(row.group(1)), Long::sum));
        return new Footprint(
                TOTAL.matcher(histogram)
                        .results()
                        .mapToLong(total -> Long.parseLong(total.group(1)))
                        .findFirst()
                        .orElseThrow(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFilesNow(),
                resident(),
                instances);
    }

    /** Collects all garbage and counts what is left. */
    private static String histogram() throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    static long openFilesNow() throws IOException {
        Path folder = Path.of("/proc/self/fd");
        if (!Files.isDirectory(folder)) {
            return -1;
        }
        try (Stream<Path> open = Files.list(folder)) {
            return open.count();
        }
    }

    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1);
    }

    /** How many there are of a class. */
    long of(String className) {
        return instances.getOrDefault(className, 0L);
    }

    /** What threads are called that serve sessions or JMX clients; empty when all of them have ended. */
    static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.startsWith("sessionctl-") || name.startsWith("RMI TCP ") || name.startsWith("JMX "))
                .sorted()
                .collect(Collectors.toList());
    }
}
