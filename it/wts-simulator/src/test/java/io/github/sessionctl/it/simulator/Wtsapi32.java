package io.github.sessionctl.it.simulator;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The functions under test, under the names of the Windows header. Strings are UTF-16LE bytes. */
final class Wtsapi32 {

    static {
        Native.register(Wtsapi32.class, NativeLibrary.getInstance(ControlFunctions.LIBRARY));
    }

    private Wtsapi32() {}

    static native boolean WTSEnumerateSessionsExW(
            @Nullable Pointer server,
            @Nullable IntByReference level,
            int filter,
            @Nullable PointerByReference sessions,
            @Nullable IntByReference count);

    static native boolean WTSEnumerateSessionsW(
            @Nullable Pointer server,
            int reserved,
            int version,
            @Nullable PointerByReference sessions,
            @Nullable IntByReference count);

    static native boolean WTSQuerySessionInformationW(
            @Nullable Pointer server,
            int session,
            int informationClass,
            @Nullable PointerByReference buffer,
            @Nullable IntByReference bytes);

    static native boolean WTSEnumerateProcessesExW(
            @Nullable Pointer server,
            @Nullable IntByReference level,
            int session,
            @Nullable PointerByReference processes,
            @Nullable IntByReference count);

    static native boolean WTSLogoffSession(@Nullable Pointer server, int session, boolean wait);

    static native boolean WTSDisconnectSession(@Nullable Pointer server, int session, boolean wait);

    static native boolean WTSSendMessageW(
            @Nullable Pointer server,
            int session,
            byte @Nullable [] title,
            int titleBytes,
            byte @Nullable [] text,
            int textBytes,
            int style,
            int timeoutSeconds,
            @Nullable IntByReference response,
            boolean wait);

    static native @Nullable Pointer WTSOpenServerExW(byte @Nullable [] name);

    static native boolean WTSEnumerateServersW(
            byte @Nullable [] domain,
            int reserved,
            int version,
            @Nullable PointerByReference servers,
            @Nullable IntByReference count);

    static native boolean WTSWaitSystemEvent(@Nullable Pointer server, int mask, @Nullable IntByReference flags);

    static native boolean WTSIsChildSessionsEnabled(@Nullable IntByReference enabled);

    static native boolean WTSGetChildSessionId(@Nullable IntByReference session);

    static native void WTSCloseServer(@Nullable Pointer server);

    static native void WTSFreeMemory(@Nullable Pointer memory);

    static native boolean WTSFreeMemoryExW(int type, @Nullable Pointer memory, int count);
}
