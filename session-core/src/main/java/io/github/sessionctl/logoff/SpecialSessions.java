package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions of a host that have a role of their own, and so the reasons why a session is protected whatever a policy says. Immutable. */
public final class SpecialSessions {

    private static final String CONSOLE_NAME = "Console";

    private final Optional<SessionId> own;
    private final Optional<SessionId> console;
    private final boolean hasChildren;
    private final Optional<SessionInfo> ownRow;

    private SpecialSessions(SessionHost host, Optional<SessionId> own, Optional<SessionInfo> ownRow) {
        this.own = own;
        this.console = host.consoleSession();
        this.hasChildren = host.hasChildSessions();
        this.ownRow = ownRow;
    }

    /**
     * Asks the host for them.
     * @throws io.github.sessionctl.session.SessionException when the host cannot tell
     */
    public static SpecialSessions of(SessionHost host, List<SessionInfo> listed) {
        Optional<SessionId> own = host.ownSession();
        Optional<SessionInfo> ownRow = own.flatMap(id -> listed.stream()
                .filter(row -> row.machine().isEmpty() && row.id().equals(id))
                .findFirst());
        return new SpecialSessions(host, own, ownRow);
    }

    /** The same as they are now. Whose session this process runs in does not change while it runs. */
    SpecialSessions again(SessionHost host) {
        Optional<SessionId> ownNow = host.ownSession();
        return new SpecialSessions(host, ownNow, ownNow.equals(own) ? ownRow : Optional.empty());
    }

    /** The first of the rules from SERVICES to CONSOLE that protects the session; empty when none does. */
    public Optional<LogoffRule> protection(SessionInfo session) {
        return objections(session, rule -> false).map(LogoffObjection::rule);
    }

    /** The same, unless a policy lifts the rule for the session. */
    Optional<LogoffObjection> objections(SessionInfo session, Predicate<LogoffRule> lifts) {
        if (session.id().equals(SessionId.SERVICES)) {
            return Optional.of(LogoffObjection.of(LogoffRule.SERVICES));
        }
        if (session.state() == ConnectState.LISTEN) {
            return Optional.of(LogoffObjection.of(LogoffRule.LISTENER));
        }
        if (!session.machine().isEmpty()) {
            return Optional.of(
                    new LogoffObjection(LogoffRule.OTHER_MACHINE, "it belongs to the machine " + session.machine()));
        }
        if (session.user() == null && !lifts.test(LogoffRule.NO_USER)) {
            return Optional.of(LogoffObjection.of(LogoffRule.NO_USER));
        }
        Optional<LogoffObjection> objection = ownSession(session);
        if (objection.isPresent() && !lifts.test(LogoffRule.OWN_SESSION)) {
            return objection;
        }
        return isConsole(session) && !lifts.test(LogoffRule.CONSOLE)
                ? Optional.of(LogoffObjection.of(LogoffRule.CONSOLE))
                : Optional.empty();
    }

    private Optional<LogoffObjection> ownSession(SessionInfo session) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (own.get().equals(session.id())) {
            return Optional.of(LogoffObjection.of(LogoffRule.OWN_SESSION));
        }
        String why = "it may be the parent of the session that this process runs in";
        return hasChildren && mayBeOurs(session.user())
                ? Optional.of(new LogoffObjection(LogoffRule.OWN_SESSION, why))
                : Optional.empty();
    }

    /**
     * By the name alone: where accounts are concerned that may be ours, domains may come in several forms. Anybody's where our own is not known; a
     * service has none, and no parent.
     */
    private boolean mayBeOurs(@Nullable UserAccount user) {
        if (user == null || ownRow.isEmpty()) {
            return user != null;
        }
        UserAccount ours = ownRow.get().user();
        return ours == null
                ? !ownRow.get().id().equals(SessionId.SERVICES)
                : UserAccount.folded(ours.name()).equals(UserAccount.folded(user.name()));
    }

    /** Whether it is the session at the physical console, by the host's word or by its name. */
    boolean isConsole(SessionInfo session) {
        return (console.isPresent() && console.get().equals(session.id()))
                || session.name().equalsIgnoreCase(CONSOLE_NAME);
    }
}
