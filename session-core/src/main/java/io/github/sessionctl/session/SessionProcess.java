package io.github.sessionctl.session;

import java.time.Duration;

/**
 * A process, and the session it runs in.
 * @param session the session it runs in
 * @param processId the process ID, 0 to 4294967295
 * @param name the image name, such as {@code devenv.exe}; empty for the idle process
 * @param user whose process it is, as {@code DOMAIN\name}; the text of the security identifier, such as {@code S-1-5-18}, where its name cannot be
 *     found; empty where Windows does not tell
 * @param threads number of threads
 * @param handles number of open handles
 * @param workingSetBytes memory in use, in bytes; Windows counts it in 32 bits here, so it wraps at 4 GiB
 * @param cpuTime user and kernel time used since the process started
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_process_info_exw">WTS_PROCESS_INFO_EXW</a>
 */
public record SessionProcess(
        SessionId session,
        long processId,
        String name,
        String user,
        int threads,
        int handles,
        long workingSetBytes,
        Duration cpuTime) {

    /** A process of which nobody knows whose it is. */
    public SessionProcess(
            SessionId session,
            long processId,
            String name,
            int threads,
            int handles,
            long workingSetBytes,
            Duration cpuTime) {
        this(session, processId, name, "", threads, handles, workingSetBytes, cpuTime);
    }

    /** The same process with its {@link #user}. */
    public SessionProcess withUser(String newUser) {
        return new SessionProcess(session, processId, name, newUser, threads, handles, workingSetBytes, cpuTime);
    }
}
