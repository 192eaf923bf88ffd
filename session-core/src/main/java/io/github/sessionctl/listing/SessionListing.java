package io.github.sessionctl.listing;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostList;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.SpecialSessions;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.SessionTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions of one host with all that can be known of each. Immutable.
 *
 * @param host the host
 * @param special what makes sessions protected
 * @param sessions those that were there, in the host's order, without those that went while the list was made
 * @param notRead why times or client of a session could not be read, one for each such session; its row stays as it was listed
 */
public record SessionListing(
        HostAddress host, SpecialSessions special, List<SessionInfo> sessions, List<SessionException> notRead) {

    /** What says something about the whole host when it comes up at a single session. */
    private static final Set<Reason> HOST_FAILURES =
            Set.of(Reason.HOST_UNREACHABLE, Reason.CONNECTION_CLOSED, Reason.SERVICE_NOT_RUNNING, Reason.TIMED_OUT);

    private static final Set<LogoffRule> NOTHING_MORE_TO_TELL =
            Set.of(LogoffRule.SERVICES, LogoffRule.LISTENER, LogoffRule.OTHER_MACHINE);

    /** Keeps copies of the lists. */
    public SessionListing {
        sessions = List.copyOf(sessions);
        notRead = List.copyOf(notRead);
    }

    /**
     * Reads a host: one call for the list, one for each session that is neither the services' nor a listener, and two more for each that
     * has a user, for the client.
     *
     * @throws SessionException when the host could not be asked, also when that shows at a single session only
     */
    public static SessionListing of(SessionHost host) {
        List<SessionInfo> rows = HostList.of(host);
        SpecialSessions special = SpecialSessions.of(host, rows);
        List<SessionInfo> sessions = new ArrayList<>();
        List<SessionException> notRead = new ArrayList<>();
        for (SessionInfo listed : rows) {
            Optional<LogoffRule> protection = special.protection(listed);
            boolean hasMoreToTell =
                    protection.filter(NOTHING_MORE_TO_TELL::contains).isEmpty();
            if (hasMoreToTell) {
                read(host, listed, notRead).ifPresent(sessions::add);
            } else {
                sessions.add(listed);
            }
        }
        return new SessionListing(host.address(), special, sessions, notRead);
    }

    /** Empty when the session has gone. Where something else goes wrong the row stays, with what is known. */
    private static Optional<SessionInfo> read(SessionHost host, SessionInfo listed, List<SessionException> notRead) {
        SessionInfo session = listed;
        try {
            session = host.read(session);
            session = session.user() == null ? session : host.readClient(session);
        } catch (SessionException e) {
            if (e.reason() == Reason.NO_SUCH_SESSION) {
                return Optional.empty();
            }
            if (HOST_FAILURES.contains(e.reason())) {
                throw e;
            }
            notRead.add(e);
        }
        return Optional.of(session);
    }

    /** The rule that protects the session whatever a policy says; empty when none does. */
    public Optional<LogoffRule> protection(SessionInfo session) {
        return special.protection(session);
    }

    /**
     * The table that people read, a heading first.
     *
     * @param zone the time zone to show times in
     */
    public List<String> table(ZoneId zone) {
        return SessionTable.lines(
                sessions, session -> protection(session).map(LogoffRule::name).orElse(""), zone);
    }
}
