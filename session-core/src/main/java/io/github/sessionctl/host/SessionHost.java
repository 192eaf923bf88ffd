package io.github.sessionctl.host;

import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
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
     * of sessions; times, lock state, client and counters are left out.
     *
     * @throws SessionException when the host could not be asked
     */
    List<SessionInfo> list();

    /**
     * Looks at one session again: its name, state and user as they are now, its times, its lock state and its counters. One native call. Who
     * wants to know whether it is still the session that was listed compares the user and the logon time.
     *
     * @param session the session as it was listed; what this call does not ask for is kept
     * @throws SessionException with {@link SessionException.Reason#NO_SUCH_SESSION} when it is gone
     */
    SessionInfo read(SessionInfo session);

    /**
     * Adds what is known of the session's client. Two native calls: Windows tells the protocol apart from the rest. What Windows does
     * not tell of this session is left unknown.
     *
     * @throws SessionException with {@link SessionException.Reason#NO_SUCH_SESSION} when the session is gone
     */
    SessionInfo readClient(SessionInfo session);

    /**
     * The processes of all sessions. One native call, and one more for each user whose name is not known yet, as Windows gives
     * numbers for users here. A name that cannot be found is no failure.
     *
     * @throws SessionException when the host could not be asked
     */
    List<SessionProcess> processes();

    /**
     * The processes of one session; empty when there is no such session. Costs as much as {@link #processes()}.
     *
     * @throws SessionException when the host could not be asked
     */
    List<SessionProcess> processes(SessionId session);

    /**
     * Shows a message in the session and returns at once, whether or not somebody sees it. Nobody sees it in a disconnected session.
     *
     * @throws SessionException when it cannot be shown
     */
    void sendMessage(SessionId session, Message message);

    /**
     * Shows a message in the session and waits until its user has answered, or its timeout has passed. Blocks the calling thread for
     * so long. Only in an active session is there somebody to answer.
     *
     * @throws SessionException when it cannot be shown, or the session goes meanwhile
     */
    MessageAnswer ask(SessionId session, Message message);

    /**
     * Waits until the host says that something has changed among its sessions, or {@link #endWaits} is called. What has changed it does
     * not say: list again and compare. Changes between two waits may go unnoticed. Locking is no event.
     *
     * @return whether something has changed, or may have; false when {@link #endWaits} or {@link #close} has ended the wait
     * @throws SessionException with {@link SessionException.Reason#NOT_SUPPORTED} or
     *     {@link SessionException.Reason#UNSUPPORTED_SYSTEM} where the host cannot tell: look again from time to time instead
     */
    boolean awaitEvent();

    /**
     * Ends every {@link #awaitEvent} that is under way. Does nothing when none is.
     *
     * @throws SessionException when the host refuses
     */
    void endWaits();

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

    /**
     * Gives back what the host holds, and ends waits for events. Other calls that are under way go on, and the last of them gives
     * back what it still used; nobody waits for that. A host that hangs may hold up the end of its waits. Closing twice does nothing.
     */
    @Override
    void close();
}
