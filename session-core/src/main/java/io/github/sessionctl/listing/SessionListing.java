package io.github.sessionctl.listing;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.HostList;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.SpecialSessions;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sessions of one host with all that can be known of each. Immutable.
 * @param special what makes sessions protected
 * @param sessions those that were there, in the host's order, without those that went while the list was made
 * @param notRead why times or client of a session could not be read, one for each such session; its row stays as it was listed
 */
public record SessionListing(
        HostAddress host, SpecialSessions special, List<SessionInfo> sessions, List<SessionException> notRead) {

    /** What says something about the whole host when it comes up at a single session. */
    private static final Set<Reason> HOST_FAILURES = Set.of(
            Reason.HOST_UNREACHABLE,
            Reason.CONNECTION_CLOSED,
            Reason.SERVICE_NOT_RUNNING,
            Reason.TIMED_OUT,
            Reason.INTERRUPTED,
            Reason.NOT_ASKED);

    private static final Set<LogoffRule> NOTHING_MORE_TO_TELL =
            Set.of(LogoffRule.SERVICES, LogoffRule.LISTENER, LogoffRule.OTHER_MACHINE);

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Keeps copies of the lists. */
    public SessionListing {
        sessions = List.copyOf(sessions);
        notRead = List.copyOf(notRead);
    }

    /**
     * Reads a host: one call for the list, one for each session that is neither the services' nor a listener, and two more for each that has a user,
     * for the client; one more for another list where a session is not found any more.
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
            sessions.add(hasMoreToTell ? read(host, listed, notRead) : listed);
        }
        removeThoseThatAreGone(host, sessions, notRead);
        return new SessionListing(host.address(), special, sessions, notRead);
    }

    /** Where something goes wrong the row stays, with what is known. */
    private static SessionInfo read(SessionHost host, SessionInfo listed, List<SessionException> notRead) {
        SessionInfo session = listed;
        try {
            session = host.read(session);
            return session.user() == null ? session : host.readClient(session);
        } catch (SessionException e) {
            if (HOST_FAILURES.contains(e.reason())) {
                throw e;
            }
            notRead.add(e);
            return session;
        }
    }

    /** Windows says the same of what is gone and of what this account may not see: another list tells. */
    private static void removeThoseThatAreGone(
            SessionHost host, List<SessionInfo> sessions, List<SessionException> notRead) {
        Set<SessionId> missing = notRead.stream()
                .filter(failure -> failure.reason() == Reason.NO_SUCH_SESSION)
                .flatMap(failure -> failure.session().stream())
                .collect(Collectors.toCollection(HashSet::new));
        if (!missing.isEmpty()) {
            host.list().stream()
                    .filter(SessionListing::isOwn)
                    .map(SessionInfo::id)
                    .forEach(missing::remove);
            sessions.removeIf(session -> isOwn(session) && missing.contains(session.id()));
            notRead.removeIf(
                    failure -> failure.session().filter(missing::contains).isPresent());
        }
    }

    private static boolean isOwn(SessionInfo session) {
        return session.machine().isEmpty();
    }

    /** The rule that protects the session whatever a policy says; empty when none does. */
    public Optional<LogoffRule> protection(SessionInfo session) {
        return special.protection(session);
    }

    /**
     * The table that people read, a heading first: what {@code query session} and {@code query user} show, without their shifting columns. Columns
     * that are empty in every row are left out. Times are shown in the zone.
     */
    public List<String> table(ZoneId zone) {
        TextTable table = new TextTable(
                "ID", "SESSION", "STATE", "USER", "LOGON", "IDLE", "LOCKED", "CLIENT", "ADDRESS", "PROTECTED");
        for (SessionInfo session : sessions) {
            ClientInfo client = Objects.requireNonNullElse(session.client(), ClientInfo.NONE);
            Instant logon = session.times() == null ? null : session.times().logon();
            table.row(
                    session.id().toString(),
                    session.name(),
                    session.state().windowsName(),
                    session.userText(),
                    logon == null ? "" : MINUTES.format(logon.atZone(zone)),
                    idle(session),
                    session.lock() == LockState.UNKNOWN ? "" : session.lock() == LockState.LOCKED ? "yes" : "no",
                    client.name(),
                    client.addressText().orElse(""),
                    protection(session).map(LogoffRule::name).orElse(""));
        }
        return table.lines();
    }

    private static String idle(SessionInfo session) {
        if (session.user() == null) {
            return "";
        }
        String unknown = session.times() == null ? "" : "unknown";
        return session.idle().map(DurationText::format).orElse(unknown);
    }
}
