package io.github.sessionctl.session;

import io.github.sessionctl.session.SessionException.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Win32 codes that the session functions answer, each with what it means here and what to do about it. The one place for these wordings.
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/system-error-codes">System error codes</a>
 */
enum Win32Error {
    FILE_NOT_FOUND(2, Reason.NO_SUCH_SESSION, "there is no such session (any more)", Advice.LIST_AGAIN),
    ACCESS_DENIED(5, Reason.ACCESS_DENIED, "access denied", Advice.RIGHTS),
    INVALID_HANDLE(6, Reason.CONNECTION_CLOSED, "the connection to the host is no longer valid", Advice.REOPEN),
    NOT_SUPPORTED(50, Reason.NOT_SUPPORTED, "this Windows does not support the request", Advice.NEWER_WINDOWS),
    BAD_NETPATH(53, Reason.HOST_UNREACHABLE, "the host's name cannot be found on the network", Advice.REACH_HOST),
    INVALID_PARAMETER(87, Reason.NO_SUCH_SESSION, "the session ID is not valid", Advice.LIST_AGAIN),
    CALL_NOT_IMPLEMENTED(120, Reason.UNSUPPORTED_SYSTEM, "the function is not implemented", Advice.NEWER_WINDOWS),
    PROC_NOT_FOUND(127, Reason.UNSUPPORTED_SYSTEM, "the function does not exist", Advice.NEWER_WINDOWS),
    NO_MORE_ITEMS(259, Reason.ACCESS_DENIED, "Windows shows this account no session at all", Advice.RIGHTS),
    NO_SUCH_DOMAIN(
            1355,
            Reason.INVALID_ADDRESS,
            "the domain does not exist or cannot be contacted",
            "Check the domain's name, or name its hosts one by one."),
    RPC_S_INVALID_BINDING(
            1702, Reason.SERVICE_NOT_RUNNING, "Remote Desktop Services is not running", Advice.START_SERVICE),
    RPC_S_SERVER_UNAVAILABLE(1722, Reason.HOST_UNREACHABLE, "the host cannot be reached", Advice.REACH_HOST),
    RPC_S_CALL_FAILED(1726, Reason.HOST_UNREACHABLE, "the connection to the host broke off", Advice.REACH_HOST),
    INVALID_STATE(5023, Reason.INVALID_STATE, "the session is in the wrong state for that", Advice.LIST_AGAIN),
    NO_BROWSER_SERVERS_FOUND(
            6118,
            Reason.NOT_SUPPORTED,
            "the network has no list of servers",
            "The list needs NetBIOS over TCP/IP and the Computer Browser; name the hosts one by one instead."),
    CTX_CLOSE_PENDING(7007, Reason.LOGOFF_PENDING, "the session is being logged off already", Advice.WAIT),
    CTX_WINSTATION_NOT_FOUND(
            7022,
            Reason.NO_SUCH_SESSION,
            "the session is gone, or this account may not see it",
            "List the sessions again; if it is still there, run elevated or as a member of Administrators."),
    CTX_WINSTATION_BUSY(7024, Reason.BUSY, "the session is busy", Advice.TRY_AGAIN),
    CTX_WINSTATION_ACCESS_DENIED(7045, Reason.ACCESS_DENIED, "access to the session denied", Advice.RIGHTS);

    /** NETNAME_DELETED, BROKEN_PIPE, SEM_TIMEOUT, CONNECTION_ABORTED, RPC_S_CALL_FAILED, RPC_S_CALL_CANCELLED. */
    private static final Set<Integer> BREAKING_OFF = Set.of(64, 109, 121, 1236, 1726, 1818);

    private final int code;
    private final Reason reason;
    private final String problem;
    private final String nextStep;

    Win32Error(int code, Reason reason, String problem, String nextStep) {
        this.code = code;
        this.reason = reason;
        this.problem = problem;
        this.nextStep = nextStep;
    }

    static SessionException failure(SessionOperation operation, String host, @Nullable SessionId session, int code) {
        for (Win32Error error : values()) {
            if (error.code == code && error.isAbout(operation)) {
                String nextStep = error.nextStep.replace("{right}", right(operation));
                return new SessionException(
                        error.reason, operation, host, session, code, error.problem, nextStep, null);
            }
        }
        String problem = "Windows answered an error that has no special meaning here";
        String nextStep = "Look the code up with: net helpmsg " + code;
        return new SessionException(Reason.OTHER, operation, host, session, code, problem, nextStep, null);
    }

    /** Whether the code has this meaning there: only what is about one session can say that there is none, and of a message more may be wrong. */
    private boolean isAbout(SessionOperation operation) {
        return reason != Reason.NO_SUCH_SESSION
                || switch (operation) {
                    case READ, CLIENT, LOGOFF, DISCONNECT -> true;
                    case MESSAGE -> this != INVALID_PARAMETER;
                    case OPEN, LIST, PROCESSES, EVENT, SERVERS, RUN -> false;
                };
    }

    /** Whether the code says that a call broke off on its way, so that it may have been carried out. */
    static boolean breaksOff(int code) {
        return BREAKING_OFF.contains(code);
    }

    private static String right(SessionOperation operation) {
        return switch (operation) {
            case LOGOFF -> "the Reset right on the session";
            case DISCONNECT -> "the Disconnect right on the session";
            case MESSAGE -> "the Message right on the session";
            case PROCESSES -> "administrator rights to see other users' processes";
            case OPEN, LIST, READ, CLIENT, EVENT, SERVERS, RUN -> "the Query Information right on the session";
        };
    }

    private static final class Advice {
        static final String LIST_AGAIN = "List the sessions again and use an ID from the list.";
        static final String RIGHTS = "The account needs {right}: run elevated or as a member of Administrators.";
        static final String REOPEN = "Open the host again.";
        static final String NEWER_WINDOWS = "Use Windows 7 / Windows Server 2008 R2 or newer.";
        static final String START_SERVICE =
                "Start the service Remote Desktop Services (TermService) on the host, or wait until it has started.";
        static final String REACH_HOST =
                "Check the host's name, that ports 445 and 135 are open to it, and that AllowRemoteRPC is 1 under"
                        + " HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server on it.";
        static final String WAIT = "Wait until the logoff has finished.";
        static final String TRY_AGAIN =
                "Try again in a moment; a session that stays so hangs, and ends when its winlogon.exe does.";

        private Advice() {}
    }
}
