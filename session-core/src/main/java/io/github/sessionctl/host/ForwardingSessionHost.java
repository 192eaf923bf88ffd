package io.github.sessionctl.host;

import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;

/** A host that does what another one does: the beginning of one that adds something, such as measuring or recording calls. */
public abstract class ForwardingSessionHost implements SessionHost {

    private final SessionHost host;

    /** Forwards to this host, and closes it when it is closed itself. */
    protected ForwardingSessionHost(SessionHost host) {
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
    public String machineName() {
        return host.machineName();
    }

    @Override
    public boolean hasChildSessions() {
        return host.hasChildSessions();
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
    public List<SessionProcess> processes(SessionId session) {
        return host.processes(session);
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        host.sendMessage(session, message);
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        return host.ask(session, message);
    }

    @Override
    public boolean awaitEvent() {
        return host.awaitEvent();
    }

    @Override
    public void endWaits() {
        host.endWaits();
    }

    @Override
    public void requestLogoff(SessionId session) {
        host.requestLogoff(session);
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
