package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a machine.
 *
 * @param session which session it is about, null where the console alone passes to another one
 * @param isGone whether the session vanishes; where a process is named, that one instead
 * @param process the image name of a process that starts in the session, or ends; null for none
 * @param movesConsole whether another session is at the console from now on
 * @param console that session, null for none
 * @param values the session's new values by key
 */
record Happening(
        @Nullable SessionId session,
        boolean isGone,
        @Nullable String process,
        boolean movesConsole,
        @Nullable SessionId console,
        Map<String, String> values) {

    /** Checks the values: what means nothing is refused before it happens. */
    Happening {
        values = Map.copyOf(values);
        SimulatedSession.check(values);
    }

    /** A session gets new values, or comes with them. */
    static Happening change(SessionId session, Map<String, String> values) {
        return new Happening(session, false, null, false, null, values);
    }

    /** A session vanishes. */
    static Happening end(SessionId session) {
        return new Happening(session, true, null, false, null, Map.of());
    }

    /** Another session, or none, is at the console. */
    static Happening console(@Nullable SessionId session) {
        return new Happening(null, false, null, true, session, Map.of());
    }
}
