package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.SpecialSessions;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session as JMX clients get it. A text is empty where there is nothing to say; the times are ISO 8601 in UTC.
 *
 * @param id the session ID
 * @param name the session name, empty when disconnected
 * @param state Windows' word for the connect state
 * @param user who is logged on
 * @param domain the user's domain
 * @param clientName the user's device, as it calls itself
 * @param clientAddress the address of the user's device, as it tells it
 * @param logonTime when the user logged on
 * @param disconnectTime when the client last disconnected
 * @param idleSeconds for how long nobody has used the session, null when not known
 * @param locked {@code yes}, {@code no} or {@code unknown}
 * @param protection the rule that protects the session from being logged off
 */
public record SessionRow(
        long id,
        String name,
        String state,
        String user,
        String domain,
        String clientName,
        String clientAddress,
        String logonTime,
        String disconnectTime,
        @Nullable Long idleSeconds,
        String locked,
        String protection) {

    static SessionRow of(SessionInfo session, SpecialSessions special) {
        UserAccount user = session.user();
        SessionTimes times = session.times() == null ? SessionTimes.UNKNOWN : session.times();
        ClientInfo client = session.client() == null ? ClientInfo.NONE : session.client();
        return new SessionRow(
                session.id().value(),
                session.name(),
                session.state().windowsName(),
                user == null ? "" : user.name(),
                user == null ? "" : user.domain(),
                client.name(),
                client.addressText().orElse(""),
                iso(times.logon()),
                iso(times.disconnect()),
                user == null ? null : session.idle().map(Duration::toSeconds).orElse(null),
                locked(session.lock()),
                special.protection(session).map(LogoffRule::name).orElse(""));
    }

    private static String iso(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String locked(LockState lock) {
        return lock == LockState.UNKNOWN ? "unknown" : lock == LockState.LOCKED ? "yes" : "no";
    }
}
