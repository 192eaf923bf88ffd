package io.github.sessionctl.monitor;

import io.github.sessionctl.session.SessionInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has changed in a session between two looks. What happened and was undone between two looks is not seen: who logs on and disconnects
 * in one interval is LOGGED_ON, with a row that says Disconnected. Immutable.
 * @param host the host's address, as the caller named it
 * @param before the row before, null when there was none, or when the ID belonged to another logon
 * @param after the row after, null when there is none any more, or when the ID belongs to another logon now
 * @param noticed when it was noticed, by the clock of this machine; it happened since the look before
 */
public record SessionEvent(
        Kind kind,
        String host,
        @Nullable SessionInfo before,
        @Nullable SessionInfo after,
        Instant noticed) {

    /**
     * What has changed. A logon is a user with a logon time: another user under the same session ID is another logon, and so is the same user with
     * another logon time. A time that is not known, before or after, tells no logons apart.
     */
    public enum Kind {
        /** There is a logon that was not there before: in a new session, in one that nobody used, or in place of another one. */
        LOGGED_ON,
        /** A logon is gone: with its session, or the session is there without a user, or another logon has its ID. */
        LOGGED_OFF,
        /**
         * A client is connected to a session in which nobody is logged on yet: a new session is Active, Connected or Shadow without a user, or a
         * session without a user has become so. Listeners and the services session never are.
         */
        CONNECTED,
        /**
         * The client has gone: the session was Active, Connected or Shadow and is Disconnected or Idle. Its user stays logged on, or nobody had
         * logged on; in the latter case the session may be gone with its client, and there is no row after.
         */
        DISCONNECTED,
        /** A client is connected again to the same logon: the session was Disconnected or Idle and is Active, Connected or Shadow. */
        RECONNECTED,
        /** The desktop of the same logon was known to be unlocked and is locked. */
        LOCKED,
        /** The desktop of the same logon was known to be locked and is unlocked. */
        UNLOCKED,
        /** The same logon has another session name, as when it moves from the console to a client. A name that comes or goes is no rename. */
        RENAMED
    }
}
