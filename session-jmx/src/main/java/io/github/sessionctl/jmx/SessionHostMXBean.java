package io.github.sessionctl.jmx;

import static io.github.sessionctl.jmx.HostOperations.DISCONNECTED_FOR;
import static io.github.sessionctl.jmx.HostOperations.GRACE;
import static io.github.sessionctl.jmx.HostOperations.MESSAGE;
import static io.github.sessionctl.jmx.HostOperations.SESSION_ID;
import static io.github.sessionctl.jmx.HostOperations.SESSION_USER;

import io.github.sessionctl.jmx.DescribedMBean.Describe;
import java.util.List;
import java.util.Map;
import javax.management.MBeanOperationInfo;

/**
 * The sessions of one host. The attributes show one cached reading that is at most one second old: they never throw, and wait for a host that
 * hangs once, for one second. The operations look for themselves, and return what became of each session: a row for each session of the host, or
 * the name of the outcome, then the session and why.
 *
 * <p>An operation that refuses has changed nothing. It throws an {@link IllegalArgumentException} when a parameter cannot be meant, an
 * {@link IllegalStateException} when the host could not be asked or another run takes too long, and an {@link UnsupportedOperationException}
 * when it would change something and the MBean is read-only.
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

    @Describe("The sessions as lines to read; in JConsole, double-click the value. Times are in the time zone of the"
            + " machine that serves this MBean. When the sessions cannot be read, the first line says so.")
    List<String> getSessionTable();

    @Describe("How many rows Sessions has, so those of services, listeners and nobody count too; -1 before the first"
            + " reading.")
    int getSessionCount();

    @Describe("How many users are logged on and connected; -1 before the first reading.")
    int getActiveCount();

    @Describe("How many users are logged on without being connected; -1 before the first reading. Windows shows the"
            + " services session as disconnected too: CountByState counts it, this number does not.")
    int getDisconnectedCount();

    @Describe("For how many seconds the user who has been disconnected longest has been so; 0 when nobody is, -1 before"
            + " the first reading. Who is disconnected since a time that Windows does not know does not count.")
    long getLongestDisconnectedSeconds();

    @Describe("How many sessions, of whatever kind, are in each state. Every state is there, also with 0; empty before"
            + " the first reading.")
    Map<String, Integer> getCountByState();

    @Describe("How many sessions have been logged off here since this MBean was registered.")
    long getLogoffSucceededCount();

    @Describe("How many logoffs failed, had not finished in time, were not begun, or are not known to have happened,"
            + " since this MBean was registered.")
    long getLogoffFailedCount();

    @Describe("How many readings of the sessions failed, or got no answer in time, since this MBean was registered.")
    long getReadFailureCount();

    @Describe("How many calls to this host hang: past their deadline, and not come back yet. Until they have, the host"
            + " is not asked again; each holds a thread of this process.")
    int getHangingCallCount();

    @Describe("What the last logoff run did, a row for each session it looked at; empty before the first. The plan of a"
            + " clean-up is shown here, too; that of planLogoffDisconnected is not.")
    List<LogoffRow> getLastReport();

    @Describe("Why the sessions cannot be read at the moment, and what to do about it; empty while they can. Until then"
            + " the other attributes show the reading of LastRefresh.")
    String getLastError();

    @Describe("When the sessions shown here were read, in UTC; empty before the first reading.")
    String getLastRefresh();

    /** Logs one session off. Returns the name of a {@link io.github.sessionctl.logoff.LogoffOutcome}, then the session and why. */
    @Describe(
            "Logs one session off if it is this user's, and says what became of it; unsaved work in it is lost. Refuses"
                    + " services, listeners, the console and the session that this server runs in.")
    String logoff(@Describe(SESSION_ID) int sessionId, @Describe(SESSION_USER) String user);

    @Describe(
            "Logs off every session that has been disconnected for at least this long; unsaved work in it is lost. Says"
                    + " for each session what became of it and why. planLogoffDisconnected shows it beforehand.")
    List<LogoffRow> logoffDisconnected(@Describe(DISCONNECTED_FOR) String disconnectedFor);

    @Describe(
            value = "A dry run of logoffDisconnected: shows for each session whether it would be logged off, or which"
                    + " rule keeps it. Changes nothing.",
            impact = MBeanOperationInfo.INFO)
    List<LogoffRow> planLogoffDisconnected(@Describe(DISCONNECTED_FOR) String disconnectedFor);

    /** Logs off all sessions of one user; a name that means several accounts is refused, as an {@link IllegalArgumentException}. */
    @Describe(
            "Logs off every session of one user, connected or not; unsaved work in it is lost. Leaves alone the console"
                    + " and the session that this server runs in. Says for each session of the host what became of it and why.")
    List<LogoffRow> logoffUser(@Describe("The user, as user or DOMAIN\\user; no patterns.") String user);

    @Describe(
            "Logs off every user who has done nothing for at least this long, disconnected or not; unsaved work is lost."
                    + " Shows the message to those who are connected, and waits once for all. Answers after the grace period.")
    List<LogoffRow> logoffIdle(
            @Describe("For how long at least, such as 30m, 2h or 1d; more than 0s.") String idleFor,
            @Describe(MESSAGE) String message,
            @Describe(GRACE) int graceSeconds);

    @Describe("Logs everybody off, but for the console and the session that this server runs in; unsaved work is lost."
            + " Shows the message to those who are connected, and waits once for all. Answers after the grace period.")
    List<LogoffRow> logoffAll(@Describe(MESSAGE) String message, @Describe(GRACE) int graceSeconds);

    /** Disconnects a session's client. Returns the name of an {@link io.github.sessionctl.action.ActionOutcome}, then the session and why. */
    @Describe(
            "Disconnects one session if it is this user's, and says what became of it. The user stays logged on, and the"
                    + " programs run on.")
    String disconnect(@Describe(SESSION_ID) int sessionId, @Describe(SESSION_USER) String user);

    /** Shows a message. Returns the name of an {@link io.github.sessionctl.action.ActionOutcome}, then the session and why. */
    @Describe(
            "Shows a message to the user of one session, for a minute at most, and does not wait for an answer. Only in"
                    + " an active session is there somebody to read it.")
    String sendMessage(
            @Describe(SESSION_ID) int sessionId,
            @Describe("What stands above the message.") String title,
            @Describe("What the message says.") String text);

    /** Asks a user to log off. Returns the name of a {@link io.github.sessionctl.logoff.LogoffOutcome}, then the session, the answer and why. */
    @Describe(
            "Asks the user of one session, with Yes and No, and logs the session off on Yes alone; no answer is a No. A"
                    + " session that is not active is left alone: nobody is there to ask. Waits for the answer.")
    String askToLogOff(
            @Describe(SESSION_ID) int sessionId,
            @Describe(SESSION_USER) String user,
            @Describe("The question; Yes must mean: log me off.") String text,
            @Describe("How long the user has to answer: 1 to 86400 seconds.") int timeoutSeconds);

    /** {@return a row for each process of a session; none when there is no such session} */
    @Describe(
            value = "The processes that run in one session, those that use most memory first. Processes of other users"
                    + " are shown to administrators only. Changes nothing.",
            impact = MBeanOperationInfo.INFO)
    List<ProcessRow> listProcesses(@Describe(SESSION_ID) int sessionId);
}
