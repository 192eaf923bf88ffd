package io.github.sessionctl.host.wts;

import com.sun.jna.Native;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One kind of call to Windows: knows what to say when it fails, and calls again where Windows asks for that.
 *
 * @param host the host's address, for the text of a failure
 * @param session the session it is about, null when about the whole host
 */
record WtsCall(
        SessionOperation operation, String host, @Nullable SessionId session) {

    private static final int SUCCESS = 0;

    /** The function returned FALSE and left no error code. */
    private static final int NO_CODE = -1;

    /** RPC_S_INVALID_BINDING: the service is still starting. */
    private static final int NOT_STARTED_YET = 1702;

    /** ERROR_CTX_WINSTATION_BUSY. */
    private static final int BUSY = 7024;

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /**
     * Makes the call, again with growing pauses while Windows says that it is busy or just starting.
     *
     * @param call a native function's BOOL
     * @return 0 when it succeeded, else what {@link #failure} takes
     * @throws SessionException when this Windows has no such function
     */
    int code(IntSupplier call) {
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            if (isSuccess(call)) {
                return SUCCESS;
            }
            int code = Native.getLastError();
            if (tries == TRIES || (code != NOT_STARTED_YET && code != BUSY)) {
                return code == SUCCESS ? NO_CODE : code;
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private boolean isSuccess(IntSupplier call) {
        try {
            return call.getAsInt() != 0;
        } catch (MissingFunctionException e) {
            throw SessionException.of(
                    Reason.UNSUPPORTED_SYSTEM,
                    operation,
                    host,
                    String.valueOf(e.getMessage()),
                    "Use a newer Windows.",
                    e);
        }
    }

    /**
     * Makes the call.
     *
     * @throws SessionException when it fails
     */
    void run(IntSupplier call) {
        int code = code(call);
        if (code != SUCCESS) {
            throw failure(code);
        }
    }

    SessionException failure(int code) {
        if (code == NO_CODE) {
            return SessionException.of(
                    Reason.OTHER, operation, host, "Windows refused and gave no reason", "Try again.", null);
        }
        return SessionException.ofWin32(operation, host, session, code);
    }

    SessionException malformed(IllegalArgumentException cause) {
        return SessionException.of(
                Reason.MALFORMED_ANSWER,
                operation,
                host,
                "Windows' answer makes no sense: " + cause.getMessage(),
                "Try again; if it stays so, please report it with the version of Windows.",
                cause);
    }

    private void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SessionException.of(Reason.OTHER, operation, host, "the call was interrupted", "Call again.", e);
        }
    }
}
