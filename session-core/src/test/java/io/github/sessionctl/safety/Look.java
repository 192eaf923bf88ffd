package io.github.sessionctl.safety;

/**
 * A look at a session: the calls that tell of its place and its processes, and the one that reads it.
 *
 * @param session what was true, without what was not told
 * @param from the moment at which the look began
 * @param to the moment at which the session was read
 * @param begunAt when the call for that began, by the run's clock
 * @param endedAt when it returned
 */
record Look(TrueSession session, int from, int to, long begunAt, long endedAt) {}
