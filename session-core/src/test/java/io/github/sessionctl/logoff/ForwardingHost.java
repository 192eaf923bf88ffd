package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;

/** A host that does what another one does, for tests in which something happens between two calls. */
class ForwardingHost implements SessionHost {

    private final SessionHost host;

    ForwardingHost(SessionHost host) {
        this.host = host;
    }

    @Override
    public HostAddress address() {
        return host.address();
    }

    @Override
    public Optional<SessionId> ownSession() {
        return host.ownSession();
    }

    @Override
    public Optional<SessionId> consoleSession() {
        return host.consoleSession();
    }

    @Override
    public List<SessionInfo> list() {
        return host.list();
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        return host.read(session);
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        return host.readClient(session);
    }

    @Override
    public List<SessionProcess> processes() {
        return host.processes();
    }

    @Override
    public void logoff(SessionId session) {
        host.logoff(session);
    }

    @Override
    public void disconnect(SessionId session) {
        host.disconnect(session);
    }

    @Override
    public void close() {
        host.close();
    }
}
