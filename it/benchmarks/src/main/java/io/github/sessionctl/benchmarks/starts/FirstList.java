package io.github.sessionctl.benchmarks.starts;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.session.SessionInfo;

/** A process that lists the sessions once; or that only initialises JNA; or that calls one function through it and nothing else. */
final class FirstList {

    private FirstList() {}

    /** The only argument: list, jna or call. */
    public static void main(String[] arguments) {
        System.out.println(
                switch (arguments[0]) {
                    case "jna" -> Native.POINTER_SIZE;
                    case "call" -> OneFunction.WTSFreeMemoryExW(0, 0, 0);
                    default -> sessionsWithTimes();
                });
    }

    private static int sessionsWithTimes() {
        int sessions = 0;
        try (SessionHost host = WtsSessionHost.local()) {
            for (SessionInfo session : host.list()) {
                sessions += host.read(session).times() == null ? 0 : 1;
            }
        }
        return sessions;
    }

    /** One function, bound as session-core binds its own. */
    private static final class OneFunction {

        static {
            Native.register(OneFunction.class, NativeLibrary.getInstance("wtsapi32"));
        }

        static native int WTSFreeMemoryExW(int typeClass, long memory, int numberOfEntries);
    }
}
