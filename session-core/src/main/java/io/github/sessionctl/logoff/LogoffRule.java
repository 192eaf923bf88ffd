package io.github.sessionctl.logoff;

/** Why a session is left alone; the first that holds, in this order, is named. Later versions may add rules: a switch over them needs a default. */
public enum LogoffRule {
    /** Another session was asked for: by ID, by name or by logon, or the session was left out of the plan. */
    NOT_SELECTED("it was not asked for"),
    /** Session 0, in which Windows runs its services. */
    SERVICES("it is the services session"),
    /** Not a user's session: it listens for connections. */
    LISTENER("it is a listener"),
    /** The session is in a virtual machine on the host, where its ID means another session. */
    OTHER_MACHINE("it belongs to another machine"),
    /** Nobody is logged on. */
    NO_USER("nobody is logged on"),
    /** The session that this very process runs in, or one that may be its parent. */
    OWN_SESSION("this process runs in it"),
    /** The session at the physical console. */
    CONSOLE("it is the console session"),
    /** Not in a state that was asked for. */
    STATE("its state was not asked for"),
    /** The user is one of those to leave alone. */
    EXCLUDED_USER("its user is excluded"),
    /** The user is not one of those to log off. */
    NOT_INCLUDED_USER("its user was not asked for"),
    /** Disconnected, or idle, for less than was asked for. */
    TOO_RECENT("it was used too recently"),
    /** A time that has to be known is not: one that a minimum was asked for, or the logon by which the session is known again. */
    TIME_UNKNOWN("the time is not known"),
    /** A process that must not be ended runs in it, or none of its processes can be seen, so that nobody knows. */
    RUNNING_PROCESS("a process to be kept runs in it"),
    /** A rule of the embedding application keeps it. */
    CUSTOM("a rule of the application keeps it"),
    /** Enough sessions are logged off in this run. */
    LIMIT("the limit of logoffs is reached");

    private final String meaning;

    LogoffRule(String meaning) {
        this.meaning = meaning;
    }

    /** What the rule says of a session, as a clause. */
    public String meaning() {
        return meaning;
    }
}
