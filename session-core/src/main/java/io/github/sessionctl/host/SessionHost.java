package io.github.sessionctl.host;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;

/**
 * A machine with sessions. Every implementation keeps this contract, and one suite of tests holds them all to it.
 *
 * <p>A failure is always a {@link SessionException}, never an empty answer. Implementations are safe for use by several
 * threads. After {@link #close} every call fails with {@link SessionException.Reason#CONNECTION_CLOSED}.
 */
public interface SessionHost extends AutoCloseable {

    /** Where this host is. */
    HostAddress address();

    /**
     * The session that this very process runs in; empty when the process does not run on this host.
     *
     * @throws SessionException when it cannot be found out, so that nobody takes "not known" for "no session of mine"
     */
    Optional<SessionId> ownSession();

    /**
     * The session at the physical console; empty when nobody is attached to it, or where a remote host does not tell.
     *
     * @throws SessionException when it cannot be found out
     */
    Optional<SessionId> consoleSession();

    /**
     * Every session, those of services, listeners and nobody included, in the host's order. One native call, whatever the number
     * of sessions; times, lock state and client are left out.
     *
     * @throws SessionException when the host could not be asked
     */
    List<SessionInfo> list();

    /**
     * Looks at one session again: its name, state and user as they are now, its times and its lock state. One native call. Who
     * wants to know whether it is still the session that was listed compares the user and the logon time.
     *
     * @param session the session as it was listed; what this call does not ask for is kept
     * @throws SessionException with {@link SessionException.Reason#NO_SUCH_SESSION} when it is gone
     */
    SessionInfo read(SessionInfo session);

    /**
     * Adds what is known of the session's client. One native call.
     *
     * @throws SessionException with {@link SessionException.Reason#NO_SUCH_SESSION} when the session is gone
     */
    SessionInfo readClient(SessionInfo session);

    /**
     * The processes of all sessions. One native call.
     *
     * @throws SessionException when the host could not be asked
     */
    List<SessionProcess> processes();

    /**
     * Asks the host to log the session off, and returns as soon as the host has accepted: the session goes later, when its
     * programs have ended. Never waits for that.
     *
     * @throws SessionException with {@link SessionException.Reason#LOGOFF_PENDING} when a logoff is under way already, or with
     *     the reason why it cannot be done
     */
    void logoff(SessionId session);

    /**
     * Disconnects the session's client; the user stays logged on and the programs run on. Does not wait for it.
     *
     * @throws SessionException when it cannot be done
     */
    void disconnect(SessionId session);

    /** Gives back what the host holds. Closing twice does nothing. */
    @Override
    void close();
}
