package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Decodes an array of <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_process_info_exw">WTS_PROCESS_INFO_EXW</a>
 * as 64-bit Windows lays it out. Pure.
 */
final class ProcessRows {

    static final int SIZE = 64;

    private static final int SESSION_ID = 0;
    private static final int PROCESS_ID = 4;
    private static final int PROCESS_NAME = 8;
    private static final int USER_SID = 16;
    private static final int THREADS = 24;
    private static final int HANDLES = 28;
    private static final int WORKING_SET = 40;
    private static final int USER_TIME = 48;
    private static final int KERNEL_TIME = 56;

    private ProcessRows() {}

    /** The processes, with the user for each pointer to a security identifier. Throws IllegalArgumentException when the bytes are no processes. */
    static List<SessionProcess> decode(byte[] rows, LongFunction<String> strings, LongFunction<String> users) {
        ByteBuffer bytes = Layout.of(rows);
        List<SessionProcess> processes = new ArrayList<>();
        for (int row = 0; row + SIZE <= rows.length; row += SIZE) {
            processes.add(new SessionProcess(
                    SessionId.fromBits(bytes.getInt(row + SESSION_ID)),
                    Integer.toUnsignedLong(bytes.getInt(row + PROCESS_ID)),
                    strings.apply(bytes.getLong(row + PROCESS_NAME)),
                    users.apply(bytes.getLong(row + USER_SID)),
                    count(bytes.getInt(row + THREADS)),
                    count(bytes.getInt(row + HANDLES)),
                    Integer.toUnsignedLong(bytes.getInt(row + WORKING_SET)),
                    time(bytes.getLong(row + USER_TIME)).plus(time(bytes.getLong(row + KERNEL_TIME)))));
        }
        return processes;
    }

    private static int count(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("a count of " + Integer.toUnsignedString(number));
        }
        return number;
    }

    /** Windows counts CPU time in 100 ns. */
    private static Duration time(long ticks) {
        if (ticks < 0) {
            throw new IllegalArgumentException("a CPU time of " + ticks);
        }
        return Duration.ofSeconds(ticks / Layout.TICKS_PER_SECOND, ticks % Layout.TICKS_PER_SECOND * 100);
    }
}
