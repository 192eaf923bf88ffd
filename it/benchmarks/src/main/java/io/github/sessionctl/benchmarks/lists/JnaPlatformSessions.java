package io.github.sessionctl.benchmarks.lists;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinNT.LARGE_INTEGER;
import com.sun.jna.platform.win32.Wtsapi32;
import com.sun.jna.platform.win32.Wtsapi32.WTSINFO;
import com.sun.jna.platform.win32.Wtsapi32.WTS_SESSION_INFO;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lists sessions as one writes it with the functions and structures of jna-platform. */
final class JnaPlatformSessions {

    private JnaPlatformSessions() {}

    /** As much as a list of ours has. */
    record Session(
            int id,
            String name,
            int state,
            String user,
            String domain,
            Instant logon,
            Instant disconnect,
            Instant input) {}

    static List<Session> list() {
        PointerByReference rows = new PointerByReference();
        IntByReference count = new IntByReference();
        require(Wtsapi32.INSTANCE.WTSEnumerateSessions(Wtsapi32.WTS_CURRENT_SERVER_HANDLE, 0, 1, rows, count));
        try {
            List<Session> sessions = new ArrayList<>();
            WTS_SESSION_INFO first = new WTS_SESSION_INFO(rows.getValue());
            for (WTS_SESSION_INFO row : (WTS_SESSION_INFO[]) first.toArray(count.getValue())) {
                sessions.add(read(row));
            }
            return sessions;
        } finally {
            Wtsapi32.INSTANCE.WTSFreeMemory(rows.getValue());
        }
    }

    private static Session read(WTS_SESSION_INFO row) {
        PointerByReference buffer = new PointerByReference();
        require(Wtsapi32.INSTANCE.WTSQuerySessionInformation(
                Wtsapi32.WTS_CURRENT_SERVER_HANDLE,
                row.SessionId,
                Wtsapi32.WTS_INFO_CLASS.WTSSessionInfo,
                buffer,
                new IntByReference()));
        Pointer memory = buffer.getValue();
        try {
            WTSINFO info = new WTSINFO(memory);
            return new Session(
                    row.SessionId,
                    row.pWinStationName,
                    row.State,
                    info.getUserName(),
                    info.getDomain(),
                    instant(info.LogonTime),
                    instant(info.DisconnectTime),
                    instant(info.LastInputTime));
        } finally {
            Wtsapi32.INSTANCE.WTSFreeMemory(memory);
        }
    }

    private static Instant instant(LARGE_INTEGER time) {
        return Instant.ofEpochMilli(new FILETIME(time).toTime());
    }

    private static void require(boolean succeeded) {
        if (!succeeded) {
            throw new Win32Exception(Kernel32.INSTANCE.GetLastError());
        }
    }
}
