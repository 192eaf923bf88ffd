package io.github.sessionctl.session;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session as it stood when Windows was asked. A snapshot: the session may have changed since. Immutable.
 * @param host the host that the session is on, as the caller named it
 * @param name the session name, such as {@code Console} or {@code RDP-Tcp#3}; empty when disconnected
 * @param user who is logged on, null when nobody is
 * @param times when things happened, null when they were not asked for
 * @param lock whether the desktop is locked; {@link LockState#UNKNOWN} also when not asked for
 * @param client the user's device, null when it was not asked for
 * @param counters what has gone over the connection, null when it was not asked for
 * @param machine the virtual machine on the host that the session is in, empty for the host's own sessions; an ID there says nothing about the host's
 *     own session of that number
 * @param alias the account as the session's own data name it where their domain is another than the list's, such as {@code CORP} for {@code
 *     corp.example.com}; null where the two agree, or were not compared
 */
public record SessionInfo(
        String host,
        SessionId id,
        String name,
        ConnectState state,
        @Nullable UserAccount user,
        @Nullable SessionTimes times,
        LockState lock,
        @Nullable ClientInfo client,
        @Nullable SessionCounters counters,
        String machine,
        @Nullable UserAccount alias) {

    private static final String CONSOLE_NAME = "Console";

    /** A row as the plain list gives it: without times, lock state, client and counters. The name is empty where there is none. */
    public static SessionInfo listed(
            String host, SessionId id, String name, ConnectState state, @Nullable UserAccount user) {
        return new SessionInfo(host, id, name, state, user, null, LockState.UNKNOWN, null, null, "", null);
    }

    /** The same session with what a closer look has shown; client and counters stay. */
    public SessionInfo withReading(
            String newName,
            ConnectState newState,
            @Nullable UserAccount newUser,
            SessionTimes newTimes,
            LockState newLock) {
        return new SessionInfo(
                host, id, newName, newState, newUser, newTimes, newLock, client, counters, machine, alias);
    }

    /** The same session with the user's device. */
    public SessionInfo withClient(ClientInfo newClient) {
        return new SessionInfo(host, id, name, state, user, times, lock, newClient, counters, machine, alias);
    }

    /** The same session with its counters. */
    public SessionInfo withCounters(SessionCounters newCounters) {
        return new SessionInfo(host, id, name, state, user, times, lock, client, newCounters, machine, alias);
    }

    /** The same session in a virtual machine on the host, by that machine's name. */
    public SessionInfo inMachine(String newMachine) {
        return new SessionInfo(host, id, name, state, user, times, lock, client, counters, newMachine, alias);
    }

    /** The same session with another account, null when nobody is logged on, and another {@link #alias}. */
    public SessionInfo withUser(@Nullable UserAccount newUser, @Nullable UserAccount newAlias) {
        return new SessionInfo(host, id, name, state, newUser, times, lock, client, counters, machine, newAlias);
    }

    /**
     * The same session with the account that its own data tell. Of the same user they may know the domain by another name: then the user stays,
     * and the account told is the alias.
     *
     * @param told as the session's data have it, null when nobody is logged on
     * @return a row that is new; where the user is another one, the account told is the user
     */
    public SessionInfo withAccountTold(@Nullable UserAccount told) {
        UserAccount listed = user == null ? null : user.asSessionsTell();
        if (told == null
                || listed == null
                || !UserAccount.folded(listed.name()).equals(UserAccount.folded(told.name()))) {
            return withUser(told, null);
        }
        return withUser(user, listed.isSameAs(told) ? null : told);
    }

    /**
     * How long nobody has used the session. At a console that is not disconnected nobody knows: Windows does not count the input there.
     * @return since the disconnection when it is disconnected, else since the latest of input, connection and logon; empty when not known, which is
     *     not zero
     */
    public Optional<Duration> idle() {
        if (times == null) {
            return Optional.empty();
        }
        if (state == ConnectState.DISCONNECTED) {
            return times.sinceDisconnect();
        }
        return isAtConsole() ? Optional.empty() : times.sinceLastUse();
    }

    /** {@return whether the session is shown on the machine's own screen, as far as its name and its protocol tell} */
    public boolean isAtConsole() {
        return name.equalsIgnoreCase(CONSOLE_NAME)
                || (client != null
                        && client.protocol() == ClientProtocol.CONSOLE
                        && state != ConnectState.DISCONNECTED);
    }

    /** {@return the account as {@code DOMAIN\name}, empty when nobody is logged on} */
    public String userText() {
        return user == null ? "" : user.toString();
    }
}
