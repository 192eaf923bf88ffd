package io.github.sessionctl.host;

import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host that calls another one, always through {@link #call}: the beginning of one that puts the same around every call. */
public abstract class CallingSessionHost implements SessionHost {

    /** For subclasses; the other host is theirs to know. */
    protected CallingSessionHost() {}

    /**
     * Makes a call, on any thread.
     *
     * @param operation what the host is asked to do; {@link SessionOperation#OPEN} where it is asked what it is
     * @param session which session the call is about, null when about the whole host
     * @param body the call to the other host
     * @return what the other host answers
     */
    protected abstract <T> T call(
            SessionOperation operation, @Nullable SessionId session, Function<SessionHost, T> body);

    private void run(SessionOperation operation, @Nullable SessionId session, Consumer<SessionHost> body) {
        call(operation, session, host -> {
            body.accept(host);
            return true;
        });
    }

    @Override
    public Optional<SessionId> ownSession() {
        return call(SessionOperation.OPEN, null, SessionHost::ownSession);
    }

    @Override
    public Optional<SessionId> consoleSession() {
        return call(SessionOperation.OPEN, null, SessionHost::consoleSession);
    }

    @Override
    public String machineName() {
        return call(SessionOperation.OPEN, null, SessionHost::machineName);
    }

    @Override
    public boolean hasChildSessions() {
        return call(SessionOperation.OPEN, null, SessionHost::hasChildSessions);
    }

    @Override
    public List<SessionInfo> list() {
        return call(SessionOperation.LIST, null, SessionHost::list);
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        return call(SessionOperation.READ, session.id(), host -> host.read(session));
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        return call(SessionOperation.CLIENT, session.id(), host -> host.readClient(session));
    }

    @Override
    public List<SessionProcess> processes() {
        return call(SessionOperation.PROCESSES, null, SessionHost::processes);
    }

    @Override
    public List<SessionProcess> processes(SessionId session) {
        return call(SessionOperation.PROCESSES, session, host -> host.processes(session));
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        run(SessionOperation.MESSAGE, session, host -> host.sendMessage(session, message));
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        return call(SessionOperation.MESSAGE, session, host -> host.ask(session, message));
    }

    @Override
    public boolean awaitEvent() {
        return call(SessionOperation.EVENT, null, SessionHost::awaitEvent);
    }

    @Override
    public void endWaits() {
        run(SessionOperation.EVENT, null, SessionHost::endWaits);
    }

    @Override
    public void requestLogoff(SessionId session) {
        run(SessionOperation.LOGOFF, session, host -> host.requestLogoff(session));
    }

    @Override
    public void disconnect(SessionId session) {
        run(SessionOperation.DISCONNECT, session, host -> host.disconnect(session));
    }
}
