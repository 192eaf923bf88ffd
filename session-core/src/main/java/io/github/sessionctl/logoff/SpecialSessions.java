package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.Optional;

/**
 * The sessions of a host that have a role of their own, and so the reasons why a session is protected whatever a policy says.
 *
 * @param own the session that this process runs in, if it runs on the host
 * @param console the session at the physical console, if somebody is attached to it
 */
public record SpecialSessions(Optional<SessionId> own, Optional<SessionId> console) {

    private static final String CONSOLE_NAME = "Console";

    /** Asks the host for them. */
    public static SpecialSessions of(SessionHost host) {
        return new SpecialSessions(host.ownSession(), host.consoleSession());
    }

    /** The first of SERVICES, LISTENER, NO_USER, OWN_SESSION and CONSOLE that protects the session; empty when none does. */
    public Optional<LogoffRule> protection(SessionInfo session) {
        if (session.id().equals(SessionId.SERVICES)) {
            return Optional.of(LogoffRule.SERVICES);
        }
        if (session.state() == ConnectState.LISTEN) {
            return Optional.of(LogoffRule.LISTENER);
        }
        if (session.user() == null) {
            return Optional.of(LogoffRule.NO_USER);
        }
        if (own.isPresent() && own.get().equals(session.id())) {
            return Optional.of(LogoffRule.OWN_SESSION);
        }
        if (isConsole(session)) {
            return Optional.of(LogoffRule.CONSOLE);
        }
        return Optional.empty();
    }

    private boolean isConsole(SessionInfo session) {
        return (console.isPresent() && console.get().equals(session.id()))
                || session.name().equalsIgnoreCase(CONSOLE_NAME);
    }
}
