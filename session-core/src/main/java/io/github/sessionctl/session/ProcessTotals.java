package io.github.sessionctl.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the processes of one session use together, as in Task Manager's Users tab. Immutable.
 * @param session the session they run in
 * @param count how many they are
 * @param workingSetBytes their memory in bytes; memory that several share is counted for each, and a process beyond 4 GiB too low, as in {@link
 *     SessionProcess#workingSetBytes}
 * @param cpuTime user and kernel time that they have used since each of them started; those that have ended do not count
 */
public record ProcessTotals(SessionId session, int count, long workingSetBytes, Duration cpuTime) {

    private static final long IDLE_PROCESS = 0;

    /** A session without processes. */
    public static ProcessTotals none(SessionId session) {
        return new ProcessTotals(session, 0, 0, Duration.ZERO);
    }

    /** The sums for each session that has processes, by ascending session ID, without the idle process (ID 0), whose CPU time nobody has used. */
    public static List<ProcessTotals> of(List<SessionProcess> processes) {
        Map<SessionId, ProcessTotals> totals = new TreeMap<>();
        for (SessionProcess process : processes) {
            if (process.processId() != IDLE_PROCESS) {
                totals.merge(process.session(), ofOne(process), ProcessTotals::plus);
            }
        }
        return List.copyOf(totals.values());
    }

    private static ProcessTotals ofOne(SessionProcess process) {
        return new ProcessTotals(process.session(), 1, process.workingSetBytes(), process.cpuTime());
    }

    private ProcessTotals plus(ProcessTotals other) {
        return new ProcessTotals(
                session, count + other.count, workingSetBytes + other.workingSetBytes, cpuTime.plus(other.cpuTime));
    }
}
