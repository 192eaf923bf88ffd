package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The explicit wish to log one session off, with one result: {@link LogoffSelectors} with an ID. State and times do not matter;
 * services, listeners and sessions without a user are refused always, the own session and the console unless forced. Immutable.
 */
public final class LogoffRequest implements LogoffSelection {

    private final SessionId session;
    private final @Nullable UserPattern user;
    private final boolean forced;
    private final LogoffSelectors selectors;

    private LogoffRequest(SessionId session, @Nullable UserPattern user, boolean forced, LogoffNotice notice) {
        this.session = session;
        this.user = user;
        this.forced = forced;
        LogoffSelectors.Builder builder = LogoffSelectors.builder().id(session).notice(notice);
        if (user != null) {
            builder.user(user);
        }
        if (forced) {
            builder.forced();
        }
        selectors = builder.build();
    }

    /** Logs the session with this ID off, whoever uses it. */
    public static LogoffRequest of(SessionId session) {
        return new LogoffRequest(session, null, false, LogoffNotice.none());
    }

    /** The same, but only if the user is this one; a number typed wrong, or given to another user meanwhile, does no harm. */
    public LogoffRequest onlyIfUsedBy(UserPattern expected) {
        return new LogoffRequest(session, expected, forced, notice());
    }

    /** The same, even for the own session and the console session. */
    public LogoffRequest forced() {
        return new LogoffRequest(session, user, true, notice());
    }

    /** The same, but its user is warned or asked first if the session is active. */
    public LogoffRequest withNotice(LogoffNotice notice) {
        return new LogoffRequest(session, user, forced, notice);
    }

    /** The ID of the session. */
    public SessionId session() {
        return session;
    }

    @Override
    public Optional<LogoffObjection> objection(SessionInfo candidate, SpecialSessions special) {
        return selectors.objection(candidate, special);
    }

    @Override
    public Optional<LogoffObjection> timeObjection(SessionInfo candidate) {
        return selectors.timeObjection(candidate);
    }

    @Override
    public boolean asksForProcesses() {
        return selectors.asksForProcesses();
    }

    @Override
    public Optional<LogoffObjection> processObjection(SessionInfo candidate, List<SessionProcess> processes) {
        return selectors.processObjection(candidate, processes);
    }

    @Override
    public int maxLogoffs() {
        return 1;
    }

    @Override
    public LogoffNotice notice() {
        return selectors.notice();
    }
}
