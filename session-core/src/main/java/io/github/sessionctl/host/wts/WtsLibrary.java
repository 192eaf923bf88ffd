package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import org.jspecify.annotations.Nullable;

/** Whether the session API can be called here, and how much of it there is. Safe for use by several threads. */
public final class WtsLibrary {

    private WtsLibrary() {}

    /**
     * Makes sure that the API can be called.
     *
     * @param host the host's address, for the text of a failure
     * @throws SessionException with {@link Reason#UNSUPPORTED_SYSTEM} when it cannot
     */
    static void load(String host) {
        if (!System.getProperty("os.arch").endsWith("64")) {
            throw unsupported(host, "this is a 32-bit Java", "Use a 64-bit Java.", null);
        }
        try {
            Class.forName(Wtsapi32.class.getName());
            Class.forName(Kernel32.class.getName());
        } catch (LinkageError | ClassNotFoundException e) {
            throw unsupported(
                    host,
                    "wtsapi32.dll cannot be loaded (" + e.getMessage() + ")",
                    "Use Windows 7 / Windows Server 2008 R2 or newer.",
                    e);
        }
    }

    private static SessionException unsupported(
            String host, String problem, String nextStep, @Nullable Throwable cause) {
        return SessionException.of(Reason.UNSUPPORTED_SYSTEM, SessionOperation.OPEN, host, problem, nextStep, cause);
    }
}
