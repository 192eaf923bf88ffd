package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;

/** The codes that the session functions fail with, and the reason that each stands for. */
enum WindowsError {
    FILE_NOT_FOUND(2, Reason.NO_SUCH_SESSION),
    ACCESS_DENIED(5, Reason.ACCESS_DENIED),
    INVALID_HANDLE(6, Reason.CONNECTION_CLOSED),
    NOT_SUPPORTED(50, Reason.NOT_SUPPORTED),
    INVALID_PARAMETER(87, Reason.NO_SUCH_SESSION),
    CALL_NOT_IMPLEMENTED(120, Reason.UNSUPPORTED_SYSTEM),
    PROC_NOT_FOUND(127, Reason.UNSUPPORTED_SYSTEM),
    NO_MORE_ITEMS(259, Reason.ACCESS_DENIED),
    RPC_S_INVALID_BINDING(1702, Reason.SERVICE_NOT_RUNNING),
    RPC_S_SERVER_UNAVAILABLE(1722, Reason.HOST_UNREACHABLE),
    RPC_S_INVALID_TAG(1733, Reason.OTHER),
    INVALID_STATE(5023, Reason.INVALID_STATE),
    CTX_CLOSE_PENDING(7007, Reason.LOGOFF_PENDING),
    CTX_WINSTATION_NOT_FOUND(7022, Reason.NO_SUCH_SESSION),
    CTX_WINSTATION_BUSY(7024, Reason.BUSY),
    CTX_WINSTATION_ACCESS_DENIED(7045, Reason.ACCESS_DENIED);

    final int code;
    private final Reason reason;

    WindowsError(int code, Reason reason) {
        this.code = code;
        this.reason = reason;
    }

    /** What it stands for where an operation fails with it. */
    Reason reason(SessionOperation operation) {
        boolean maySayGone = operation != SessionOperation.LIST
                && operation != SessionOperation.PROCESSES
                && !(operation == SessionOperation.MESSAGE && this == INVALID_PARAMETER);
        return reason == Reason.NO_SUCH_SESSION && !maySayGone ? Reason.OTHER : reason;
    }

    /** Whether it says that the session is not there. */
    boolean saysGone(SessionOperation operation) {
        return reason(operation) == Reason.NO_SUCH_SESSION;
    }

    /** Whether it passes by itself, so that one asks again. */
    boolean isRetried() {
        return this == RPC_S_INVALID_BINDING || this == CTX_WINSTATION_BUSY;
    }

    /** A fault that makes every call of an operation fail, or as many as {@code keys} say. */
    String in(String operation, String keys) {
        return "fault in=" + operation + " error=" + code + " " + keys + "\n";
    }
}
