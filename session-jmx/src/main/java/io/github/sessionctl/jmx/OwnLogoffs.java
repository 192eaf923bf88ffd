package io.github.sessionctl.jmx;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host that remembers which logons it was asked to end, so that their end is not taken for somebody else's doing, nor a user's own logoff in a
 * grace period for ours. It knows the logon by the look that the runner takes right before it acts. Safe for use by several threads.
 */
final class OwnLogoffs extends ForwardingSessionHost {

    /** Beyond that the oldest are forgotten: they are long gone, and nobody has asked. */
    private static final int MOST = 10_000;

    private final Map<SessionId, SessionInfo> seen = new Latest();
    private final Map<SessionId, SessionInfo> ended = new Latest();

    private static final class Latest extends LinkedHashMap<SessionId, SessionInfo> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, SessionInfo> eldest) {
            return size() > MOST;
        }
    }

    OwnLogoffs(SessionHost host) {
        super(host);
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        SessionInfo read = super.read(session);
        synchronized (this) {
            seen.put(read.id(), read);
        }
        return read;
    }

    @Override
    public void requestLogoff(SessionId session) {
        @Nullable SessionInfo before;
        synchronized (this) {
            SessionInfo logon = seen.remove(session);
            before = ended.get(session);
            if (logon != null) {
                // Before the host is asked, for its end may be noticed at once.
                ended.put(session, logon);
            }
        }
        try {
            super.requestLogoff(session);
        } catch (SessionException e) {
            // What an earlier run has asked for is still ours.
            if (!e.mayHaveHappened()) {
                synchronized (this) {
                    ended.computeIfPresent(session, (id, logon) -> before);
                }
            }
            throw e;
        }
    }

    /** Whether this logon's end was asked for here. Asked once for each logon. */
    synchronized boolean remove(SessionInfo gone) {
        SessionInfo own = ended.get(gone.id());
        if (own == null || !own.userText().equalsIgnoreCase(gone.userText()) || !isSame(logon(own), logon(gone))) {
            return false;
        }
        ended.remove(gone.id());
        return true;
    }

    /** A time that is not known tells no logons apart. */
    private static boolean isSame(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null || one.equals(other);
    }

    private static @Nullable Instant logon(SessionInfo session) {
        SessionTimes times = session.times();
        return times == null ? null : times.logon();
    }
}
