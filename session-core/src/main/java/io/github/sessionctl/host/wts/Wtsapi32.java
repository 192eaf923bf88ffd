package io.github.sessionctl.host.wts;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * wtsapi32.dll as its header has it. Handles and pointers are raw addresses ({@code long}); functions that return a BOOL return 0 for FALSE, and only
 * then does {@link Native#getLastError} mean anything, until the next native call. What reading functions give back they put into
 * {@link OutParameters}. All of these are on every Windows that is supported; for the others see {@link OptionalFunction}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/">wtsapi32.h</a>
 */
final class Wtsapi32 {

    // Of WTS_INFO_CLASS: a WTSINFOEXW, a WTSCLIENTW and a USHORT.
    static final int WTS_SESSION_INFO_EX = 25;
    static final int WTS_CLIENT_INFO = 23;
    static final int WTS_CLIENT_PROTOCOL_TYPE = 16;

    // Of WTS_TYPE_CLASS.
    static final int WTS_TYPE_PROCESS_INFO_LEVEL_1 = 1;
    static final int WTS_TYPE_SESSION_INFO_LEVEL_1 = 2;

    static final int WTS_ANY_SESSION = -2;

    static {
        Native.register(Wtsapi32.class, NativeLibrary.getInstance("wtsapi32"));
    }

    private Wtsapi32() {}

    /** Sessions as WTS_SESSION_INFO_1W, freed with WTSFreeMemoryExW of type WTSTypeSessionInfoLevel1. Level is 1 in and out. */
    static native int WTSEnumerateSessionsExW(long server, long level, int filter, long sessions, long count);

    /** One value of a session, freed with WTSFreeMemory. */
    static native int WTSQuerySessionInformationW(
            long server, int sessionId, int infoClass, long buffer, long bytesReturned);

    /** Processes as WTS_PROCESS_INFO_EXW (level 1), freed with WTSFreeMemoryExW of type WTSTypeProcessInfoLevel1. */
    static native int WTSEnumerateProcessesExW(long server, long level, int sessionId, long processes, long count);

    /** Wait is always FALSE here: TRUE can block for ever, even when the session is gone. */
    static native int WTSLogoffSession(long server, int sessionId, int wait);

    /** Wait is always FALSE here. */
    static native int WTSDisconnectSession(long server, int sessionId, int wait);

    /** Shows a message box. Lengths are in bytes, without a NUL; a timeout of 0 is none. With wait the thread blocks until the answer. */
    static native int WTSSendMessageW(
            long server,
            int sessionId,
            byte[] title,
            int titleLength,
            byte[] message,
            int messageLength,
            int style,
            int timeoutSeconds,
            int[] response,
            int wait);

    /** Frees what WTSQuerySessionInformationW gave. */
    static native void WTSFreeMemory(long memory);

    /** Frees what the enumerations gave: the type and the count must be theirs. */
    static native int WTSFreeMemoryExW(int typeClass, long memory, int numberOfEntries);
}
