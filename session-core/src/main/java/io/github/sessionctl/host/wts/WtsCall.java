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
 * One call to Windows: knows what to say when it fails, and looks again where Windows asks for that. What acts on a session is sent once: whether
 * it may be sent again is to be judged by who the session is then. Closing it ends the use of the server's handle. For one thread.
 */
final class WtsCall implements AutoCloseable {

    private static final int FALSE = 0;
    private static final int SUCCESS = 0;

    /** The function returned FALSE and left no error code. */
    private static final int NO_CODE = -1;

    /** RPC_S_INVALID_BINDING: the service is still starting. */
    private static final int NOT_STARTED_YET = 1702;

    /** ERROR_CTX_WINSTATION_BUSY. */
    private static final int BUSY = 7024;

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final SessionOperation operation;
    private final String host;
    private final @Nullable SessionId session;
    private final @Nullable ServerHandle server;

    /** Whether a native function has been called, or is about to be. */
    private boolean isBegun;

    private WtsCall(
            SessionOperation operation, String host, @Nullable SessionId session, @Nullable ServerHandle server) {
        this.operation = operation;
        this.host = host;
        this.session = session;
        this.server = server;
    }

    /**
     * A call without a server's handle.
     *
     * @param host the host's address, for the text of a failure
     */
    static WtsCall withoutServer(SessionOperation operation, String host) {
        return new WtsCall(operation, host, null, null);
    }

    /**
     * Begins a use of the server's handle, so that it is not given back meanwhile.
     *
     * @param host the host's address, for the text of a failure
     * @param session the session it is about, null when about the whole host
     * @throws SessionException when the host is closed
     */
    static WtsCall begin(ServerHandle server, SessionOperation operation, String host, @Nullable SessionId session) {
        if (!server.enter()) {
            throw SessionException.closed(operation, host, session);
        }
        return new WtsCall(operation, host, session, server);
    }

    SessionOperation operation() {
        return operation;
    }

    String host() {
        return host;
    }

    /**
     * Makes the call; unless it acts, again with growing pauses while Windows says that it is busy or just starting.
     *
     * @param call a native function's BOOL
     * @return 0 when it succeeded, else what {@link #failure} takes
     * @throws SessionException when this Windows has no such function, or the thread is interrupted
     */
    int code(IntSupplier call) {
        Attempts attempts = attempts();
        while (attempts.again(result(call))) {
            // Windows asks for it.
        }
        return attempts.code();
    }

    /**
     * The same as {@link #code}, for a caller that makes the call itself. The first list of a process is quicker that way: the JDK takes a
     * millisecond and more to make a function object of each lambda.
     *
     * @throws SessionException when the thread is interrupted
     */
    Attempts attempts() {
        checkWanted(null);
        isBegun = true;
        return new Attempts();
    }

    /** Nobody waits for what an interrupted thread is doing: nothing further is sent for it. */
    private void checkWanted(@Nullable InterruptedException interrupt) {
        if (Thread.currentThread().isInterrupted()) {
            throw SessionException.of(
                    isBegun ? Reason.INTERRUPTED : Reason.NOT_ASKED,
                    operation,
                    host,
                    session,
                    isBegun ? "the call was interrupted" : "the call was interrupted before Windows was asked",
                    "Call again.",
                    interrupt);
        }
    }

    /** Whether Windows may be asked the same again after this error, without a look at what has become of the session meanwhile. */
    private boolean isRepeated(int error) {
        return switch (operation) {
            case LOGOFF, DISCONNECT, MESSAGE -> false;
            case OPEN, LIST, READ, CLIENT, PROCESSES, EVENT, SERVERS, RUN -> error == NOT_STARTED_YET || error == BUSY;
        };
    }

    private int result(IntSupplier call) {
        try {
            return call.getAsInt();
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

    /** A list without rows proves nothing: no machine is without sessions. */
    SessionException nothingShown() {
        return SessionException.of(
                Reason.ACCESS_DENIED,
                operation,
                host,
                "Windows shows this account no session at all",
                "The account needs the Query Information right on the sessions: run elevated or as a member of"
                        + " Administrators.",
                null);
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

    /** The attempts at one call. For one thread. */
    final class Attempts {

        private int made;
        private int code;
        private Duration pause = FIRST_PAUSE;

        private Attempts() {}

        /**
         * Whether to make the call again; then the pause before it has passed.
         *
         * @param result what the native function has just returned: 0 when it failed
         * @throws SessionException when the thread is interrupted in that pause
         */
        boolean again(int result) {
            if (result != FALSE) {
                code = SUCCESS;
                return false;
            }
            int error = Native.getLastError();
            made++;
            if (made == TRIES || !isRepeated(error)) {
                code = error == SUCCESS ? NO_CODE : error;
                return false;
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
            return true;
        }

        /** 0 when the last attempt succeeded, else what {@link #failure} takes. */
        int code() {
            return code;
        }

        /**
         * Makes sure that the last attempt succeeded.
         *
         * @throws SessionException when it failed
         */
        void check() {
            if (code != SUCCESS) {
                throw failure(code);
            }
        }
    }

    private void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            checkWanted(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.leave();
        }
    }
}
