package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a host that have a role of their own, and so the reasons why a session is protected whatever a policy says. Immutable.
 */
public final class SpecialSessions {

    private static final String CONSOLE_NAME = "Console";

    private final Optional<SessionId> own;
    private final Optional<SessionId> console;
    private final boolean hasChildren;
    private final boolean isOwnRowKnown;
    private final @Nullable UserAccount ownUser;

    private SpecialSessions(
            Optional<SessionId> own,
            Optional<SessionId> console,
            boolean hasChildren,
            boolean isOwnRowKnown,
            @Nullable UserAccount ownUser) {
        this.own = own;
        this.console = console;
        this.hasChildren = hasChildren;
        this.isOwnRowKnown = isOwnRowKnown;
        this.ownUser = ownUser;
    }

    /**
     * Asks the host for them.
     *
     * @param listed the host's list, which tells whose session this process runs in
     * @throws io.github.sessionctl.session.SessionException when the host cannot tell
     */
    public static SpecialSessions of(SessionHost host, List<SessionInfo> listed) {
        Optional<SessionId> own = host.ownSession();
        Optional<SessionInfo> ownRow = own.flatMap(id -> listed.stream()
                .filter(row -> row.machine().isEmpty() && row.id().equals(id))
                .findFirst());
        return new SpecialSessions(
                own,
                host.consoleSession(),
                host.hasChildSessions(),
                ownRow.isPresent(),
                ownRow.map(SessionInfo::user).orElse(null));
    }

    /** The same as they are now. Whose session this process runs in does not change while it runs. */
    SpecialSessions again(SessionHost host) {
        Optional<SessionId> ownNow = host.ownSession();
        boolean isSame = ownNow.equals(own);
        return new SpecialSessions(
                ownNow,
                host.consoleSession(),
                host.hasChildSessions(),
                isSame && isOwnRowKnown,
                isSame ? ownUser : null);
    }

    /** The first of the rules from SERVICES to CONSOLE that protects the session; empty when none does. */
    public Optional<LogoffRule> protection(SessionInfo session) {
        return objections(session, rule -> false).map(LogoffObjection::rule);
    }

    /** Which of these rules a policy lifts for a session. */
    interface Lifting {
        boolean lifts(LogoffRule rule);
    }

    Optional<LogoffObjection> objections(SessionInfo session, Lifting policy) {
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
        if (session.user() == null && !policy.lifts(LogoffRule.NO_USER)) {
            return Optional.of(LogoffObjection.of(LogoffRule.NO_USER));
        }
        if (!policy.lifts(LogoffRule.OWN_SESSION)) {
            Optional<LogoffObjection> objection = ownSession(session);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return isConsole(session) && !policy.lifts(LogoffRule.CONSOLE)
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
        UserAccount user = session.user();
        boolean mayBeParent = hasChildren && user != null && (!isOwnRowKnown || mayBeOwn(session));
        return mayBeParent
                ? Optional.of(new LogoffObjection(
                        LogoffRule.OWN_SESSION, "it may be the parent of the session that this process runs in"))
                : Optional.empty();
    }

    /** By the name alone: where accounts are concerned that may be ours, domains may come in several forms. */
    private boolean mayBeOwn(SessionInfo session) {
        return ownUser != null
                && session.user() != null
                && UserAccount.folded(ownUser.name())
                        .equals(UserAccount.folded(session.user().name()));
    }

    /** Whether it is the session at the physical console, by the host's word or by its name. */
    boolean isConsole(SessionInfo session) {
        return (console.isPresent() && console.get().equals(session.id()))
                || session.name().equalsIgnoreCase(CONSOLE_NAME);
    }
}
