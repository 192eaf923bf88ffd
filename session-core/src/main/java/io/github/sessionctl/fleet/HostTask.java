package io.github.sessionctl.fleet;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;

/** What is to be done on each host. */
@FunctionalInterface
public interface HostTask<T> {

    /**
     * Does it, on a thread of its own. Shortly before the host's deadline, and when the whole run is stopped, the handle is over and the thread is
     * interrupted: what is returned then is in the report. Whatever acts on a session must go by the handle, so that nothing is sent after the
     * deadline.
     * @param host open; closed by the caller
     * @param cancellation over when the host's time is nearly up, or the whole run is
     * @return what came out, never null
     * @throws io.github.sessionctl.session.SessionException when it cannot be done
     */
    T run(SessionHost host, LogoffCancellation cancellation);
}
