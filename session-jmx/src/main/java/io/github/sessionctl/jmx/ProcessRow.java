package io.github.sessionctl.jmx;

import io.github.sessionctl.session.SessionProcess;
import java.util.Comparator;
import java.util.List;

/**
 * A process as JMX clients get it.
 *
 * @param processId the process ID
 * @param name the image name, such as {@code devenv.exe}
 * @param user whose process it is, as {@code DOMAIN\name}; empty where Windows does not tell
 * @param threads number of threads
 * @param handles number of open handles
 * @param memoryBytes working set; Windows counts it in 32 bits here, so it wraps at 4 GiB
 * @param cpuMillis user and kernel time used since it started
 */
public record ProcessRow(
        long processId, String name, String user, int threads, int handles, long memoryBytes, long cpuMillis) {

    /** Those that use most memory first. */
    static List<ProcessRow> of(List<SessionProcess> processes) {
        return processes.stream()
                .map(process -> new ProcessRow(
                        process.processId(),
                        process.name(),
                        process.user(),
                        process.threads(),
                        process.handles(),
                        process.workingSetBytes(),
                        process.cpuTime().toMillis()))
                .sorted(Comparator.comparingLong(ProcessRow::memoryBytes).reversed())
                .toList();
    }
}
