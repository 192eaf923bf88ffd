package io.github.sessionctl.jmx;

import java.util.List;
import java.util.Map;
import javax.management.MBeanOperationInfo;

/**
 * The sessions of one host. The attributes show one cached reading that is at most one second old: they never throw, and wait for a host that
 * hangs once, for one second. The operations look for themselves, refuse with JDK exceptions, and return what became of each session.
 */
@Describe(
        "The sessions of a Windows machine: who is logged on, since when, and how to log users off safely. Begin with the"
                + " attribute SessionTable.")
public interface SessionHostMXBean {

    @Describe("The machine whose sessions these are: its name where it is this machine, else its address.")
    String getHostName();

    @Describe("The version of sessionctl.")
    String getVersion();

    @Describe("Whether operations that change something are refused.")
    boolean isReadOnly();

    @Describe("Every session, one row for each, those of services, listeners and nobody included. Times are in UTC;"
            + " idleSeconds is empty where Windows does not know it, which is not 0. protection names the rule that keeps a session"
            + " from being logged off, and is empty where none does.")
    List<SessionRow> getSessions();

    @Describe(
            "The sessions as lines to read; in JConsole, double-click the value. Times are in the time zone of the machine"
                    + " that serves this MBean. When the sessions cannot be read, the first line says so.")
    List<String> getSessionTable();

    @Describe(
            "How many rows Sessions has, so those of services, listeners and nobody count too; -1 before the first reading.")
    int getSessionCount();

    @Describe("How many users are logged on and connected; -1 before the first reading.")
    int getActiveCount();

    @Describe(
            "How many users are logged on without being connected; -1 before the first reading. Windows shows the services"
                    + " session as disconnected too: CountByState counts it, this number does not.")
    int getDisconnectedCount();

    @Describe(
            "For how many seconds the user who has been disconnected longest has been so; 0 when nobody is, -1 before the first"
                    + " reading. Who is disconnected since a time that Windows does not know does not count.")
    long getLongestDisconnectedSeconds();

    @Describe(
            "How many sessions, of whatever kind, are in each state. Every state is there, also with 0; empty before the first"
                    + " reading.")
    Map<String, Integer> getCountByState();

    @Describe("How many sessions have been logged off here since this MBean was registered.")
    long getLogoffSucceededCount();

    @Describe(
            "How many logoffs failed, had not finished in time, were not begun, or are not known to have happened, since this"
                    + " MBean was registered.")
    long getLogoffFailedCount();

    @Describe("How many readings of the sessions failed, or got no answer in time, since this MBean was registered.")
    long getReadFailureCount();

    @Describe(
            "How many calls to this host hang: past their deadline, and not come back yet. Until they have, the host is not asked"
                    + " again; each holds a thread of this process.")
    int getHangingCallCount();

    @Describe(
            "What the last logoff run did, a row for each session it looked at; empty before the first. The plan of a clean-up is"
                    + " shown here, too; that of planLogoffDisconnected is not.")
    List<LogoffRow> getLastReport();

    @Describe(
            "Why the sessions cannot be read at the moment, and what to do about it; empty while they can. Until then the other"
                    + " attributes show the reading of LastRefresh.")
    String getLastError();

    @Describe("When the sessions shown here were read, in UTC; empty before the first reading.")
    String getLastRefresh();

    /**
     * Logs one session off.
     *
     * @return the outcome's name, a {@link io.github.sessionctl.logoff.LogoffOutcome}, and after it the session and why
     * @throws IllegalArgumentException when a parameter cannot be meant; nothing has been changed
     * @throws IllegalStateException when the host could not be asked, or another run takes too long; nothing has been changed
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Logs one session off if it is this user's, and says what became of it; unsaved work in it is lost. Refuses"
                    + " services, listeners, the console and the session that this server runs in.")
    @Impact(MBeanOperationInfo.ACTION)
    String logoff(
            @Name("sessionId") @Describe("The session's ID, from the first column of SessionTable.") int sessionId,
            @Name("user")
                    @Describe(
                            "The session's user, as user or DOMAIN\\user. If the session is somebody else's, nothing happens.")
                    String user);

    /**
     * Logs the disconnected sessions off.
     *
     * @return a row for each session of the host
     * @throws IllegalArgumentException when the text is no duration; nothing has been changed
     * @throws IllegalStateException when the host could not be asked, or another run takes too long; nothing has been changed
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Logs off every session that has been disconnected for at least this long; unsaved work in it is lost. Says for"
                    + " each session what became of it and why. planLogoffDisconnected shows it beforehand.")
    @Impact(MBeanOperationInfo.ACTION)
    List<LogoffRow> logoffDisconnected(
            @Name("disconnectedFor")
                    @Describe("For how long at least, such as 30m, 2h, 1d or PT2H; 0s for all disconnected sessions.")
                    String disconnectedFor);

    /**
     * Says what {@link #logoffDisconnected} would do, and changes nothing.
     *
     * @return a row for each session of the host
     * @throws IllegalArgumentException when the text is no duration
     * @throws IllegalStateException when the host could not be asked
     */
    @Describe(
            "A dry run of logoffDisconnected: shows for each session whether it would be logged off, or which rule keeps it."
                    + " Changes nothing.")
    @Impact(MBeanOperationInfo.INFO)
    List<LogoffRow> planLogoffDisconnected(
            @Name("disconnectedFor")
                    @Describe("For how long at least, such as 30m, 2h, 1d or PT2H; 0s for all disconnected sessions.")
                    String disconnectedFor);

    /**
     * Logs off all sessions of one user.
     *
     * @return a row for each session of the host
     * @throws IllegalArgumentException when the text is not one user, or means several accounts; nothing has been changed
     * @throws IllegalStateException when the host could not be asked, or another run takes too long; nothing has been changed
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Logs off every session of one user, connected or not; unsaved work in it is lost. Leaves alone the console and the"
                    + " session that this server runs in. Says for each session of the host what became of it and why.")
    @Impact(MBeanOperationInfo.ACTION)
    List<LogoffRow> logoffUser(@Name("user") @Describe("The user, as user or DOMAIN\\user; no patterns.") String user);

    /**
     * Warns the users of idle sessions, and logs off those that are still idle after the grace period.
     *
     * @return a row for each session of the host
     * @throws IllegalArgumentException when a parameter cannot be meant; nothing has been changed
     * @throws IllegalStateException when the host could not be asked, or another run takes too long; nothing has been changed
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Logs off every user who has done nothing for at least this long, disconnected or not; unsaved work is lost. Shows the"
                    + " message to those who are connected, and waits once for all. Answers after the grace period.")
    @Impact(MBeanOperationInfo.ACTION)
    List<LogoffRow> logoffIdle(
            @Name("idleFor") @Describe("For how long at least, such as 30m, 2h or 1d; more than 0s.") String idleFor,
            @Name("message") @Describe("What connected users read before they are logged off.") String message,
            @Name("graceSeconds") @Describe("How long they have to save their work: 1 to 86400 seconds.")
                    int graceSeconds);

    /**
     * Warns everybody, and logs everybody off after the grace period.
     *
     * @return a row for each session of the host
     * @throws IllegalArgumentException when a parameter cannot be meant; nothing has been changed
     * @throws IllegalStateException when the host could not be asked, or another run takes too long; nothing has been changed
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Logs everybody off, but for the console and the session that this server runs in; unsaved work is lost. Shows the"
                    + " message to those who are connected, and waits once for all. Answers after the grace period.")
    @Impact(MBeanOperationInfo.ACTION)
    List<LogoffRow> logoffAll(
            @Name("message") @Describe("What connected users read before they are logged off.") String message,
            @Name("graceSeconds") @Describe("How long they have to save their work: 1 to 86400 seconds.")
                    int graceSeconds);

    /**
     * Disconnects a session's client.
     *
     * @return the outcome's name, an {@link io.github.sessionctl.action.ActionOutcome}, and after it the session and why
     * @throws IllegalArgumentException when a parameter cannot be meant; nothing has been changed
     * @throws IllegalStateException when the host could not be asked; nothing has been changed
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Disconnects one session if it is this user's, and says what became of it. The user stays logged on, and the programs"
                    + " run on.")
    @Impact(MBeanOperationInfo.ACTION)
    String disconnect(
            @Name("sessionId") @Describe("The session's ID, from the first column of SessionTable.") int sessionId,
            @Name("user")
                    @Describe(
                            "The session's user, as user or DOMAIN\\user. If the session is somebody else's, nothing happens.")
                    String user);

    /**
     * Shows a message in a session, and does not wait for its user.
     *
     * @return the outcome's name, an {@link io.github.sessionctl.action.ActionOutcome}, and after it the session and why
     * @throws IllegalArgumentException when a parameter cannot be meant; nothing has been shown
     * @throws IllegalStateException when the host could not be asked; nothing has been shown
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Shows a message to the user of one session, for a minute at most, and does not wait for an answer. Only in an active"
                    + " session is there somebody to read it.")
    @Impact(MBeanOperationInfo.ACTION)
    String sendMessage(
            @Name("sessionId") @Describe("The session's ID, from the first column of SessionTable.") int sessionId,
            @Name("title") @Describe("What stands above the message.") String title,
            @Name("text") @Describe("What the message says.") String text);

    /**
     * Asks the user of a session whether to log off, and does so on Yes alone.
     *
     * @return the outcome's name, a {@link io.github.sessionctl.logoff.LogoffOutcome}, and after it the session, the answer and why
     * @throws IllegalArgumentException when a parameter cannot be meant; nothing has been changed
     * @throws IllegalStateException when the host could not be asked; nothing has been changed
     * @throws UnsupportedOperationException when the MBean is read-only
     */
    @Describe(
            "Asks the user of one session, with Yes and No, and logs the session off on Yes alone; no answer is a No. A session"
                    + " that is not active is left alone: nobody is there to ask. Waits for the answer.")
    @Impact(MBeanOperationInfo.ACTION)
    String askToLogOff(
            @Name("sessionId") @Describe("The session's ID, from the first column of SessionTable.") int sessionId,
            @Name("user")
                    @Describe(
                            "The session's user, as user or DOMAIN\\user. If the session is somebody else's, nothing happens.")
                    String user,
            @Name("text") @Describe("The question; Yes must mean: log me off.") String text,
            @Name("timeoutSeconds") @Describe("How long the user has to answer: 1 to 86400 seconds.")
                    int timeoutSeconds);

    /**
     * The processes of a session.
     *
     * @return a row for each process; none when there is no such session
     * @throws IllegalArgumentException when no session can have this ID
     * @throws IllegalStateException when the host could not be asked
     */
    @Describe(
            "The processes that run in one session, those that use most memory first. Processes of other users are shown to"
                    + " administrators only. Changes nothing.")
    @Impact(MBeanOperationInfo.INFO)
    List<ProcessRow> listProcesses(
            @Name("sessionId") @Describe("The session's ID, from the first column of SessionTable.") int sessionId);
}
