package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The explicit wish to log one session off. State and times do not matter; services, listeners and sessions without a user are
 * refused always, the own session and the console unless forced. Immutable.
 */
public final class LogoffRequest implements LogoffSelection {

    private final SessionId session;
    private final @Nullable UserPattern user;
    private final boolean forced;

    private LogoffRequest(SessionId session, @Nullable UserPattern user, boolean forced) {
        this.session = session;
        this.user = user;
        this.forced = forced;
    }

    /** Logs the session with this ID off, whoever uses it. */
    public static LogoffRequest of(SessionId session) {
        return new LogoffRequest(session, null, false);
    }

    /** The same, but only if the user is this one; a number typed wrong, or given to another user meanwhile, does no harm. */
    public LogoffRequest onlyIfUsedBy(UserPattern expected) {
        return new LogoffRequest(session, expected, forced);
    }

    /** The same, even for the own session and the console session. */
    public LogoffRequest forced() {
        return new LogoffRequest(session, user, true);
    }

    /** The ID of the session. */
    public SessionId session() {
        return session;
    }

    @Override
    public Optional<LogoffObjection> objection(SessionInfo candidate, SpecialSessions special) {
        if (!candidate.id().equals(session)) {
            return Optional.of(new LogoffObjection(LogoffRule.STATE, "only session " + session + " was asked for"));
        }
        Optional<LogoffRule> protection = special.protection(candidate).filter(rule -> !(forced && canBeForced(rule)));
        if (protection.isPresent()) {
            return protection.map(LogoffObjection::of);
        }
        if (user != null && candidate.user() != null && !user.matches(candidate.user())) {
            return Optional.of(new LogoffObjection(
                    LogoffRule.NOT_INCLUDED_USER, "its user is " + candidate.user() + ", not " + user));
        }
        return Optional.empty();
    }

    private static boolean canBeForced(LogoffRule rule) {
        return rule == LogoffRule.OWN_SESSION || rule == LogoffRule.CONSOLE;
    }

    @Override
    public Optional<LogoffObjection> timeObjection(SessionInfo candidate) {
        return Optional.empty();
    }

    @Override
    public boolean asksForProcesses() {
        return false;
    }

    @Override
    public Optional<LogoffObjection> processObjection(SessionInfo candidate, List<SessionProcess> processes) {
        return Optional.empty();
    }

    @Override
    public int maxLogoffs() {
        return 1;
    }
}
