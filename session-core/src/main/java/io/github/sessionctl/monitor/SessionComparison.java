package io.github.sessionctl.monitor;

import io.github.sessionctl.monitor.SessionEvent.Kind;
import io.github.sessionctl.monitor.SessionSnapshot.KnownSession;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two looks at a host, and what has changed between them. Pure. */
final class SessionComparison {

    private final Instant noticed;
    private final List<SessionEvent> events = new ArrayList<>();

    private SessionComparison(Instant noticed) {
        this.noticed = noticed;
    }

    /** What has changed: first the sessions that are gone, then the others in the order of the later look. */
    static List<SessionEvent> events(SessionSnapshot before, SessionSnapshot after, Instant noticed) {
        SessionComparison comparison = new SessionComparison(noticed);
        before.sessions().forEach((id, session) -> {
            if (!after.sessions().containsKey(id)) {
                comparison.gone(session);
            }
        });
        after.sessions().forEach((id, session) -> {
            KnownSession earlier = before.sessions().get(id);
            if (earlier == null) {
                comparison.appeared(null, session);
            } else if (earlier.isSameLogon(session.row())) {
                comparison.stayed(earlier, session);
            } else {
                comparison.passedOn(earlier, session);
            }
        });
        return comparison.events;
    }

    private void gone(KnownSession session) {
        if (session.hasUser()) {
            add(Kind.LOGGED_OFF, session.row(), null);
        } else if (session.isConnected()) {
            add(Kind.DISCONNECTED, session.row(), null);
        }
    }

    private void appeared(@Nullable SessionInfo before, KnownSession session) {
        if (session.hasUser()) {
            add(Kind.LOGGED_ON, before, session.row());
        } else if (session.isConnected()) {
            add(Kind.CONNECTED, before, session.row());
        }
    }

    /** The ID is there before and after, but not the logon. */
    private void passedOn(KnownSession before, KnownSession after) {
        if (!before.hasUser()) {
            appeared(before.row(), after);
            return;
        }
        if (after.hasUser()) {
            gone(before);
            appeared(null, after);
            return;
        }
        add(Kind.LOGGED_OFF, before.row(), after.row());
        if (after.isConnected() && !before.isConnected()) {
            appeared(before.row(), after);
        }
    }

    private void stayed(KnownSession before, KnownSession after) {
        if (before.isConnected() && !after.isConnected()) {
            add(Kind.DISCONNECTED, before.row(), after.row());
        } else if (!before.isConnected() && after.isConnected()) {
            add(after.hasUser() ? Kind.RECONNECTED : Kind.CONNECTED, before.row(), after.row());
        }
        String name = before.row().name();
        String newName = after.row().name();
        if (!name.isEmpty() && !newName.isEmpty() && !name.equals(newName)) {
            add(Kind.RENAMED, before.row(), after.row());
        }
        if (before.lock() != after.lock() && before.lock() != LockState.UNKNOWN) {
            add(after.lock() == LockState.LOCKED ? Kind.LOCKED : Kind.UNLOCKED, before.row(), after.row());
        }
    }

    private void add(Kind kind, @Nullable SessionInfo before, @Nullable SessionInfo after) {
        SessionInfo row = after == null ? Objects.requireNonNull(before) : after;
        events.add(new SessionEvent(kind, row.host(), before, after, noticed));
    }
}
