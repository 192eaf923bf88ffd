package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which logons have been asked to end here, so that their end is not taken for somebody else's doing. Safe for use by several threads. */
final class OwnLogoffs implements RunWitness {

    /** Beyond that the oldest are forgotten: they are long gone, and nobody has asked. */
    private static final int MOST = 10_000;

    private record Logon(
            SessionId session, String user, @Nullable Instant since) {

        static Logon of(SessionInfo session) {
            return new Logon(
                    session.id(),
                    session.userText(),
                    session.times() == null ? null : session.times().logon());
        }
    }

    private final Map<Logon, Boolean> logons = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Logon, Boolean> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public synchronized void planned(LogoffPlan plan) {
        for (LogoffDecision decision : plan.logoffs()) {
            logons.put(Logon.of(decision.session()), true);
        }
    }

    @Override
    public synchronized void ended(LogoffResult result) {
        if (result.outcome() != LogoffOutcome.LOGGED_OFF && result.outcome() != LogoffOutcome.STILL_LOGGING_OFF) {
            logons.remove(Logon.of(result.session()));
        }
    }

    /** Whether this logon's end was asked for here. Asked once for each logon. */
    synchronized boolean remove(SessionInfo gone) {
        return logons.remove(Logon.of(gone)) != null;
    }
}
