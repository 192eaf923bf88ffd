package io.github.sessionctl.session;

/** What was being done on a host, for error texts and for those who react to errors. */
public enum SessionOperation {
    /** Open the connection to a host. */
    OPEN("open the session API of"),
    /** List the sessions. */
    LIST("list the sessions"),
    /** Read the state and the times of one session. */
    READ("read the times of session"),
    /** Read what is known of the client of one session. */
    CLIENT("read the client of session"),
    /** List the processes. */
    PROCESSES("list the processes"),
    /** Log a session off. */
    LOGOFF("log off session"),
    /** Disconnect a session. */
    DISCONNECT("disconnect session"),
    /** Show a message in a session. */
    MESSAGE("send a message to session"),
    /** Wait for something to happen among the sessions. */
    EVENT("wait for events"),
    /** Bring to its end what was to be done on a host as a whole. */
    RUN("finish the run"),
    /** List the session hosts of a domain. */
    SERVERS("list the session hosts of");

    private final String words;

    SessionOperation(String words) {
        this.words = words;
    }

    /** The operation in words that go on with a session ID or, for those about the whole host, with {@code on HOST}. */
    String words() {
        return words;
    }
}
