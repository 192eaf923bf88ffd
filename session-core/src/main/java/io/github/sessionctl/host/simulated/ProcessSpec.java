package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import org.jspecify.annotations.Nullable;

/**
 * A process of a scenario.
 *
 * @param process the process, without a user unless it was built in code with one
 * @param userName its user's name, null for its session's, {@code none} for one that is not told
 * @param domain its user's domain, null for its session's
 */
record ProcessSpec(
        SessionProcess process,
        @Nullable String userName,
        @Nullable String domain) {

    private static final String NOT_TOLD = "none";

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
