package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a session still is the one that was planned for: the same ID, user, logon and state, and disconnected as long. Pure but for {@link #check}. */
public final class SameSession {

    private SameSession() {}

    /**
     * Looks at the session again.
     *
     * @return why it is left alone; empty when it is the planned one
     * @throws SessionException when the host does not tell, unless because the session is gone
     */
    static Optional<LogoffResult> check(SessionHost host, SessionInfo planned) {
        return check(host, planned, now -> Optional.empty());
    }

    /**
     * The same, and whether its times still are as they were asked for.
     *
     * @param timeObjection what speaks against it now, if anything does
     */
    static Optional<LogoffResult> check(
            SessionHost host, SessionInfo planned, Function<SessionInfo, Optional<LogoffObjection>> timeObjection) {
        try {
            SessionInfo now = host.read(planned);
            return change(planned, now)
                    .or(() -> timeObjection.apply(now).map(LogoffObjection::explanation))
                    .map(change -> LogoffResult.of(planned, LogoffOutcome.CHANGED, change));
        } catch (SessionException e) {
            return Optional.of(gone(planned, e));
        }
    }

    /** The result of a session that a call did not find; any other failure goes on its way. */
    static LogoffResult gone(SessionInfo planned, SessionException failure) {
        if (failure.reason() != Reason.NO_SUCH_SESSION) {
            throw failure;
        }
        return LogoffResult.of(planned, LogoffOutcome.ALREADY_GONE, failure.problem());
    }

    /**
     * What shows that the session is not the planned one any more, as a clause; empty when nothing does.
     *
     * @param planned the session as it was when it was chosen
     * @param now the same session ID, read again
     */
    public static Optional<String> change(SessionInfo planned, SessionInfo now) {
        UserAccount user = now.user();
        if (user == null) {
            return Optional.of("nobody is logged on to it any more");
        }
        if (planned.user() == null || !planned.user().isSameAs(user)) {
            return Optional.of("it belongs to " + user + " now");
        }
        if (planned.times() == null) {
            return Optional.of("its times could not be read when it was planned, so nothing shows that it is the same");
        }
        if (!Objects.equals(logon(planned), logon(now))) {
            return Optional.of("its logon is not the one that was planned");
        }
        if (planned.state() != now.state()) {
            return Optional.of("it is " + now.state() + " now, not " + planned.state());
        }
        if (now.state() == ConnectState.DISCONNECTED && !Objects.equals(disconnect(planned), disconnect(now))) {
            return Optional.of("its user has been back since it was planned");
        }
        return Optional.empty();
    }

    static @Nullable Instant logon(SessionInfo session) {
        SessionTimes times = session.times();
        return times == null ? null : times.logon();
    }

    private static @Nullable Instant disconnect(SessionInfo session) {
        SessionTimes times = session.times();
        return times == null ? null : times.disconnect();
    }
}
