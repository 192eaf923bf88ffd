package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A process of a scenario.
 *
 * @param process the process, without a user unless it was built in code with one
 * @param userName its user's name, null for its session's, {@code none} for one that is not told
 * @param domain its user's domain, null for its session's
 * @param isVisible whether this account sees it
 */
record ProcessSpec(
        SessionProcess process,
        @Nullable String userName,
        @Nullable String domain,
        boolean isVisible) {

    private static final String NOT_TOLD = "none";

    /** One of its session's user that has just started. */
    static ProcessSpec started(SessionId session, long processId, String name) {
        return new ProcessSpec(new SessionProcess(session, processId, name, 1, 0, 0, Duration.ZERO), null, null, true);
    }

    boolean isIn(SessionId session) {
        return process.session().equals(session);
    }

    boolean isNamed(String name) {
        return ScenarioValues.folded(process.name()).equals(ScenarioValues.folded(name));
    }

    /** Whose process it is, in this session and, where that has no user, for want of one. */
    String user(SimulatedSession session, String otherwise) {
        if (!process.user().isEmpty()) {
            return process.user();
        }
        String name = userName == null ? session.user() : userName;
        if (name.isEmpty()) {
            return otherwise;
        }
        if (name.equalsIgnoreCase(NOT_TOLD) && userName != null) {
            return "";
        }
        return new UserAccount(domain == null ? session.domain() : domain, name).toString();
    }
}
