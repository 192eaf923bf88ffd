package io.github.sessionctl.fleet;

import io.github.sessionctl.host.SessionHost;

/**
 * What is to be done on each host.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
public interface HostTask<T> {

    /**
     * Does it. Runs on a thread of its own, which is interrupted when the host's time is nearly up: who then returns what there is
     * has it in the report.
     *
     * @param host open; closed by the caller
     * @throws io.github.sessionctl.session.SessionException when it cannot be done
     */
    T run(SessionHost host);
}
