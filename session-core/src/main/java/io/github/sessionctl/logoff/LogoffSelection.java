package io.github.sessionctl.logoff;

import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;

/**
 * Which sessions of a host are to be logged off: by policy ({@link LogoffPolicy}), or because they were asked for
 * ({@link LogoffSelectors}). Pure: it judges rows and asks nobody.
 */
public sealed interface LogoffSelection permits LogoffPolicy, LogoffSelectors {

    /** What speaks against logging the session off as far as the plain list tells; empty when nothing does. */
    Optional<LogoffObjection> objection(SessionInfo session, SpecialSessions special);

    /** What its times say against it. Asked only of sessions to which nothing else objects. */
    Optional<LogoffObjection> timeObjection(SessionInfo session);

    /** Whether running processes may object. Only then is the host asked for them, once for a plan. */
    boolean asksForProcesses();

    /** What the processes that run in the session say against it. */
    Optional<LogoffObjection> processObjection(SessionInfo session, List<SessionProcess> processes);

    /** How many sessions a run may log off at most. */
    int maxLogoffs();

    /** What the users of active sessions are told before they are logged off. */
    LogoffNotice notice();
}
