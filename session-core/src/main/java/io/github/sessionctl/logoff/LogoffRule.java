package io.github.sessionctl.logoff;

/** Why a session is not logged off. In the order in which they are asked: the first that holds is the one that is named. */
public enum LogoffRule {
    /** Session 0, in which Windows runs its services. */
    SERVICES("it is the services session"),
    /** Not a user's session: it listens for connections. */
    LISTENER("it is a listener"),
    /** Nobody is logged on. */
    NO_USER("nobody is logged on"),
    /** The session that this very process runs in. */
    OWN_SESSION("this process runs in it"),
    /** The session at the physical console. */
    CONSOLE("it is the console session"),
    /** Not in a state that was asked for. */
    STATE("its state was not asked for"),
    /** The user is on the list of those to leave alone. */
    EXCLUDED_USER("its user is excluded"),
    /** The user is not on the list of those to log off. */
    NOT_INCLUDED_USER("its user was not asked for"),
    /** Disconnected, or idle, for less than was asked for. */
    TOO_RECENT("it was used too recently"),
    /** A minimum was asked for, and the time is not known. */
    TIME_UNKNOWN("the time is not known"),
    /** A process that must not be ended runs in it. */
    RUNNING_PROCESS("a process to be kept runs in it"),
    /** The largest number of logoffs has been reached. */
    LIMIT("the limit of logoffs is reached"),
    /** An explicit logoff asked for another session ID or session name. Asked before all the others. */
    NOT_SELECTED("it was not asked for");

    private final String meaning;

    LogoffRule(String meaning) {
        this.meaning = meaning;
    }

    /** What the rule says of a session, as a clause. */
    public String meaning() {
        return meaning;
    }
}
