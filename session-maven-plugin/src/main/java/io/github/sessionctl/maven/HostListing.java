package io.github.sessionctl.maven;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.SpecialSessions;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one host, with all that can be known of each, or the reason why there is no list.
 *
 * @param special what makes sessions protected; null when the host could not be asked
 * @param sessions those that were there, without those that went while the list was made
 * @param notRead why times or client of a session could not be read, one for each such session
 * @param error why the host could not be asked; null when it could
 */
record HostListing(
        HostAddress host,
        @Nullable SpecialSessions special,
        List<SessionInfo> sessions,
        List<SessionException> notRead,
        @Nullable SessionException error) {

    static HostListing of(HostAddress address) {
        try (SessionHost host = SessionHosts.open(address)) {
            SpecialSessions special = SpecialSessions.of(host);
            List<SessionInfo> sessions = new ArrayList<>();
            List<SessionException> notRead = new ArrayList<>();
            for (SessionInfo listed : host.list()) {
                if (hasMoreToTell(special, listed)) {
                    read(host, listed, notRead).ifPresent(sessions::add);
                } else {
                    sessions.add(listed);
                }
            }
            return new HostListing(address, special, List.copyOf(sessions), List.copyOf(notRead), null);
        } catch (SessionException e) {
            return new HostListing(address, null, List.of(), List.of(), e);
        }
    }

    /** Services and listeners have neither times nor a client. */
    private static boolean hasMoreToTell(SpecialSessions special, SessionInfo session) {
        return special.protection(session)
                .filter(rule -> rule == LogoffRule.SERVICES || rule == LogoffRule.LISTENER)
                .isEmpty();
    }

    /** Empty when the session has gone. Where something else goes wrong the row stays, with what is known. */
    private static Optional<SessionInfo> read(SessionHost host, SessionInfo listed, List<SessionException> notRead) {
        SessionInfo session = listed;
        try {
            session = host.read(session);
            session = host.readClient(session);
        } catch (SessionException e) {
            if (e.reason() == Reason.NO_SUCH_SESSION) {
                return Optional.empty();
            }
            notRead.add(e);
        }
        return Optional.of(session);
    }

    /** The rule that protects the session whatever a policy says; empty when none does. */
    Optional<LogoffRule> protection(SessionInfo session) {
        return special == null ? Optional.empty() : special.protection(session);
    }
}
