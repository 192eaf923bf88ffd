package io.github.sessionctl.session;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a host or a session failed. The message is a whole sentence for people: what failed, on what, why, and what to do next; programs
 * use {@link #reason()}. No machine is without sessions: a host that shows none has refused, with {@link Reason#ACCESS_DENIED}.
 */
public final class SessionException extends RuntimeException {

    /** Why it failed, for programs to react to. */
    public enum Reason {
        /** The account lacks a right. */
        ACCESS_DENIED,
        /** The session is gone, never was, or is not visible to this account. */
        NO_SUCH_SESSION,
        /** This Windows does not give what was asked for. */
        NOT_SUPPORTED,
        /** The session is in the wrong state for the operation. */
        INVALID_STATE,
        /** The session is being logged off already. */
        LOGOFF_PENDING,
        /** The session cannot take the request now. */
        BUSY,
        /** Remote Desktop Services does not run on the host. */
        SERVICE_NOT_RUNNING,
        /** The host does not answer. */
        HOST_UNREACHABLE,
        /** There was no answer within the deadline. What was asked for may yet happen. */
        TIMED_OUT,
        /** The calling thread was interrupted while it waited for the answer. What was asked for may yet happen. */
        INTERRUPTED,
        /** The host was not asked: an earlier call to it has not come back, or too many calls of this process have not. Nothing was done. */
        NOT_ASKED,
        /** A name without domain means more than one account of the host. */
        AMBIGUOUS_USER,
        /** The connection to the host, or this object, has been closed. */
        CONNECTION_CLOSED,
        /** No Windows, too old a Windows, or a Java that cannot call it. */
        UNSUPPORTED_SYSTEM,
        /** Windows' answer makes no sense. */
        MALFORMED_ANSWER,
        /** The host's address, or the file it names, cannot be used. */
        INVALID_ADDRESS,
        /** Anything else; the Win32 code says what. */
        OTHER
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final SessionOperation operation;
    private final String host;
    private final @Nullable SessionId session;

    /** What GetLastError gave, 0 when there was no such code. */
    private final int win32Code;

    private final String problem;
    private final String nextStep;

    SessionException(
            Reason reason,
            SessionOperation operation,
            String host,
            @Nullable SessionId session,
            int win32Code,
            String problem,
            String nextStep,
            @Nullable Throwable cause) {
        super(sentence(operation, host, session, explanation(win32Code, problem, nextStep)), cause);
        this.reason = reason;
        this.operation = operation;
        this.host = host;
        this.session = session;
        this.win32Code = win32Code;
        this.problem = problem;
        this.nextStep = nextStep;
    }

    /** The failure that a Win32 error code means: what GetLastError gave, not 0. The session is null when it was about the whole host. */
    public static SessionException ofWin32(
            SessionOperation operation, String host, @Nullable SessionId session, int code) {
        return Win32Error.failure(operation, host, session, code);
    }

    /** The failure of a call to a host that has been closed. The session is null when it was about the whole host. */
    public static SessionException closed(SessionOperation operation, String host, @Nullable SessionId session) {
        String problem = "the host has been closed";
        return of(Reason.CONNECTION_CLOSED, operation, host, session, problem, "Open it again.", null);
    }

    /** What was thrown where nothing of the kind may be thrown, as a failure. The session is null when it was about the whole host. */
    public static SessionException unexpected(
            SessionOperation operation, String host, @Nullable SessionId session, Throwable thrown) {
        String problem = "an error that nobody expected (" + thrown + ")";
        return of(Reason.OTHER, operation, host, session, problem, "Report it, with its stack trace.", thrown);
    }

    /** A failure that has no Win32 code and is about the whole host; the parameters are those of the other method. */
    public static SessionException of(
            Reason reason,
            SessionOperation operation,
            String host,
            String problem,
            String nextStep,
            @Nullable Throwable cause) {
        return of(reason, operation, host, null, problem, nextStep, cause);
    }

    /**
     * A failure that has no Win32 code, for the caller to throw.
     * @param session the session it was about, null when about the whole host
     * @param problem why, as a clause without a full stop
     * @param nextStep what to do about it, as a sentence
     * @param cause what it came from, null when from nothing that was thrown
     */
    public static SessionException of(
            Reason reason,
            SessionOperation operation,
            String host,
            @Nullable SessionId session,
            String problem,
            String nextStep,
            @Nullable Throwable cause) {
        return new SessionException(reason, operation, host, session, 0, problem, nextStep, cause);
    }

    /** {@return why it failed} */
    public Reason reason() {
        return reason;
    }

    /**
     * {@return whether what was asked for may have been done, or may yet be, although this was thrown} A call that timed out, was interrupted, or
     * lost its connection on the way may have reached the host.
     */
    public boolean mayHaveHappened() {
        return reason == Reason.TIMED_OUT || reason == Reason.INTERRUPTED || Win32Error.breaksOff(win32Code);
    }

    /** {@return what was being done} */
    public SessionOperation operation() {
        return operation;
    }

    /** {@return the host it was done on, as the caller named it} */
    public String host() {
        return host;
    }

    /** {@return the session it was done to; empty when it was about the whole host} */
    public Optional<SessionId> session() {
        return Optional.ofNullable(session);
    }

    /** {@return the Win32 error code; empty when Windows had no part in the failure} */
    public OptionalInt win32Code() {
        return win32Code == 0 ? OptionalInt.empty() : OptionalInt.of(win32Code);
    }

    /** {@return why it failed, as a short clause} */
    public String problem() {
        return problem;
    }

    /** {@return what to do about it, as a sentence} */
    public String nextStep() {
        return nextStep;
    }

    /** {@return why it failed and what to do about it, for a place that says already what was done to which session} */
    public String explanation() {
        return explanation(win32Code, problem, nextStep);
    }

    /** {@return what failed, on what, why, and what to do next, as sentences} */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private static String sentence(
            SessionOperation operation, String host, @Nullable SessionId session, String explanation) {
        String what = session == null ? operation.words() : operation.words() + ' ' + session;
        String where = operation == SessionOperation.OPEN || operation == SessionOperation.SERVERS ? " " : " on ";
        return "Cannot " + what + where + host + ": " + explanation;
    }

    private static String explanation(int code, String problem, String nextStep) {
        String number = code == 0 ? "" : " (Win32 error " + Integer.toUnsignedString(code) + ")";
        return problem + number + ". " + nextStep;
    }
}
