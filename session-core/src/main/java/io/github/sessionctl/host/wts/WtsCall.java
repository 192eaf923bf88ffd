package io.github.sessionctl.host.wts;

import com.sun.jna.Native;
import io.github.sessionctl.host.wts.OptionalFunction.MissingFunctionException;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call to Windows: knows what to say when it fails, and looks again where Windows asks for that. What acts on a session is sent once: whether it
 * may be sent again is to be judged by who the session is then. Closing it ends the use of the server's handle. For one thread.
 */
final class WtsCall implements AutoCloseable {

    private static final int FALSE = 0;
    private static final int SUCCESS = 0;

    /** The function returned FALSE and left no error code. */
    private static final int NO_CODE = -1;

    // RPC_S_INVALID_BINDING, while the service is still starting, and ERROR_CTX_WINSTATION_BUSY.
    private static final int NOT_STARTED_YET = 1702;
    private static final int BUSY = 7024;

    private static final int TRIES = 4;
    private static final long FIRST_PAUSE_MILLIS = 50;

    final SessionOperation operation;
    final String host;
    final @Nullable SessionId session;
    private final @Nullable ServerHandle server;

    /** Whether a native function has been called, or is about to be. */
    private boolean isBegun;

    /** How many attempts at the present function have failed. */
    private int failed;

    private int code;

    private WtsCall(
            SessionOperation operation, String host, @Nullable SessionId session, @Nullable ServerHandle server) {
        this.operation = operation;
        this.host = host;
        this.session = session;
        this.server = server;
    }

    /** A call without a server's handle; the host's address is for the text of a failure. */
    static WtsCall withoutServer(SessionOperation operation, String host) {
        return new WtsCall(operation, host, null, null);
    }

    /** Begins a use of the server's handle, so that it is not given back meanwhile; throws a SessionException when the host is closed. */
    static WtsCall begin(ServerHandle server, SessionOperation operation, String host, @Nullable SessionId session) {
        if (!server.enter()) {
            throw SessionException.closed(operation, host, session);
        }
        return new WtsCall(operation, host, session, server);
    }

    /**
     * Calls a function that returns a BOOL; unless it acts, again with growing pauses while Windows says that it is busy or just starting.
     *
     * @return 0 when it succeeded, else what {@link #failure(int)} takes
     * @throws SessionException when this Windows has no such function, or the thread is interrupted
     */
    int code(IntSupplier function) {
        start();
        try {
            while (again(function.getAsInt())) {
                // Windows asks for it.
            }
        } catch (MissingFunctionException e) {
            throw failure(Reason.UNSUPPORTED_SYSTEM, String.valueOf(e.getMessage()), "Use a newer Windows.", e);
        }
        return code;
    }

    /** Calls a function as {@link #code} does, which must succeed. */
    void run(IntSupplier function) {
        code(function);
        check();
    }

    /**
     * Begins a loop of {@link #again} with the same outcome as {@link #code(IntSupplier)}, for a caller that makes the call itself. The first list of
     * a process is quicker that way: the JDK takes a millisecond and more to make a function object of each lambda.
     */
    void start() {
        checkWanted(null);
        isBegun = true;
        failed = 0;
    }

    /** Whether to call the function, which has returned this BOOL, again; then the pause before it has passed. */
    boolean again(int result) {
        if (result != FALSE) {
            code = SUCCESS;
            return false;
        }
        int error = Native.getLastError();
        failed++;
        if (failed == TRIES || !isRepeated(error)) {
            code = error == SUCCESS ? NO_CODE : error;
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS << (failed - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            checkWanted(e);
        }
        return true;
    }

    /** 0 when the last attempt succeeded, else what {@link #failure(int)} takes. */
    int code() {
        return code;
    }

    /** Throws what the last attempt failed with. */
    void check() {
        if (code != SUCCESS) {
            throw failure(code);
        }
    }

    /** Nobody waits for what an interrupted thread is doing: nothing further is sent for it. */
    private void checkWanted(@Nullable InterruptedException interrupt) {
        if (Thread.currentThread().isInterrupted()) {
            Reason reason = isBegun ? Reason.INTERRUPTED : Reason.NOT_ASKED;
            String problem = "the call was interrupted" + (isBegun ? "" : " before Windows was asked");
            throw SessionException.of(reason, operation, host, session, problem, "Call again.", interrupt);
        }
    }

    /** Whether Windows may be asked the same again after this error, without a look at what has become of the session meanwhile. */
    private boolean isRepeated(int error) {
        return switch (operation) {
            case LOGOFF, DISCONNECT, MESSAGE -> false;
            case OPEN, LIST, READ, CLIENT, PROCESSES, EVENT, SERVERS, RUN -> error == NOT_STARTED_YET || error == BUSY;
        };
    }

    SessionException failure(int error) {
        return error == NO_CODE
                ? failure(Reason.OTHER, "Windows refused and gave no reason", "Try again.", null)
                : SessionException.ofWin32(operation, host, session, error);
    }

    /** A list without rows proves nothing: no machine is without sessions. */
    SessionException nothingShown() {
        String nextStep =
                "The account needs the Query Information right on the sessions: run elevated or as a member of"
                        + " Administrators.";
        return failure(Reason.ACCESS_DENIED, "Windows shows this account no session at all", nextStep, null);
    }

    SessionException malformed(IllegalArgumentException cause) {
        String problem = "Windows' answer makes no sense: " + cause.getMessage();
        String nextStep = "Try again; if it stays so, please report it with the version of Windows.";
        return failure(Reason.MALFORMED_ANSWER, problem, nextStep, cause);
    }

    SessionException failure(Reason reason, String problem, String nextStep, @Nullable Throwable cause) {
        return SessionException.of(reason, operation, host, problem, nextStep, cause);
    }

    @Override
    public void close() {
        if (server != null) {
            server.leave();
        }
    }
}
