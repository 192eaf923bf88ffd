package io.github.sessionctl.session;

import java.time.Duration;

/**
 * A process, and the session it runs in.
 *
 * @param session the session it runs in
 * @param processId the process ID, 0 to 4294967295
 * @param name the image name, such as {@code devenv.exe}; empty for the idle process
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
        int threads,
        int handles,
        long workingSetBytes,
        Duration cpuTime) {}
