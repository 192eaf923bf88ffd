package io.github.sessionctl.host.wts;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The two functions of kernel32.dll that know of sessions. They work also while Remote Desktop Services is not running. See
 * <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-processidtosessionid">ProcessIdToSessionId</a>.
 */
final class Kernel32 {

    /** What WTSGetActiveConsoleSessionId gives when nobody is attached to the console. */
    static final int NO_CONSOLE_SESSION = 0xFFFF_FFFF;

    static {
        Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
    }

    private Kernel32() {}

    /** The session that a process runs in. */
    static native int ProcessIdToSessionId(int processId, int[] sessionId);

    /** The session at the physical console. Cannot fail. */
    static native int WTSGetActiveConsoleSessionId();
}
