package io.github.sessionctl.host;

import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;

/**
 * A machine with sessions. Every implementation keeps this contract, and one suite of tests holds them all to it. Safe for use by several threads.
 *
 * <p>A failure is always a {@link SessionException}, never an empty answer. After {@link #close} every call fails with
 * {@link SessionException.Reason#CONNECTION_CLOSED}. Any call that asks the host may fail with {@link SessionException.Reason#ACCESS_DENIED},
 * {@link SessionException.Reason#SERVICE_NOT_RUNNING}, {@link SessionException.Reason#HOST_UNREACHABLE},
 * {@link SessionException.Reason#TIMED_OUT} where calls have a deadline, or {@link SessionException.Reason#MALFORMED_ANSWER}. No argument and no
 * answer is ever null.
 *
 * <p>Methods may be added in minor versions, with a default. An implementation that adds something to another one should extend
 * {@link ForwardingSessionHost}, which then forwards them.
 */
public interface SessionHost extends AutoCloseable {

    /** {@return where this host is, as the caller named it} Asks nobody, and works after {@link #close} too. */
    HostAddress address();

    /**
     * {@return the session that this very process runs in; empty when the process does not run on this host}
     *
     * @throws SessionException when it cannot be found out, so that nobody takes "not known" for "no session of mine"
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-processidtosessionid">ProcessIdToSessionId</a>
     */
    Optional<SessionId> ownSession();

    /**
     * {@return the session at the physical console; empty when none is attached to it, or where a remote host does not tell}
     *
     * @throws SessionException when it cannot be found out
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-wtsgetactiveconsolesessionid">WTSGetActiveConsoleSessionId</a>
     */
    Optional<SessionId> consoleSession();

    /**
     * {@return the name that the host gives itself, which is the domain of its local accounts, such as {@code AGENT-07}; empty where not known}
     *
     * @throws SessionException when it cannot be found out
     */
    default String machineName() {
        return "";
    }

    /**
     * Whether a session of this host can have a child: another session of the same user, which ends with it. Then any other session of the user whose
     * session this process runs in may be the parent of that one.
     *
     * @throws SessionException when it cannot be found out
     * @see <a href="https://learn.microsoft.com/windows/win32/termserv/child-sessions">Child Sessions</a>
     */
    default boolean hasChildSessions() {
        return false;
    }

    /**
     * Every session that this account may see, those of services, listeners and nobody included, in the host's order; never empty. One native call,
     * whatever the number of sessions; times, lock state, client and counters are left out.
     *
     * @throws SessionException when the host could not be asked, with {@link SessionException.Reason#ACCESS_DENIED} also when it shows no session
     *     at all: no machine is without
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsenumeratesessionsexw">WTSEnumerateSessionsExW</a>
     */
    List<SessionInfo> list();

    /**
     * Looks at one session again: its name, state and user as they are now, its times, its lock state and its counters. One native call. Who wants to
     * know whether it is still the session that was listed compares the user and the logon time.
     *
     * @param session the session as it was listed; what this call does not ask for is kept
     * @return the row as it is now, with times that are not null
     * @throws SessionException with {@link SessionException.Reason#NO_SUCH_SESSION} when it is gone, or hidden from this account
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsquerysessioninformationw">WTSQuerySessionInformationW</a>
     */
    SessionInfo read(SessionInfo session);

    /**
     * Adds what is known of the session's client, which is then not null; the rest of the row is kept. Two native calls: Windows tells the protocol
     * apart from the rest. What Windows does not tell of this session is left unknown.
     *
     * @throws SessionException with {@link SessionException.Reason#NO_SUCH_SESSION} when the session is gone
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsquerysessioninformationw">WTSQuerySessionInformationW</a>
     */
    default SessionInfo readClient(SessionInfo session) {
        return session.withClient(ClientInfo.NONE);
    }

    /**
     * The processes of all sessions that this account may see, in the host's order. One native call, and one more for each user whose name is not
     * known yet, as Windows gives numbers for users here. A name that cannot be found is no failure.
     *
     * @throws SessionException when the host could not be asked
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsenumerateprocessesexw">WTSEnumerateProcessesExW</a>
     */
    List<SessionProcess> processes();

    /**
     * The processes of one session that this account may see; empty when there is no such session. Costs as much as {@link #processes()}.
     *
     * @throws SessionException when the host could not be asked
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsenumerateprocessesexw">WTSEnumerateProcessesExW</a>
     */
    default List<SessionProcess> processes(SessionId session) {
        return processes().stream()
                .filter(process -> process.session().equals(session))
                .toList();
    }

    /**
     * Shows a message in the session and returns at once, whether or not somebody sees it; it goes by itself after its timeout. Nobody sees it in a
     * disconnected session.
     *
     * @throws SessionException when it cannot be shown, with {@link SessionException.Reason#NO_SUCH_SESSION} when the session is gone
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew">WTSSendMessageW</a>
     */
    void sendMessage(SessionId session, Message message);

    /**
     * Shows a message in the session and waits until its user has answered, or its timeout has passed. Blocks the calling thread for so long. Only in
     * an active session is there somebody to answer.
     *
     * @param message what to ask; its style says which answers there are
     * @return the answer; {@link MessageAnswer#TIMED_OUT} when there was none in time
     * @throws SessionException when it cannot be shown, or the session goes meanwhile
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew">WTSSendMessageW</a>
     */
    MessageAnswer ask(SessionId session, Message message);

    /**
     * Waits until the host says that something has changed among its sessions, or {@link #endWaits} is called. What has changed it does not say: list
     * again and compare. Changes between two waits may go unnoticed. Locking is no event.
     *
     * @return whether something has changed, or may have; false when {@link #endWaits} or {@link #close} has ended the wait
     * @throws SessionException with {@link SessionException.Reason#NOT_SUPPORTED} or {@link SessionException.Reason#UNSUPPORTED_SYSTEM} where the
     *     host cannot tell: look again from time to time instead
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtswaitsystemevent">WTSWaitSystemEvent</a>
     */
    default boolean awaitEvent() {
        String problem = "this host tells of no events";
        String nextStep = "List the sessions from time to time instead.";
        SessionException.Reason reason = SessionException.Reason.NOT_SUPPORTED;
        throw SessionException.of(reason, SessionOperation.EVENT, address().toString(), problem, nextStep, null);
    }

    /**
     * Ends every {@link #awaitEvent} that is under way. Does nothing when none is.
     *
     * @throws SessionException when the host refuses
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtswaitsystemevent">WTSWaitSystemEvent</a>
     */
    default void endWaits() {}

    /**
     * Asks the host to log the session off, and returns as soon as the host has accepted: the session goes later, when its programs have ended. Never
     * waits for that. Checks nothing: whose session it is, and whether it may be logged off, the caller knows.
     *
     * @throws SessionException with {@link SessionException.Reason#LOGOFF_PENDING} when a logoff is under way already, with
     *     {@link SessionException.Reason#NO_SUCH_SESSION} when it is gone, or with the reason why it cannot be done
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtslogoffsession">WTSLogoffSession</a>
     */
    void requestLogoff(SessionId session);

    /**
     * Disconnects the session's client; the user stays logged on and the programs run on. Does not wait for it.
     *
     * @throws SessionException when it cannot be done, with {@link SessionException.Reason#NO_SUCH_SESSION} when it is gone
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsdisconnectsession">WTSDisconnectSession</a>
     */
    void disconnect(SessionId session);

    /**
     * Gives back what the host holds, and ends waits for events. Other calls that are under way go on, and the last of them gives back what it still
     * used; nobody waits for that. A host that hangs may hold up the end of its waits. Closing twice does nothing.
     */
    @Override
    void close();
}
