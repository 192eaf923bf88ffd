package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.util.Map;

/**
 * What happens to a session right before a call.
 *
 * @param before the operation
 * @param call before which call of it, counted from 1
 * @param session the session that changes
 * @param gone whether it vanishes
 * @param values its new values by key
 */
record Change(SessionOperation before, int call, SessionId session, boolean gone, Map<String, String> values) {}
